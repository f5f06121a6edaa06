//! Checks on every report: no answer is lost, every gap is shown where it occurs, and every anchor is unique.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::testing::{facts, lines, published};
use crate::annual_return::report::{EditionOptions, document};
use crate::annual_return::terms::schema::final_schema;
use crate::document::{Block, Document, Section, Table};
use crate::value::Date;

/// Parts whose chapters must show every answer.
const TOLD_IN_FULL: [&str; 25] = [
    "period_exception_reason",
    "version",
    "replaces",
    "last_year",
    "amendments",
    "partnership",
    "governance",
    "arrangements",
    "priorities",
    "scrutiny",
    "information_sharing",
    "learning",
    "voice",
    "macpt",
    "family_networks",
    "extra_familial_harm",
    "looked_after",
    "lado",
    "training",
    "workforce",
    "secure_estate",
    "stories",
    "next_year",
    "sign_off",
    "publication",
];

/// A form filled in from its schema alone.
struct Filler {
    schema: Value,
    /// If true, answers that differ from each other; if false, list entries in which nothing is answered.
    answers: bool,
    number: u32,
    /// The path of each answer, and the words by which a reader must find it.
    expected: Vec<(String, String)>,
}

impl Filler {
    fn new(answers: bool) -> Self {
        let schema = serde_json::to_value(final_schema()).expect("a schema is data");
        Self { schema, answers, number: 0, expected: Vec::new() }
    }

    fn part(&mut self, name: &str) -> Value {
        let node = self.schema["properties"][name].clone();
        self.fill(&node, name)
    }

    fn fill(&mut self, node: &Value, path: &str) -> Value {
        let private = node["x-disclosure"] == "private";
        let before = self.expected.len();
        let value = self.value(node, path);
        if private {
            self.expected.truncate(before);
        }
        value
    }

    fn value(&mut self, node: &Value, path: &str) -> Value {
        self.number += 1;
        if let Some(name) = node["$ref"].as_str().and_then(|target| target.strip_prefix("#/$defs/")) {
            let target = self.schema["$defs"][name].clone();
            return self.fill(&target, path);
        }
        if node["type"] == "array" {
            let items = node["items"].clone();
            return (0..2).map(|i| self.fill(&items, &format!("{path}[{i}]"))).collect();
        }
        if let Some(properties) = self.properties(node) {
            return self.object(&properties, path);
        }
        if self.answers { self.leaf(node, path) } else { Value::Null }
    }

    /// The properties of a group. For evidence, the properties of one kind, each kind in turn.
    fn properties(&self, node: &Value) -> Option<Map<String, Value>> {
        if let Some(kinds) = node["allOf"].as_array() {
            let kind = kinds.get(self.number as usize % kinds.len())?;
            return kind["then"]["properties"].as_object().cloned();
        }
        node["properties"].as_object().cloned()
    }

    fn object(&mut self, properties: &Map<String, Value>, path: &str) -> Value {
        let filled = properties.iter().map(|(key, node)| {
            let value = match node.get("const") {
                Some(constant) => constant.clone(),
                None => self.fill(node, &format!("{path}.{key}")),
            };
            (key.clone(), value)
        });
        Value::Object(filled.collect())
    }

    fn leaf(&mut self, node: &Value, path: &str) -> Value {
        let n = self.number;
        let mut expect = |words: String| self.expected.push((path.to_owned(), words));
        if let Some(choices) = node["enum"].as_array() {
            return choices[n as usize % choices.len()].clone();
        }
        match node["x-value"].as_str() {
            Some("id") => match node["x-refers-to"][0].as_str() {
                Some(kind) => json!(format!("{}-1", kind.replace(' ', "-"))),
                None => json!(format!("id-{n}")),
            },
            Some("date") => {
                let day = (0..n).fold(Date::new(2001, 1, 1).expect("a day"), |day, _| day.tomorrow());
                expect(day.to_string());
                json!(day.iso())
            }
            Some("count") => {
                expect(crate::value::Count(10_000 + n).to_string());
                json!(10_000 + n)
            }
            Some("money") => {
                expect(format!("£{}", crate::value::Count(10_000 + n)));
                json!((10_000 + n).to_string())
            }
            Some("url") => {
                expect(format!("https://example.org/{n}/"));
                json!(format!("https://example.org/{n}/"))
            }
            Some("email") => json!("team@example.org"),
            Some("year") => json!("2026-27"),
            Some("percent" | "fraction") => json!("12.5"),
            Some("narrative") | None if node["type"] != "boolean" => {
                expect(format!("words{n}end"));
                json!(format!("words{n}end"))
            }
            None => json!(true),
            Some(other) => panic!("{path}: no example of {other}"),
        }
    }
}

