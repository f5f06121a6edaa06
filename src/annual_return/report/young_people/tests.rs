//! Every fact of the edition is in the return, and children can read it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::told::{Fact, Source};
use super::{AGE, View, chapters, help, measure};
use crate::annual_return::check::assess::{Assessment, assess};
use crate::annual_return::public::digest;
use crate::annual_return::report::testing::{facts, published};
use crate::document::{Block, Section, plain};
use crate::read;
use crate::value::{Amount, Answer, Date, Decimal, Money, grouped};

/// The parts of the complete example that this edition uses, and a few more.
const EXAMPLE: [(&str, &str); 12] = [
    ("return.yaml", include_str!("../../../../examples/exampleshire/return.yaml")),
    ("arrangements.yaml", include_str!("../../../../examples/exampleshire/arrangements.yaml")),
    ("commissioning.yaml", include_str!("../../../../examples/exampleshire/commissioning.yaml")),
    ("finance.yaml", include_str!("../../../../examples/exampleshire/finance.yaml")),
    ("governance.yaml", include_str!("../../../../examples/exampleshire/governance.yaml")),
    ("needs.yaml", include_str!("../../../../examples/exampleshire/needs.yaml")),
    ("next_year.yaml", include_str!("../../../../examples/exampleshire/next_year.yaml")),
    ("partnership.yaml", include_str!("../../../../examples/exampleshire/partnership.yaml")),
    ("priorities.yaml", include_str!("../../../../examples/exampleshire/priorities.yaml")),
    ("scrutiny.yaml", include_str!("../../../../examples/exampleshire/scrutiny.yaml")),
    ("stories.yaml", include_str!("../../../../examples/exampleshire/stories.yaml")),
    ("voice.yaml", include_str!("../../../../examples/exampleshire/voice.yaml")),
];

const MINIMAL: [(&str, &str); 1] = [("minimal.yaml", include_str!("../../../../examples/minimal.yaml"))];

fn assessed(files: &[(&str, &str)]) -> Assessment {
    let source = |(name, text): &(&str, &str)| read::Source { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() };
    let sources: Vec<_> = files.iter().map(source).collect();
    assess(&sources, None).expect("an example is assessed")
}

/// The edition of a return with its facts, and the public data of the return.
fn edition(files: &[(&str, &str)]) -> (Vec<Section>, Vec<Fact>, Value) {
    let assessment = assessed(files);
    let public = digest::public(&assessment.facts.this).expect("public form");
    let (published, supplement) = published(&assessment.facts, &assessment.findings);
    let view = View { published: &published, supplement: &supplement, findings: &assessment.findings, draft: false };
    let (sections, facts) = chapters(&view);
    (sections, facts, public.data)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn leaves(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.values().for_each(|inner| leaves(inner, found)),
        Value::Array(entries) => entries.iter().for_each(|inner| leaves(inner, found)),
        Value::String(text) => drop(found.insert(squeezed(text))),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn at<'a>(data: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(data, |value, key| &value[key])
}

/// The text that would be printed if the source were worked out from the data alone.
fn printed_from(data: &Value, source: &Source) -> Option<String> {
    match source {
        Source::Words | Source::Address | Source::Day => None,
        Source::Amount(path) => {
            let text = at(data, path).as_str().expect("an amount is text");
            let amount: Answer<Amount> = serde_json::from_value(text.into()).expect("an amount reads");
            amount.known().map(|amount| amount.to_string())
        }
        Source::PaidFor(kinds) => Some(paid_in(data, |kind| kind.is_some_and(|kind| kinds.contains(&kind)))),
        Source::PaidForOthers(kinds) => Some(paid_in(data, |kind| kind.is_none_or(|kind| !kinds.contains(&kind)))),
        Source::Entries(path) => Some(grouped(at(data, path).as_array().expect("a list").len())),
        Source::EntriesWith { list, key, code } => {
            let entries = at(data, list).as_array().expect("a list");
            Some(grouped(entries.iter().filter(|entry| entry[*key] == *code).count()))
        }
    }
}

/// Income added up from the data alone. A line counts under the kind of the statutory partner it was paid for or, failing that,
/// paid by.
fn paid_in(data: &Value, wanted: impl Fn(Option<&str>) -> bool) -> String {
    let kind_of = |id: &Value| {
        let bodies = data["partnership"]["bodies"].as_array().expect("bodies");
        bodies.iter().find(|body| body["id"] == *id).and_then(|body| body["kind"].as_str())
    };
    let is_partner = |kind: &&str| ["local_authority", "icb", "police"].contains(kind);
    let kind = |line: &Value| {
        [&line["on_behalf_of"], &line["paid_by"]].into_iter().filter_map(kind_of).find(is_partner).map(str::to_owned)
    };
    let lines = data["finance"]["income"].as_array().expect("income");
    let of_kind = lines.iter().filter(|line| wanted(kind(line).as_deref()));
    let amount = |line: &Value| line["amount_actual"].as_str().expect("an amount").parse::<Decimal>().expect("a decimal");
    Money::from_decimal(of_kind.map(amount).sum()).to_string()
}

#[test]
fn every_fact_is_in_the_return() {
    for files in [&EXAMPLE[..], &MINIMAL] {
        let (_, facts, data) = edition(files);
        let mut answers = BTreeSet::new();
        leaves(&data, &mut answers);
        let days: BTreeSet<String> = answers
            .iter()
            .filter_map(|text| serde_json::from_value::<Date>(text.as_str().into()).ok())
            .map(|day| day.to_string())
            .collect();
        assert!(facts.len() >= 15, "only {} facts", facts.len());
        for fact in facts {
            let is_there = match &fact.source {
                Source::Words | Source::Address => answers.contains(&squeezed(&fact.printed)),
                Source::Day => days.contains(&fact.printed),
                counted => printed_from(&data, counted).as_ref() == Some(&fact.printed),
            };
            assert!(is_there, "{fact:?} is not in the return");
        }
    }
}

/// Every text of a section that a reader sees.
fn texts(section: &Section, found: &mut Vec<String>) {
    found.push(section.title.clone());
    section.blocks.iter().for_each(|block| words(block, found));
    section.sections.iter().for_each(|inner| texts(inner, found));
}

fn words(block: &Block, found: &mut Vec<String>) {
    match block {
        Block::Paragraph(text) => found.push(plain(text)),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| words(block, found)),
        Block::Facts(facts) => facts.iter().for_each(|(label, text)| found.push(format!("{label} {}", plain(text)))),
        Block::Figures(figures) => {
            figures.iter().for_each(|figure| found.push(format!("{} {}", plain(&figure.label), figure.value)));
        }
        Block::Table(table) => found.extend(table.lines()),
        Block::Chart(chart) => {
            found.push(chart.summary.clone());
            found.extend(chart.table.lines());
        }
        Block::Notice { title, blocks, .. } => {
            found.push(title.clone());
            blocks.iter().for_each(|block| words(block, found));
        }
        Block::Quote { blocks, .. } => blocks.iter().for_each(|block| words(block, found)),
    }
}

