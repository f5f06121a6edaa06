//! Checks the ledger `schema/guidance.md` against the form and the rules: it has a reason for everything the form asks.

use std::collections::{BTreeMap, BTreeSet};

use masa_return::annual_return::rules;
use masa_return::annual_return::terms::schema::final_schema;
use masa_return::read;
use serde_json::Value;

const LEDGER: &str = include_str!("../../schema/guidance.md");

#[test]
fn every_field_the_ledger_names_is_in_the_form() {
    let form = fields();
    let unknown: Vec<&str> = named().filter(|name| is_field(name) && !form.contains_key(*name)).collect();
    assert!(unknown.is_empty(), "schema/guidance.md names fields that the form does not have: {unknown:#?}");
}

#[test]
fn every_rule_the_ledger_names_is_there() {
    let codes: BTreeSet<&str> =
        rules::all().map(|rule| rule.code).chain(read::catalogue().iter().map(|entry| entry.code)).collect();
    let unknown: Vec<&str> = named().filter(|name| is_code(name) && !codes.contains(name)).collect();
    assert!(unknown.is_empty(), "schema/guidance.md names rules that the tool does not have: {unknown:?}");
}

#[test]
fn every_required_field_has_its_reason() {
    let named: BTreeSet<&str> = named().collect();
    let form = fields();
    let without: Vec<&String> =
        form.iter().filter(|(path, required)| **required && !named.contains(path.as_str())).map(|(path, _)| path).collect();
    assert!(
        without.is_empty(),
        "the form requires these, and schema/guidance.md does not say why: give each a row there, or make it Optional: {without:#?}"
    );
}

#[test]
fn every_item_of_the_two_documents_has_one_row() {
    for item in (1..=16).map(|n| format!("Y{n}")).chain((1..=18).map(|n| format!("A{n}"))) {
        assert_eq!(rows().filter(|cells| cells[0] == item).count(), 1, "{item} in schema/guidance.md");
    }
}

#[test]
fn every_row_says_where_it_is_asked_and_what_came_of_it() {
    let asked: Vec<Vec<&str>> = rows().filter(|cells| cells.len() == 7 && cells[0] != "Id").collect();
    assert!(asked.len() > 60, "only {} rows were read", asked.len());
    let mut ids = BTreeSet::new();
    for cells in asked {
        assert!(ids.insert(cells[0].to_owned()), "{} is an id of two rows", cells[0]);
        assert!(cells.iter().all(|cell| !cell.is_empty()), "{} has an empty cell", cells[0]);
        let mark = ["In force", "Recalled", "Proposed", "Custom"].iter().any(|mark| cells[3].starts_with(mark));
        assert!(mark, "{}: the status {:?} is not in the legend", cells[0], cells[3]);
        assert!(cells[4] != "none" || cells[6].starts_with("Not"), "{} has no field and no reason", cells[0]);
    }
}

/// Every text in backticks.
fn named() -> impl Iterator<Item = &'static str> {
    LEDGER.split('`').skip(1).step_by(2)
}

/// The rows of all tables, cell by cell.
fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    let rows = LEDGER.lines().filter(|line| line.starts_with("| "));
    rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
}

fn is_code(name: &str) -> bool {
    let form = |(i, c): (usize, char)| if i < 3 { c.is_ascii_uppercase() } else { c == '-' && i == 3 || c.is_ascii_digit() };
    name.len() == 7 && name.chars().enumerate().all(form)
}

fn is_field(name: &str) -> bool {
    name != "[]" && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.[]".contains(c))
}

/// Every field of the form by path, and whether it is required when its group is given.
fn fields() -> BTreeMap<String, bool> {
    let schema = final_schema();
    let mut fields = BTreeMap::new();
    walk(&schema, &schema, "", &mut fields);
    assert!(fields.len() > 800, "only {} fields were found", fields.len());
    fields
}

fn walk(schema: &Value, node: &Value, path: &str, fields: &mut BTreeMap<String, bool>) {
    if let Some(name) = node["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        walk(schema, &schema["$defs"][name], path, fields);
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        for part in node[keyword].as_array().into_iter().flatten() {
            walk(schema, part, path, fields);
        }
    }
    for keyword in ["then", "else"] {
        if node[keyword].is_object() {
            walk(schema, &node[keyword], path, fields);
        }
    }
    if node["items"].is_object() {
        walk(schema, &node["items"], &format!("{path}[]"), fields);
    }
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    for (key, field) in node["properties"].as_object().into_iter().flatten() {
        fields.entry(below(key)).or_insert(false);
        walk(schema, field, &below(key), fields);
    }
    for key in node["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        fields.insert(below(key), true);
    }
}
