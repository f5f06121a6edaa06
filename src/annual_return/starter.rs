//! An empty return for a year, to fill in.

use super::schema::form;
use crate::error::Error;
use crate::read;
use crate::value::Year;

/// An empty return as YAML, with what the form says of every key. With a year, the year and its first and last day are given.
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
    use granit_parser::{Event, Parser};
    use serde_json::{Map, Value};

    use super::*;
    use crate::annual_return::schema::{draft_schema, final_schema};

    /// The text as data: scalars as text, blanks and empty rows left out.
    fn data(yaml: &str) -> Value {
        let mut stack: Vec<(Value, Option<String>)> = vec![(Value::Array(Vec::new()), None)];
        let put = |stack: &mut Vec<(Value, Option<String>)>, value: Value| {
            let is_empty = matches!(&value, Value::Null)
                || value.as_array().is_some_and(Vec::is_empty)
                || value.as_object().is_some_and(Map::is_empty);
            match stack.last_mut().expect("a frame") {
                (Value::Object(map), key) => match key.take() {
                    None => *key = Some(value.as_str().expect("a key").to_owned()),
                    Some(key) if !is_empty => {
                        assert!(map.insert(key.clone(), value).is_none(), "{key} is given twice");
                    }
                    Some(_) => {}
                },
                (Value::Array(items), _) if !is_empty => items.push(value),
                _ => {}
            }
        };
        for event in Parser::new_from_str(yaml) {
            match event.expect("reads").0 {
                Event::Scalar(text, ..) => {
                    let value = if matches!(&*text, "" | "~") { Value::Null } else { Value::String(text.into_owned()) };
                    put(&mut stack, value);
                }
                Event::SequenceStart(..) => stack.push((Value::Array(Vec::new()), None)),
                Event::MappingStart(..) => stack.push((Value::Object(Map::new()), None)),
                Event::SequenceEnd | Event::MappingEnd => {
                    let (value, _) = stack.pop().expect("a frame");
                    put(&mut stack, value);
                }
                _ => {}
            }
        }
        stack.pop().expect("the file").0.as_array().and_then(|files| files.first()).cloned().unwrap_or_default()
    }

    /// Every key that is not asked for opened up, as people would do one by one.
    fn opened(yaml: &str) -> String {
        let open = |line: &str| {
            let text = line.trim_start();
            let lead = &line[..line.len() - text.len()];
            match text.strip_prefix('#') {
                Some(key) if !key.is_empty() && !key.starts_with(' ') => format!("{lead}{key}"),
                _ => line.to_owned(),
            }
        };
        yaml.lines().map(open).collect::<Vec<_>>().join("\n")
    }

    /// The keys of a text by their place, alternatives and the fields of a list's entries among them.
    fn keys(yaml: &str) -> Vec<String> {
        yaml.lines()
            .map(|line| line.trim_start().trim_start_matches("- "))
            .filter(|line| !line.starts_with("# "))
            .filter_map(|line| Some(line.split_once(':')?.0.to_owned()))
            .collect()
    }

    #[test]
    fn an_empty_return_passes_the_draft_form_and_gives_the_year() {
        let text = starter(Year::parse("2026-27")).expect("writes");
        let answers = data(&text);
        let expected = serde_json::json!({
            "schema_version": "2027.1", "reporting_year": "2026-27", "period_start": "2026-04-01", "period_end": "2027-03-31",
        });
        assert_eq!(answers, expected);
        let draft = jsonschema::validator_for(&draft_schema()).expect("compiles");
        assert!(draft.is_valid(&answers));
        assert_eq!(data(&starter(None).expect("writes")), serde_json::json!({ "schema_version": "2027.1" }));
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
        let asked: Vec<&String> = form["properties"].as_object().expect("keys").keys().collect();
        assert_eq!(written, asked);
    }

    #[test]
    fn every_key_of_every_group_is_there_once_all_are_opened() {
        let text = opened(&starter(None).expect("writes"));
        assert_eq!(data(&text), serde_json::json!({ "schema_version": "2027.1" }), "opening a key answers nothing");
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