/// Without the facts, only our own words remain. A number among them would be a fact that nobody looked up.
#[test]
fn no_number_is_told_that_is_not_a_fact_of_the_return() {
    let (sections, facts, _) = edition(&EXAMPLE);
    let known: BTreeSet<&str> = facts.iter().flat_map(|fact| fact.printed.split_whitespace()).collect();
    let bare = |word: &str| word.trim_matches(|edge: char| !edge.is_alphanumeric() && edge != '£').to_owned();
    let known: BTreeSet<String> = known.into_iter().map(bare).collect();
    for section in sections.iter().filter(|section| section.anchor != help::ANCHOR && section.anchor != "about-this-page") {
        let mut found = Vec::new();
        texts(section, &mut found);
        for word in found.iter().flat_map(|text| text.split_whitespace()).map(bare) {
            let is_number = word.chars().any(|character| character.is_ascii_digit());
            assert!(!is_number || known.contains(&word), "{word} in {}", section.title);
        }
    }
}

/// Measured by the Automated Readability Index; see `language`.
#[test]
fn most_people_of_eleven_can_read_it() {
    for files in [&EXAMPLE[..], &MINIMAL] {
        let (sections, ..) = edition(files);
        let age = measure(&sections).reading_age().expect("there is something to read");
        assert!(age <= AGE, "a reading age of {age}");
    }
}

#[test]
fn the_complete_example_tells_of_everything_children_look_for() {
    let (sections, ..) = edition(&EXAMPLE);
    let told: Vec<(&str, usize)> = sections.iter().map(|section| (section.anchor.as_str(), section.sections.len())).collect();
    assert_eq!(
        told,
        [
            ("who-we-are", 0),
            ("what-you-told-us", 4),
            ("what-children-need", 0),
            ("stories", 3),
            ("what-we-did", 5),
            ("what-it-cost", 0),
            ("who-checks", 0),
            ("what-comes-next", 0),
            ("get-help", 0),
            ("about-this-page", 0),
        ]
    );
}

#[test]
fn an_empty_return_still_says_where_to_get_help() {
    let written = facts(serde_json::json!({}));
    let (published, supplement) = published(&written, &[]);
    let view = View { published: &published, supplement: &supplement, findings: &[], draft: true };
    let (sections, facts) = chapters(&view);
    let anchors: Vec<&str> = sections.iter().map(|section| section.anchor.as_str()).collect();
    assert_eq!(anchors, ["who-we-are", "get-help", "about-this-page"]);
    assert_eq!(facts, []);
}
