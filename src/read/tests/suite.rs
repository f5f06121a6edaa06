//! Every case of the public YAML test suite (`yaml_suite.json`: MIT licence, © 2016–2020 Ingy döt Net,
//! github.com/yaml/yaml-test-suite). What YAML calls faulty is a finding. What it calls sound is read as the suite says, or
//! refused in words.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::*;
use crate::finding::{Finding, Level};
use crate::read::tree::{Data, Node};
use crate::read::{Source, decode, yaml};

#[derive(Deserialize)]
struct Case {
    id: String,
    yaml: String,
    /// Whether YAML calls the case faulty.
    #[serde(default)]
    fail: bool,
    /// Its meaning as JSON, one value for each document.
    json: Option<Vec<Value>>,
}

/// The result for a case.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Became {
    /// Sound, and read as the suite says.
    Read,
    /// Sound YAML of a kind that no return needs, refused in words.
    Refused,
    /// Faulty, with a finding that says so.
    Found,
    /// Faulty by the standard, but read all the same.
    Forgiven,
    /// Sound and read, but the suite has no data to compare with. Most of these have empty keys.
    Unjudged,
}

/// Cases that are faulty by the YAML standard and are read because the meaning is plain: a list in brackets that is not indented,
/// and directives, which no return needs.
const FORGIVEN: [&str; 5] = ["9C9N", "MUS6/03", "MUS6/04", "MUS6/05", "MUS6/06"];

fn grown(yaml_text: &str) -> (Option<Node>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut untold = 0;
    let source = Source { name: "suite.yaml".to_owned(), bytes: yaml_text.as_bytes().to_vec() };
    let Some(text) = decode::decode(&source, &mut findings) else { return (None, findings) };
    let root = yaml::read(0, &text, form(), &|_| 0, &mut findings, &mut untold);
    (root, findings)
}

/// Whether a tree means what the suite says. Nulls do not exist in a return: a blank answer and a written null are the same, and
/// blank rows of a list are dropped.
fn means(node: &Node, json: &Value) -> bool {
    match (&node.data, json) {
        (Data::Blank, json) => is_blank(json),
        (Data::Scalar { text, .. }, Value::String(said)) => text == said,
        (Data::Scalar { text, .. }, Value::Number(said)) => {
            let number = text.strip_prefix('+').unwrap_or(text);
            number.parse::<f64>().is_ok_and(|number| Some(number) == said.as_f64())
                || number.starts_with("0x")
                || number.starts_with("0o")
        }
        (Data::Scalar { text, .. }, Value::Bool(said)) => text.to_lowercase() == said.to_string(),
        (Data::Scalar { text, .. }, Value::Null) => ["null", "~", ""].contains(&text.to_lowercase().as_str()),
        (Data::List(items), Value::Array(said)) => {
            let said: Vec<&Value> = said.iter().filter(|value| !is_blank(value)).collect();
            items.len() == said.len() && items.iter().zip(said).all(|(item, value)| means(item, value))
        }
        (Data::Group(entries), Value::Object(said)) => {
            entries.len() == said.len()
                && entries.iter().all(|entry| said.get(&entry.key).is_some_and(|value| means(&entry.value, value)))
        }
        _ => false,
    }
}

fn is_blank(json: &Value) -> bool {
    match json {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Object(fields) => fields.values().all(is_blank),
        Value::Array(items) => !items.is_empty() && items.iter().all(is_blank),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

#[test]
fn every_case_of_the_public_suite_is_read_or_refused_in_words() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("yaml_suite.json")).unwrap();
    let mut became: BTreeMap<Became, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in &cases {
        let (root, findings) = grown(&case.yaml);
        let errors = findings.iter().filter(|finding| finding.level == Level::Error).count();
        assert!(findings.iter().all(|finding| !finding.message.is_empty() && !finding.help.is_empty()), "{}", case.id);
        let so = match (&case.json, case.fail) {
            (_, true) if errors > 0 => Became::Found,
            (_, true) if FORGIVEN.contains(&case.id.as_str()) => Became::Forgiven,
            (_, false) if errors > 0 => Became::Refused,
            (Some(json), false) if json.len() == 1 && root.as_ref().is_some_and(|root| means(root, &json[0])) => Became::Read,
            (Some(json), false) if root.is_none() && json.iter().all(is_blank) => Became::Read,
            (None, false) if root.is_some() => Became::Unjudged,
            _ => {
                wrong.push(format!("{} fail={} {:?}\n   {:?}\n   {root:?}", case.id, case.fail, case.yaml, case.json));
                continue;
            }
        };
        *became.entry(so).or_default() += 1;
    }
    assert!(wrong.is_empty(), "{} wrong of {}:\n{}\n{became:?}", wrong.len(), cases.len(), wrong.join("\n"));
    // The sound cases that are refused use anchors, tags, several documents or keys that are not text.
    let expected =
        [(Became::Read, 191), (Became::Refused, 108), (Became::Found, 93), (Became::Forgiven, 5), (Became::Unjudged, 9)];
    assert_eq!(became, BTreeMap::from(expected));
    assert_eq!(cases.len(), 406);
}
