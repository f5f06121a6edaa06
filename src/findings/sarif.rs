//! Findings as SARIF 2.1.0, for programs that display findings. There are no snippets: the only text from the return is what
//! messages quote.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::checks::Check;
use super::{Results, Unread};
use crate::finding::{Finding, Level, Place, Span};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The findings as a log of one run. It has a rule for every code that was found or could not be checked, and a result for every
/// finding. An explained finding is suppressed, with the explanation as its justification.
pub fn sarif(results: &[Results], unread: &[Unread]) -> Value {
    let mut rules: Vec<&str> = Vec::new();
    let found = results.iter().flat_map(|results| results.told.findings());
    let unmade = results.iter().flat_map(|results| &results.not_checked);
    for code in found.map(|finding| finding.code.as_str()).chain(unmade.map(|not| not.code.as_str())) {
        if !rules.contains(&code) {
            rules.push(code);
        }
    }
    rules.sort_unstable();
    let checks = results.first().map(|results| results.checks).unwrap_or_default();
    let told: Vec<Value> = results.iter().flat_map(|results| log(results, &rules)).collect();
    let notes: Vec<Value> = results.iter().flat_map(|results| notes(results, &rules)).collect();
    let failures: Vec<Value> = unread
        .iter()
        .map(|unread| json!({ "level": "error", "message": { "text": format!("{}: {}", unread.name, unread.reason) } }))
        .collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": super::TOOL,
                "version": super::VERSION,
                "semanticVersion": super::VERSION,
                "rules": rules.iter().map(|code| rule(code, checks)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "ROOT": { "description": { "text": "The folder in which the tool was started." } } },
            "invocations": [{
                "executionSuccessful": unread.is_empty(),
                "toolExecutionNotifications": failures.into_iter().chain(notes).collect::<Vec<_>>(),
            }],
            "results": told,
        }],
    })
}

fn rule(code: &str, checks: &[Check]) -> Value {
    let Some(check) = checks.iter().find(|check| check.code == code) else { return json!({ "id": code }) };
    let example = if check.passes.is_empty() { String::new() } else { format!("\n\nThis passes:\n\n{}", check.passes) };
    let fenced =
        if check.passes.is_empty() { String::new() } else { format!("\n\nThis passes:\n\n```yaml\n{}```\n", check.passes) };
    json!({
        "id": code,
        "shortDescription": { "text": check.title },
        "fullDescription": { "text": check.why },
        "help": { "text": format!("{}{example}", check.why), "markdown": format!("{}{fenced}", check.why) },
        "defaultConfiguration": { "level": level(check.level) },
        "properties": { "section": check.part },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Query => "warning",
        Level::Advice => "note",
    }
}

fn log(results: &Results, rules: &[&str]) -> Vec<Value> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    results
        .told
        .findings()
        .iter()
        .map(|finding| {
            let mut result = Map::new();
            result.insert("ruleId".to_owned(), finding.code.clone().into());
            if let Some(index) = rules.iter().position(|code| *code == finding.code) {
                result.insert("ruleIndex".to_owned(), index.into());
            }
            result.insert("level".to_owned(), level(finding.level).into());
            let stop = if finding.help.is_empty() { "" } else { ". " };
            result.insert("message".to_owned(), json!({ "text": format!("{}{stop}{}", finding.message, finding.help) }));
            let places: Vec<Value> = finding.places.iter().take(1).map(|place| location(results, place)).collect();
            result.insert("locations".to_owned(), places.into());
            let related: Vec<Value> = finding.places.iter().skip(1).map(|place| location(results, place)).collect();
            if !related.is_empty() {
                result.insert("relatedLocations".to_owned(), related.into());
            }
            let times = seen.entry(format!("{}\n{}", finding.code, finding.about)).or_default();
            *times += 1;
            result.insert("partialFingerprints".to_owned(), json!({ "codeAndSubject/v1": fingerprint(finding, *times) }));
            if let Some(explanation) = &finding.explanation {
                result.insert("suppressions".to_owned(), json!([{ "kind": "inSource", "justification": explanation }]));
            }
            Value::Object(result)
        })
        .collect()
}

/// An identifier that stays the same when lines move: it depends on the code, on what the finding is about, and on `times`, which
/// numbers findings with the same code and subject.
fn fingerprint(finding: &Finding, times: usize) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(format!("{}\n{}\n{times}", finding.code, finding.about)).iter().take(16) {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn location(results: &Results, place: &Place) -> Value {
    let mut location = Map::new();
    let file = place.span.as_ref().map_or(results.name.as_str(), |span| span.file.as_str());
    let mut physical = Map::new();
    physical.insert("artifactLocation".to_owned(), artifact(file));
    if let Some(span) = &place.span {
        physical.insert("region".to_owned(), region(span));
    }
    location.insert("physicalLocation".to_owned(), physical.into());
    let path = place.path.to_string();
    if !path.is_empty() {
        location.insert("logicalLocations".to_owned(), json!([{ "fullyQualifiedName": path, "kind": "member" }]));
    }
    if !place.note.is_empty() {
        location.insert("message".to_owned(), json!({ "text": place.note }));
    }
    Value::Object(location)
}

fn region(span: &Span) -> Value {
    json!({
        "startLine": span.line.max(1),
        "startColumn": span.column.max(1),
        "endLine": span.end_line.max(span.line).max(1),
        "endColumn": span.end_column.max(1),
    })
}

/// The URI of a file, relative to the folder the tool was started in unless the path is absolute.
fn artifact(file: &str) -> Value {
    let mut uri = String::new();
    for byte in file.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    if uri.starts_with('/') {
        json!({ "uri": format!("file://{uri}") })
    } else if file.as_bytes().get(1) == Some(&b':') {
        json!({ "uri": format!("file:///{uri}") })
    } else {
        json!({ "uri": uri, "uriBaseId": "ROOT" })
    }
}

fn notes(results: &Results, rules: &[&str]) -> Vec<Value> {
    results
        .not_checked
        .iter()
        .map(|not| {
            let title = results.check(&not.code).map_or("", |check| &check.title);
            let place = super::page::unmade(results, not);
            let text = format!("{}: not checked, or not everywhere ({title}): {place}", results.name);
            let mut note = Map::new();
            note.insert("level".to_owned(), "note".into());
            note.insert("message".to_owned(), json!({ "text": text }));
            if let Some(index) = rules.iter().position(|code| *code == not.code) {
                note.insert("associatedRule".to_owned(), json!({ "id": not.code, "index": index }));
            }
            Value::Object(note)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_an_address_that_every_viewer_can_open() {
        assert_eq!(artifact("a b/ü#1.yaml"), json!({ "uri": "a%20b/%C3%BC%231.yaml", "uriBaseId": "ROOT" }));
        assert_eq!(artifact("/returns/x.yaml"), json!({ "uri": "file:///returns/x.yaml" }));
        assert_eq!(artifact(r"C:\returns\x.yaml"), json!({ "uri": "file:///C%3A/returns/x.yaml" }));
        assert_eq!(artifact(r"returns\x.yaml"), json!({ "uri": "returns/x.yaml", "uriBaseId": "ROOT" }));
    }
}
