//! Removes entries from a return and adds further ones, so that every reference still leads somewhere.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::finance::is_for_services;
use super::json::{self, lists};

/// Fields that are removed when the entry they name is gone. An entry with any other reference is removed with it.
const LOOSE: [&str; 5] = ["service", "paid_from", "parent", "child_voice", "on_behalf_of"];

/// Removes the entries with these ids and everything that depends on them: a service whose need is gone, its money, a course
/// about it.
pub fn remove(data: &mut Value, ids: &[&str]) {
    let mut gone: BTreeSet<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let mut known = 0;
    while known < gone.len() {
        known = gone.len();
        let mut further = BTreeSet::new();
        lists(data, &mut |list| {
            list.retain(|entry| match entry {
                Value::String(text) => !gone.contains(text),
                Value::Object(fields) => {
                    let can_do_without_need = fields.contains_key("delivered") || fields.contains_key("story");
                    let names = |value: &Value| value.as_str().is_some_and(|text| gone.contains(text));
                    let goes = fields.iter().any(|(key, value)| names(value) && !is_loose(key, can_do_without_need));
                    if goes && let Some(id) = fields.get("id").and_then(Value::as_str) {
                        further.insert(id.to_owned());
                    }
                    !goes
                }
                _ => true,
            });
        });
        loosen(data, &gone);
        tidy(data, &mut further);
        gone.extend(further);
    }
}

/// Whether a reference can be left out. A course and a story can do without their need.
fn is_loose(key: &str, can_do_without_need: bool) -> bool {
    LOOSE.contains(&key) || (key == "need" && can_do_without_need)
}

fn loosen(data: &mut Value, gone: &BTreeSet<String>) {
    match data {
        Value::Object(fields) => {
            let stays = |key: &String, value: &Value| {
                key == "id"
                    || value.as_str().is_none_or(|text| !gone.contains(text))
                    || ["body", "owner", "lead"].contains(&key.as_str())
            };
            fields.retain(|key, value| stays(key, value));
            fields.values_mut().for_each(|value| loosen(value, gone));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| loosen(value, gone)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Marks entries that make no sense any more for removal: a service without a need or money, its spending line, a priority
/// without a need.
fn tidy(data: &mut Value, gone: &mut BTreeSet<String>) {
    let is_empty = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_array).is_none_or(Vec::is_empty);
    for service in json::entries(data, "commissioning.services") {
        let is_free = service.get("free_because").is_some();
        if is_empty(service, "addresses") || (is_empty(service, "funding") && !is_free) {
            gone.insert(json::text(service, "id").to_owned());
        }
    }
    for (list, key) in
        [("priorities.priorities", "needs"), ("scrutiny.findings", "addressed_to"), ("scrutiny.findings", "activities")]
    {
        for entry in json::entries(data, list).iter().filter(|entry| is_empty(entry, key)) {
            gone.insert(json::text(entry, "id").to_owned());
        }
    }
    if let Some(list) = json::at_mut(data, "next_year.priorities").and_then(Value::as_array_mut) {
        list.retain(|entry| !is_empty(entry, "needs"));
    }
    // A spending line only for services needs services to account for it.
    let paid: BTreeSet<String> = json::entries(data, "commissioning.services")
        .iter()
        .filter(|service| !gone.contains(json::text(service, "id")))
        .flat_map(|service| json::entries(service, "funding"))
        .map(|funding| json::text(funding, "line").to_owned())
        .collect();
    for line in json::entries(data, "finance.spending") {
        let id = json::text(line, "id");
        if is_for_services(line) && !paid.contains(id) {
            gone.insert(id.to_owned());
        }
    }
    evidence(data);
}

/// Replaces removed evidence with a document: a need must have evidence.
fn evidence(data: &mut Value) {
    match data {
        Value::Object(fields) => {
            if let Some(list) = fields.get_mut("evidence").and_then(Value::as_array_mut).filter(|list| list.is_empty()) {
                list.push(json!({
                    "type": "document",
                    "title": "A report made up for testing",
                    "url": "https://www.synthetic.example/report",
                    "date": "2026-12-10"
                }));
            }
            fields.retain(|_, value| !value.as_array().is_some_and(|list| list.is_empty()));
            fields.values_mut().for_each(evidence);
        }
        Value::Array(list) => list.iter_mut().for_each(evidence),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Adds a copy of an existing entry under another id, with a word added to its title.
pub fn repeat(data: &mut Value, path: &str, id: &str, number: usize) -> Option<String> {
    let new_id = format!("{id}-{number}");
    let mut entry = json::entries(data, path).iter().find(|entry| json::is(entry, "id", id))?.clone();
    let word = ["", "", "second", "third", "fourth", "fifth"].get(number).copied().unwrap_or("further");
    json::put(&mut entry, "id", new_id.clone());
    for key in ["name", "title", "description", "what"] {
        if entry.get(key).is_some() {
            let title = format!("{} ({word})", json::text(&entry, key));
            json::put(&mut entry, key, title);
            break;
        }
    }
    // Ids of nested entries may be used only once.
    if let Some(fields) = entry.as_object_mut() {
        for value in fields.values_mut() {
            lists(value, &mut |list| {
                for inner in list.iter_mut().filter_map(Value::as_object_mut) {
                    inner.remove("id");
                }
            });
        }
    }
    json::list(data, path).push(entry);
    Some(new_id)
}

/// Adds a copy of an existing service, with its own spending lines.
pub fn repeat_service(data: &mut Value, id: &str, number: usize) {
    let Some(new_id) = repeat(data, "commissioning.services", id, number) else { return };
    let service = json::entries(data, "commissioning.services").iter().find(|entry| json::is(entry, "id", &new_id));
    let lines: Vec<String> = service
        .map_or(&[] as &[Value], |service| json::entries(service, "funding"))
        .iter()
        .map(|f| json::text(f, "line").to_owned())
        .collect();
    let mut renamed = Vec::new();
    for line in lines {
        if let Some(new_line) = repeat(data, "finance.spending", &line, number) {
            renamed.push((line, new_line));
        }
    }
    for service in json::entries_mut(data, "commissioning.services").iter_mut().filter(|entry| json::is(entry, "id", &new_id)) {
        for funding in json::entries_mut(service, "funding") {
            let new_line = renamed.iter().find(|(line, _)| json::is(funding, "line", line)).map(|(_, new)| new.clone());
            if let Some(new_line) = new_line {
                json::put(funding, "line", new_line);
            }
        }
    }
}
