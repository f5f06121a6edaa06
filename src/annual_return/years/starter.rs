//! An empty return for a year, to fill in.

use crate::annual_return::terms::schema::form;
use crate::error::Error;
use crate::read;
use crate::value::Year;

/// An empty return as YAML, with the description of every key from the form. If a year is given, the year and its first and last
/// day are filled in.
///
/// # Errors
/// When the form cannot be compiled, which a test rules out.
pub fn starter(year: Option<Year>) -> Result<String, Error> {
    let days = year.and_then(|year| Some((year, year.start()?, year.end()?)));
    let answers = days.map_or_else(Vec::new, |(year, start, end)| {
        vec![("reporting_year", year.to_string()), ("period_start", start.iso()), ("period_end", end.iso())]
    });
    Ok(read::starter(form()?, &answers))
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::annual_return::AnnualReturn;
    use crate::annual_return::terms::schema::{draft_schema, final_schema};
    use crate::read::{Reading, Source};

    fn reading(yaml: &str) -> Reading<AnnualReturn> {
        let source = Source { name: "starter.yaml".to_owned(), bytes: yaml.as_bytes().to_vec() };
        read::read(&[source], form().expect("compiles"))
    }

    /// The text with every optional key uncommented, as people would do one by one.
    fn opened(yaml: &str) -> String {
        let open = |line: &str| {
            let text = line.trim_start();
            match text.strip_prefix('#') {
                Some(key) if !key.is_empty() && !key.starts_with(' ') => line.replacen('#', "", 1),
                _ => line.to_owned(),
            }
        };
        yaml.lines().map(open).collect::<Vec<_>>().join("\n")
    }

    /// The keys of a text in their order, including alternatives and the fields of list entries.
    fn keys(yaml: &str) -> Vec<String> {
        yaml.lines()
            .map(|line| line.trim_start().trim_start_matches("- "))
            .filter(|line| !line.starts_with("# "))
            .filter_map(|line| Some(line.split_once(':')?.0.to_owned()))
            .collect()
    }

    #[test]
    fn an_empty_return_passes_the_draft_form_and_gives_the_year() {
        let reading = reading(&starter(Year::parse("2026-27")).expect("writes"));
        let expected = json!({
            "schema_version": "2027.1", "reporting_year": "2026-27", "period_start": "2026-04-01", "period_end": "2027-03-31",
        });
        let answers: Map<String, Value> =
            reading.data.as_object().expect("keys").clone().into_iter().filter(|(_, value)| !value.is_object()).collect();
        assert_eq!(Value::Object(answers), expected);
        let draft = jsonschema::validator_for(&draft_schema()).expect("compiles");
        assert!(draft.is_valid(&reading.data));
    }

    #[test]
    fn all_that_is_wrong_with_an_empty_return_is_that_it_is_not_answered() {
        let reading = reading(&starter(None).expect("writes"));
        let other: Vec<String> = reading
            .findings
            .iter()
            .filter(|finding| !finding.message.ends_with("is not answered"))
            .map(|finding| finding.message.clone())
            .collect();
        assert_eq!(other, Vec::<String>::new());
        for key in form().expect("compiles").top() {
            let asked = final_schema()["required"].as_array().expect("keys").contains(&key.into());
            let is_blank = reading.findings.iter().any(|finding| finding.path().part() == key);
            assert_eq!(is_blank, asked && key != "schema_version", "{key}");
        }
    }

    #[test]
    fn every_key_at_the_top_is_there_in_the_order_of_the_form() {
        let text = starter(None).expect("writes");
        let written: Vec<&str> = text
            .lines()
            .filter(|line| {
                line.starts_with(|first: char| first.is_alphabetic()) || line.starts_with('#') && !line.starts_with("# ")
            })
            .filter_map(|line| Some(line.trim_start_matches('#').split_once(':')?.0))
            .filter(|key| !key.starts_with(' ') && !key.starts_with('-'))
            .collect();
        let form = final_schema();
        let properties = form["properties"].as_object().expect("keys").iter();
        let typed: Vec<&String> = properties.filter(|(_, node)| node.get("doNotSuggest").is_none()).map(|(key, _)| key).collect();
        assert_eq!(written, typed);
    }

    #[test]
    fn every_key_of_every_group_is_there_once_all_are_opened() {
        let text = opened(&starter(None).expect("writes"));
        let faulty = reading(&text).findings.into_iter().find(|finding| finding.code.starts_with("REA"));
        assert_eq!(faulty, None, "opening a key breaks no line");
        let form = final_schema();
        let written = keys(&text);
        for (name, definition) in form["$defs"].as_object().expect("definitions") {
            for key in definition["properties"].as_object().into_iter().flat_map(Map::keys) {
                assert!(written.contains(key), "{name}.{key} is missing");
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_a_screen() {
        let text = starter(None).expect("writes");
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(110), "{widest:?}");
    }
}
