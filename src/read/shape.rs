//! What a group or a list holds, in the words of a message: the keys that are asked for, one entry in a line, what an empty list
//! says.

use serde_json::Value;

use super::form::Node as Schema;
use crate::finding::{FieldPath, Step};

/// The most keys an entry may have to be shown in one line.
const SHORT: usize = 4;

/// Whether a schema is that of a group of keys.
pub(super) fn is_group(schema: Schema) -> bool {
    schema.takes("object") || schema.get("properties").is_some()
}

/// The keys asked for in a group, in the form's order. Of a group with alternatives only the key that chooses, while none is chosen.
pub(super) fn asked_keys<'a>(group: Schema<'a>, data: Option<&Value>) -> Vec<&'a str> {
    let required = group.required(data);
    let ordered: Vec<&str> =
        group.properties(data).into_iter().map(|(key, _)| key).filter(|key| required.contains(key)).collect();
    if ordered.is_empty() { group.properties(data).into_iter().map(|(key, _)| key).collect() } else { ordered }
}

/// The keys of a group in words: "type and what goes with it", "name, job_title, from".
pub(super) fn keys(group: Schema) -> String {
    let keys = asked_keys(group, None).join(", ");
    if group.choice_key().is_some() { format!("{keys} and the keys that go with it") } else { keys }
}

/// What to write where a group is asked for.
pub(super) fn group(path: &FieldPath, schema: Schema) -> String {
    format!("write these on the lines below, each two spaces further in: {}; {} shows each", keys(schema), explain(path))
}

/// What to write where a list is asked for, on the line of its key or below it.
pub(super) fn list(path: &FieldPath, key: &str, schema: Schema) -> String {
    let entries = entries(path, schema);
    match said_when_empty(schema) {
        Some(nothing) => format!("if {nothing}, write `{key}: []`; otherwise {entries}"),
        None => entries,
    }
}

/// What to write for the entries of a list.
pub(super) fn entries(path: &FieldPath, schema: Schema) -> String {
    let Some(item) = schema.item() else { return "write each entry on a line of its own, after a dash and a space".to_owned() };
    if is_group(item) {
        return format!("add an entry for each on the lines below, {}; {} shows each key", entry(item), explain(path));
    }
    let codes = item.list("enum");
    let kinds = item.list("x-refers-to");
    if !codes.is_empty() {
        return format!(
            "write one or more on lines of their own, each after a dash and a space: {}",
            super::advice::listing(path, item)
        );
    }
    if !kinds.is_empty() {
        let kind = match kinds.as_slice() {
            [only] => format!("each {only}"),
            _ => format!("each (of a {})", crate::value::choice_of(&kinds)),
        };
        return format!("write the id of {kind} on a line of its own, after a dash and a space{}", said(schema));
    }
    format!("write each on a line of its own, after a dash and a space{}", said(schema))
}

/// One entry of a list of groups: in a line where it is short, else by its keys.
pub(super) fn entry(item: Schema) -> String {
    let keys = asked_keys(item, None);
    if keys.len() <= SHORT && item.choice_key().is_none() {
        let each: Vec<String> = keys.iter().map(|key| format!("{key}: …")).collect();
        return format!("as - {{ {} }}", each.join(", "));
    }
    format!("a dash and then its keys: {}", self::keys(item))
}

/// What an empty list says, where the form says that it is an answer: "there were none", "nothing did".
pub fn said_when_empty<'a>(schema: Schema<'a>) -> Option<&'a str> {
    let (_, after) = schema.text("description")?.split_once("An empty list says ")?;
    after.split(['.', ';']).next().map(str::trim)
}

/// Whether somebody wrote in words that there is nothing.
pub(super) fn means_nothing(typed: &str) -> bool {
    let typed = typed.trim().trim_end_matches('.').to_lowercase();
    matches!(typed.as_str(), "none" | "nil" | "n/a" | "na" | "no" | "nothing" | "not applicable" | "-" | "–" | "0")
}

/// What the form says of a field, in brackets: " (what it led)".
pub(super) fn said(schema: Schema) -> String {
    what(schema).map(|what| format!(" ({what})")).unwrap_or_default()
}

/// The first sentence of what the form says of a field, as it goes on in a sentence.
pub(super) fn what(schema: Schema) -> Option<String> {
    let text = schema.text("description")?.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = text.split_inclusive(". ").next().unwrap_or(&text).trim().trim_end_matches('.');
    (!first.is_empty()).then(|| super::words::uncapitalised(first))
}

/// The command that tells of a field; any entry of a list stands for all.
pub(super) fn explain(path: &FieldPath) -> String {
    let keys: Vec<&str> = path
        .0
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        })
        .collect();
    format!("`masa-return explain {}`", keys.join("."))
}
