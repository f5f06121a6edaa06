//! Groups and lists in the words of a message: the keys they need, an entry in one line, what an empty list means.

use serde_json::Value;

use super::form::Node as Schema;
use super::words::humanised;
use crate::finding::{FieldPath, Step};

/// The most keys an entry may have to be shown in one line.
const SHORT: usize = 4;

/// Whether a schema is that of a group of keys.
pub(super) fn is_group(schema: Schema) -> bool {
    schema.is_group()
}

/// The required keys of a group, in the form's order. While no alternative is chosen, only the key that chooses one is included.
pub(super) fn asked_keys<'a>(group: Schema<'a>, data: Option<&Value>) -> Vec<&'a str> {
    let required = group.required(data);
    let ordered: Vec<&str> =
        group.properties(data).into_iter().map(|(key, _)| key).filter(|key| required.contains(key)).collect();
    if ordered.is_empty() { group.properties(data).into_iter().map(|(key, _)| key).collect() } else { ordered }
}

/// The keys of a group in words: "type and the keys that go with it", "answer (yes, partly or no), evidence".
pub(super) fn keys(group: Schema) -> String {
    let asked = asked_keys(group, None);
    let each: Vec<String> = asked
        .iter()
        .map(|key| match group.property(key, None).and_then(choices) {
            Some(choices) => format!("{key} ({choices})"),
            None => shaped(key, group.property(key, None)),
        })
        .collect();
    let keys = each.join(", ");
    if group.choice_key().is_some() { format!("{keys} and the keys that go with it") } else { keys }
}

/// A key followed by the outline of its value when that is not plain text: `parties: [{ body: … }]`.
fn shaped(key: &str, schema: Option<Schema>) -> String {
    match schema {
        Some(schema) if schema.takes("array") || is_group(schema) => format!("{key}: {}", brackets(schema)),
        _ => key.to_owned(),
    }
}

/// The outline of a key's value, written in brackets.
pub(super) fn brackets(schema: Schema) -> String {
    if schema.takes("array") {
        return match schema.item().filter(|item| is_group(*item)) {
            Some(item) => format!("[{}]", braces(item)),
            None => "[…]".to_owned(),
        };
    }
    if is_group(schema) { braces(schema) } else { "…".to_owned() }
}

/// A group in braces with its first keys.
fn braces(group: Schema) -> String {
    let asked = asked_keys(group, None);
    let mut each: Vec<String> = asked
        .iter()
        .take(SHORT)
        .map(|key| match group.property(key, None) {
            Some(inner) if inner.takes("array") => format!("{key}: […]"),
            Some(inner) if is_group(inner) => format!("{key}: {{ … }}"),
            _ => format!("{key}: …"),
        })
        .collect();
    if asked.len() > SHORT || group.choice_key().is_some() {
        each.push("…".to_owned());
    }
    format!("{{ {} }}", each.join(", "))
}

/// What to write for a group or list inside brackets, where there can be no further lines or dashes.
pub(super) fn inside(path: &FieldPath, key: &str, schema: Schema) -> String {
    let lead = match said_when_empty(schema) {
        Some(nothing) => format!("{nothing}, write `{key}: []`; otherwise write"),
        None => "write".to_owned(),
    };
    let group = if schema.takes("array") { schema.item().filter(|item| is_group(*item)) } else { Some(schema) };
    let keys = group.filter(|group| asked_keys(*group, None).len() > SHORT || group.choice_key().is_some());
    let keys = keys.map(|group| format!(", with {}", self::keys(group))).unwrap_or_default();
    let codes = schema.item().filter(|item| !item.list("enum").is_empty());
    let codes = codes.map(|item| format!(", with {}", listing(path, item))).unwrap_or_default();
    format!("{lead} `{key}: {}` inside the brackets{keys}{codes}; {} shows more", brackets(schema), explain(path))
}

/// The choices for a key, if they fit in a few words; otherwise `None`.
fn choices(schema: Schema) -> Option<String> {
    let codes = schema.list("enum");
    if schema.takes("boolean") {
        return Some("true or false".to_owned());
    }
    (codes.len() > 1 && codes.len() <= SHORT + 1).then(|| crate::value::choice_of(&codes))
}

/// What to write for a group without an answer; `written` says whether its key is in the file.
pub(super) fn group(path: &FieldPath, key: &str, schema: Schema, written: bool) -> String {
    let lead = if written { "write these on".to_owned() } else { format!("add `{key}:` and on") };
    format!("{lead} the lines below, each two spaces further in: {}; {} shows each", keys(schema), explain(path))
}