fn every_part(filler: &mut Filler) -> Value {
    let names: Vec<String> = filler.schema["properties"].as_object().expect("parts").keys().cloned().collect();
    let mut data: Map<String, Value> = names.iter().map(|name| (name.clone(), filler.part(name))).collect();
    data.insert("prepared_on".to_owned(), json!("2027-06-30"));
    Value::Object(data)
}

fn made(data: Value) -> Document {
    document(&published(&facts(data), &[]).0, &[], EditionOptions::DRAFT).expect("a report of any return")
}

#[test]
fn nothing_that_was_answered_is_lost() {
    let mut filler = Filler::new(true);
    let data = every_part(&mut filler);
    let document = made(data);
    // The addresses of links are not part of the text.
    let report = format!("{}\n{:?}", lines(&document).join("\n"), document.sections);
    let told = |path: &str| TOLD_IN_FULL.contains(&path.split(['.', '[']).next().unwrap_or_default());
    let lost: Vec<&(String, String)> =
        filler.expected.iter().filter(|(path, words)| told(path) && !report.contains(words.as_str())).collect();
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(filler.expected.len() > 800, "only {} answers were looked for", filler.expected.len());
}

#[test]
fn anchors_are_unique_and_tables_are_narrow_whatever_is_missing() {
    let empty = || Filler::new(false);
    let parts: Map<String, Value> = TOLD_IN_FULL.iter().map(|name| ((*name).to_owned(), json!({}))).collect();
    for data in [json!({}), Value::Object(parts), every_part(&mut empty()), every_part(&mut Filler::new(true))] {
        let document = made(data);
        let mut seen = BTreeSet::new();
        for section in &document.sections {
            check_section(section, &mut seen);
        }
    }
}

fn check_section(section: &Section, seen: &mut BTreeSet<String>) {
    check_anchor(&section.anchor, seen);
    assert!(!section.title.trim().is_empty(), "{} has no heading", section.anchor);
    section.blocks.iter().for_each(|block| check_block(block, seen));
    section.sections.iter().for_each(|inner| check_section(inner, seen));
}

fn check_block(block: &Block, seen: &mut BTreeSet<String>) {
    match block {
        Block::Table(table) => check_table(table, seen),
        Block::Chart(chart) => {
            check_anchor(&chart.anchor, seen);
            check_table(&chart.table, seen);
        }
        Block::List { items, .. } => items.iter().flatten().for_each(|block| check_block(block, seen)),
        Block::Notice { blocks, .. } | Block::Quote { blocks, .. } => blocks.iter().for_each(|block| check_block(block, seen)),
        Block::Paragraph(_) | Block::Facts(_) | Block::Figures(_) => {}
    }
}

fn check_table(table: &Table, seen: &mut BTreeSet<String>) {
    check_anchor(&table.anchor, seen);
    assert!(table.columns.len() <= 7, "{} is too wide", table.anchor);
    for row in &table.rows {
        assert!(!crate::document::plain(&row.header).trim().is_empty(), "{} has a row without a header", table.anchor);
        assert_eq!(row.cells.len() + 1, table.columns.len(), "{}", table.anchor);
    }
}

fn check_anchor(anchor: &str, seen: &mut BTreeSet<String>) {
    assert!(anchor.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{anchor}");
    assert!(seen.insert(anchor.to_owned()), "two places have the anchor {anchor}");
}

#[test]
fn a_return_without_answers_lists_the_parts_that_nobody_has_to_answer_and_no_others() {
    let all = lines(&made(json!({})));
    let told: Vec<&str> = all.iter().filter_map(|line| line.strip_prefix("Parts the partners chose not to answer: ")).collect();
    let parts = "Multi-agency child protection team; Family networks; Harm outside the home; Looked-after children and care leavers; \
                 Allegations against adults who work with children; Workforce; Stories of children";
    assert_eq!(told, [format!("{parts}. Answering them is not required.")]);
}
