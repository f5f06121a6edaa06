//! Rules for every edition: the number of pages, whatever the size of the return; no gaps in a finished edition; no dead links in
//! a short edition; and the same numbers everywhere.

use std::collections::BTreeSet;

use lopdf::Document as Pdf;
use masa_return::annual_return::check::assess::{Assessment, assess};
use masa_return::annual_return::needs::model::NeedStatus;
use masa_return::annual_return::report::{Edition, EditionOptions, document};
use masa_return::annual_return::{finance, needs};
use masa_return::document::{Block, Document, Inline, Length, Section, Table, Target, plain};
use masa_return::read::Source;
use masa_return::theme::{DEFAULT, Theme};
use masa_return::value::Choice as _;
use serde_json::{Map, Value};

use crate::examples;

/// The largest number of pages of an edition.
const PAGES: [(Edition, usize); 2] = [(Edition::Summary, 4), (Edition::DspBrief, 2)];

fn edition(assessment: &Assessment, edition: Edition, draft: bool) -> Document {
    document(assessment.published().unwrap(), &assessment.findings, EditionOptions { edition, draft }).unwrap()
}

fn pages(document: &Document) -> usize {
    let theme = Theme::read(DEFAULT).unwrap();
    Pdf::load_mem(&masa_return::pdf::render(document, &theme).unwrap()).unwrap().get_pages().len()
}

/// A return several times as large: every list entry is repeated with new ids, and titles are as long as the form allows.
fn grown(name: &str, times: usize) -> Assessment {
    let small = examples::assessed(name);
    let data = serde_json::to_value(&small.facts.this).unwrap();
    let data = long(grow(data, times), "");
    assess(&[Source { name: "grown.json".to_owned(), bytes: data.to_string().into_bytes() }], None).unwrap()
}

fn grow(value: Value, times: usize) -> Value {
    match value {
        Value::Object(fields) => fields.into_iter().map(|(key, inner)| (key, grow(inner, times))).collect::<Map<_, _>>().into(),
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            (0..times).flat_map(|number| entries.iter().map(move |entry| renamed(entry, &ids(entry), number))).collect()
        }
        other => other,
    }
}

fn ids(value: &Value) -> BTreeSet<String> {
    let own = value.get("id").and_then(Value::as_str).map(str::to_owned);
    let inner: Vec<&Value> = match value {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(entries) => entries.iter().collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(inner.into_iter().flat_map(ids)).collect()
}

fn renamed(value: &Value, own: &BTreeSet<String>, number: usize) -> Value {
    match value {
        Value::String(text) if number > 0 && own.contains(text) => format!("{text}-{number}").into(),
        Value::Object(fields) => {
            fields.iter().map(|(key, inner)| (key.clone(), renamed(inner, own, number))).collect::<Map<_, _>>().into()
        }
        Value::Array(entries) => entries.iter().map(|entry| renamed(entry, own, number)).collect(),
        other => other.clone(),
    }
}

/// Makes titles and names as long as the form allows.
fn long(value: Value, key: &str) -> Value {
    const TITLES: [&str; 6] = ["title", "name", "theme", "what", "description", "measure"];
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .map(|(key, inner)| {
                let inner = long(inner, &key);
                (key, inner)
            })
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(entries) => entries.into_iter().map(|entry| long(entry, key)).collect(),
        Value::String(text) if TITLES.contains(&key) && text.contains(' ') => {
            let mut text = text;
            while text.len() < 150 {
                text.push_str(" and more");
            }
            text.into()
        }
        other => other,
    }
}

#[test]
fn short_editions_keep_to_their_pages_however_large_the_return() {
    for (name, times) in [("minimal.yaml", 1), ("exampleshire", 1), ("exampleshire", 12)] {
        let assessment = grown(name, times);
        for (wanted, most) in PAGES {
            for draft in [false, true] {
                let document = edition(&assessment, wanted, draft);
                assert_eq!(document.length, Length::Brief);
                let pages = pages(&document);
                assert!(pages <= most, "{} of {name}, {times} times: {pages} pages", wanted.code());
            }
        }
    }
}

#[test]
fn the_year_on_one_page_is_one_page() {
    for (name, times) in [("minimal.yaml", 1), ("exampleshire", 1), ("exampleshire", 12)] {
        let assessment = if times == 1 { examples::assessed(name) } else { grown(name, times) };
        let mut document = edition(&assessment, Edition::Full, false);
        document.sections.truncate(1);
        assert_eq!(document.sections[0].anchor, "summary");
        document.sections.iter_mut().for_each(unlink);
        document.colophon.clear();
        document.masthead.clear();
        // The cover, the contents page and one more page.
        assert_eq!(pages(&document), 3, "{name}, {times} times");
    }
}

/// Replaces links by plain text, because the sections they lead to are gone.
fn unlink(section: &mut Section) {
    let words = |words: &mut Vec<Inline>| *words = vec![plain(words).into()];
    for block in &mut section.blocks {
        match block {
            Block::Paragraph(own) => words(own),
            Block::Figures(figures) => figures.iter_mut().for_each(|figure| words(&mut figure.label)),
            _ => {}
        }
    }
}