/// What to write for a list without an answer; `written` says whether its key is in the file.
pub(super) fn list(path: &FieldPath, key: &str, schema: Schema, written: bool) -> String {
    let entries = entries(path, schema);
    match said_when_empty(schema) {
        Some(nothing) if written => format!("{nothing}, write `{key}: []`; otherwise write {entries}"),
        Some(nothing) => format!("{nothing}, add `{key}: []`; otherwise add `{key}:` with {entries}"),
        None if written => format!("write {entries}"),
        None => format!("add `{key}:` with {entries}"),
    }
}

/// What the entries of a list are and how to write them, to follow the word "write".
pub(super) fn entries(path: &FieldPath, schema: Schema) -> String {
    let Some(item) = schema.item() else { return "each entry on a line of its own below, after a dash and a space".to_owned() };
    if is_group(item) {
        return format!("an entry for each on the lines below, {}; {} shows each key", entry(item), explain(path));
    }
    if !item.list("enum").is_empty() {
        let choices = listing(path, item);
        return format!("one or more on lines of their own below, each after a dash and a space: {choices}");
    }
    let each = match item.list("x-refers-to").as_slice() {
        [] => "each".to_owned(),
        [only] => format!("the id of each {only}"),
        kinds => format!("the id of each {}", crate::value::choice_of(kinds)),
    };
    format!("{each} on a line of its own below, after a dash and a space{}", said(schema))
}

/// One entry of a list of groups, to follow the words "an entry": in one line when it is short, otherwise by its keys.
pub(super) fn entry(item: Schema) -> String {
    let keys = asked_keys(item, None);
    if keys.len() <= SHORT && item.choice_key().is_none() {
        let each: Vec<String> = keys
            .iter()
            .map(|key| format!("{key}: {}", item.property(key, None).map_or_else(|| "…".to_owned(), brackets)))
            .collect();
        let chosen: String =
            keys.iter().filter_map(|key| Some(format!(", where {key} is {}", choices(item.property(key, None)?)?))).collect();
        return format!("as - {{ {} }}{chosen}", each.join(", "));
    }
    format!("with a dash before the first of its keys: {}", self::keys(item))
}

/// When an empty list is a valid answer, in words ("if there were none"); `None` when the form does not say that it is.
pub fn said_when_empty(schema: Schema) -> Option<&'static str> {
    let (_, says) = schema.text("description")?.split_once("An empty list says ")?;
    Some(if says.starts_with("there were none") { "if there were none" } else { "if there is nothing to list" })
}

/// Whether somebody wrote in words that there is nothing.
pub(super) fn means_nothing(typed: &str) -> bool {
    let typed = typed.trim().trim_end_matches('.').to_lowercase();
    matches!(typed.as_str(), "none" | "nil" | "n/a" | "na" | "no" | "nothing" | "not applicable" | "-" | "–" | "0")
}

/// The form's description of a field, in brackets: " (what it led)".
pub(super) fn said(schema: Schema) -> String {
    what(schema).map(|what| format!(" ({what})")).unwrap_or_default()
}

/// The first sentence of the form's description of a field, as part of a longer sentence.
pub(super) fn what(schema: Schema) -> Option<String> {
    let text = schema.text("description")?.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = text.split_inclusive(". ").next().unwrap_or(&text).trim().trim_end_matches('.');
    (!first.is_empty()).then(|| super::words::uncapitalised(first))
}

/// The command that explains a field. For list entries it is the same for every entry.
pub(super) fn explain(path: &FieldPath) -> String {
    let keys: Vec<&str> = path
        .0
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some(&**key),
            Step::Index(_) => None,
        })
        .collect();
    format!("`masa-return explain {}`", keys.join("."))
}

/// Up to this many choices are listed with their meanings.
pub(super) const FEW: usize = 12;

/// The choices. If there are few, all of them with their meanings; otherwise some of them, and the command that shows the rest.
pub(super) fn listing(path: &FieldPath, schema: Schema) -> String {
    let codes = schema.list("enum");
    let words = if codes.len() <= FEW { schema.list("enumDescriptions") } else { schema.list("x-labels") };
    let each = codes.iter().enumerate().map(|(i, code)| match words.get(i) {
        // "low (Low)" says nothing twice.
        Some(meaning) if !meaning.is_empty() && meaning.trim_end_matches('.') != humanised(code) => {
            format!("{code} ({})", meaning.trim_end_matches('.'))
        }
        _ => (*code).to_owned(),
    });
    if codes.len() <= FEW {
        return crate::value::choice_of(&each.collect::<Vec<_>>());
    }
    let some: Vec<String> = each.take(SOME).collect();
    format!("one of {} codes, such as {}; {} lists them all", codes.len(), some.join(", "), explain(path))
}

/// How many choices of a longer list are named.
const SOME: usize = 3;