#[test]
fn a_finished_edition_has_no_gap_and_every_link_in_it_leads_somewhere() {
    for name in ["exampleshire", "minimal.yaml"] {
        let assessment = examples::assessed(name);
        for wanted in Edition::ALL {
            let document = edition(&assessment, *wanted, false);
            let told = format!("{:?}", document.sections);
            assert!(!told.contains("Not answered"), "{} of {name} has a gap", wanted.code());
            let (mut anchors, mut goals) = (BTreeSet::new(), BTreeSet::new());
            document.sections.iter().for_each(|section| walk(section, &mut anchors, &mut goals));
            let lost: Vec<&String> = goals.difference(&anchors).collect();
            assert!(lost.is_empty(), "{} of {name}: {lost:?}", wanted.code());
        }
    }
}

fn walk(section: &Section, anchors: &mut BTreeSet<String>, goals: &mut BTreeSet<String>) {
    assert!(anchors.insert(section.anchor.clone()), "two places are called {}", section.anchor);
    section.blocks.iter().for_each(|block| walk_block(block, anchors, goals));
    section.sections.iter().for_each(|inner| walk(inner, anchors, goals));
}

fn walk_block(block: &Block, anchors: &mut BTreeSet<String>, goals: &mut BTreeSet<String>) {
    let mut table = |table: &Table, goals: &mut BTreeSet<String>| {
        assert!(anchors.insert(table.anchor.clone()), "two places are called {}", table.anchor);
        table.rows.iter().for_each(|row| std::iter::once(&row.header).chain(&row.cells).for_each(|cell| links(cell, goals)));
    };
    match block {
        Block::Paragraph(words) => links(words, goals),
        Block::Facts(facts) => facts.iter().for_each(|(_, value)| links(value, goals)),
        Block::Figures(figures) => figures.iter().for_each(|figure| links(&figure.label, goals)),
        Block::Table(own) => table(own, goals),
        Block::Chart(chart) => {
            table(&chart.table, goals);
            assert!(anchors.insert(chart.anchor.clone()), "two places are called {}", chart.anchor);
        }
        Block::List { items, .. } => items.iter().flatten().for_each(|inner| walk_block(inner, anchors, goals)),
        Block::Notice { blocks, .. } | Block::Quote { blocks, .. } => {
            blocks.iter().for_each(|inner| walk_block(inner, anchors, goals));
        }
    }
}

fn links(words: &[Inline], goals: &mut BTreeSet<String>) {
    for word in words {
        match word {
            Inline::Link { target: Target::Anchor(anchor), .. } => drop(goals.insert(anchor.clone())),
            Inline::Strong(inner) | Inline::Emphasis(inner) => links(inner, goals),
            Inline::Text(_) | Inline::Link { .. } => {}
        }
    }
}

#[test]
fn the_summary_says_the_numbers_of_the_chapters() {
    let assessment = examples::assessed("exampleshire");
    let full = edition(&assessment, Edition::Full, false);
    let page: String = full.sections[0].blocks.iter().map(|block| format!("{block:?}")).collect();
    let chapters = format!("{:?}", &full.sections[2..]);
    let spent = finance::figures::spending(&assessment.facts).unwrap();
    assert!(page.contains(&spent.rounded()) && chapters.contains(&spent.to_string()));
    for kind in finance::figures::income_by_kind(&assessment.facts, |line| &line.amount_actual).unwrap() {
        let share = kind.share.unwrap().to_string();
        assert!(page.contains(&share) && chapters.contains(&share), "{share}");
    }
    let needs = &assessment.facts.this.needs.needs;
    let met = needs.items().iter().filter(|need| need.status.get() == Some(NeedStatus::Met)).count();
    assert!(page.contains(&format!("{met} met")) && page.contains(&format!("{met} of {}", needs.items().len())));
}

#[test]
fn the_thread_leads_to_every_need_and_service() {
    let assessment = examples::assessed("exampleshire");
    let full = edition(&assessment, Edition::Full, false);
    let thread = full.sections.iter().find(|section| section.anchor == "thread").unwrap();
    let (mut anchors, mut goals) = (BTreeSet::new(), BTreeSet::new());
    walk(thread, &mut anchors, &mut goals);
    let (needs, services) = (&assessment.facts.this.needs.needs, &assessment.facts.this.commissioning.services);
    assert_eq!(goals.iter().filter(|goal| goal.starts_with("need-")).count(), needs.items().len());
    assert_eq!(goals.iter().filter(|goal| goal.starts_with("service-")).count(), services.items().len());
    let told = format!("{thread:?}");
    for need in needs::figures::without_service(&assessment.facts).unwrap() {
        assert!(told.contains(need.unmet_reason.text().trim()), "why nobody meets {} is not said", need.title.text());
    }
}

#[test]
fn a_part_with_nothing_to_say_has_a_line_and_no_chapter() {
    let empty = assess(&[Source { name: "return.yaml".to_owned(), bytes: b"reporting_year: 2026-27\n".to_vec() }], None).unwrap();
    let draft = edition(&empty, Edition::Full, true);
    for section in &draft.sections {
        assert!(!section.blocks.is_empty() || !section.sections.is_empty(), "{} is empty", section.title);
        let is_one_line = matches!(section.blocks.as_slice(), [Block::Paragraph(_)]) && section.sections.is_empty();
        assert!(!is_one_line || section.anchor == "summary", "{} is a chapter of one line", section.title);
    }
}
