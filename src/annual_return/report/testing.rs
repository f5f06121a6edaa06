//! What the tests of parts of the report share: a return built from a few lines of data, as the report sees it.

use super::{EditionOptions, Supplement, View, supplement_of};
use crate::annual_return::check::facts::{Facts, WorkedOut};
use crate::annual_return::public::digest;
use crate::annual_return::{AnnualReturn, Published};
use crate::document::{Block, Document, KeyFigure, Section, plain};
use crate::finding::Finding;
use crate::reference::Reference;

/// A return, with the facts known about it.
pub fn facts(data: serde_json::Value) -> Facts {
    let this: AnnualReturn = serde_json::from_value(data).expect("a return reads from any shape");
    let as_of = this.prepared_on.get();
    let counts = digest::counts(&this);
    let reference: &'static Reference = Box::leak(Box::new(Reference::default()));
    Facts {
        this,
        links: crate::read::Links::default(),
        reference,
        as_of,
        last_year: None,
        last_year_trouble: None,
        as_if_in_force: Vec::new(),
        content_digest: String::new(),
        worked_out: WorkedOut::with(None, counts),
    }
}

/// The public form of a return and its supplement, as a draft report uses them.
pub fn published(written: &Facts, findings: &[Finding]) -> (Published, Supplement) {
    let public = digest::public(&written.this).expect("public form");
    let published = Published::of(written, public).expect("reads back");
    let supplement = supplement_of(&published, findings, &[], EditionOptions::DRAFT);
    (published, supplement)
}

/// A chapter made from the public form of a return, as lines of plain text.
pub fn chapter_lines(data: serde_json::Value, chapter: fn(&View) -> Option<Section>) -> Vec<String> {
    let written = facts(data);
    let (published, supplement) = published(&written, &[]);
    let view = View { published: &published, supplement: &supplement, findings: &[], draft: true };
    let mut lines = Vec::new();
    if let Some(section) = chapter(&view) {
        visit(&section, 2, &mut lines);
    }
    lines
}

/// A whole report as lines of plain text.
pub fn lines(document: &Document) -> Vec<String> {
    let mut lines: Vec<String> = document.masthead.iter().map(|(label, value)| format!("{label}: {}", plain(value))).collect();
    document.opening.iter().for_each(|block| words(block, &mut lines));
    document.sections.iter().for_each(|section| visit(section, 2, &mut lines));
    lines
}

fn visit(section: &Section, level: usize, lines: &mut Vec<String>) {
    lines.push(format!("{} {}", "#".repeat(level), section.title));
    section.blocks.iter().for_each(|block| words(block, lines));
    section.sections.iter().for_each(|inner| visit(inner, level + 1, lines));
}

fn words(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(words) => lines.push(plain(words)),
        Block::List { items, .. } => {
            for block in items.iter().flatten() {
                words_of_item(block, lines);
            }
        }
        Block::Facts(facts) => lines.extend(facts.iter().map(|(label, value)| format!("{label}: {}", plain(value)))),
        Block::Figures(figures) => {
            let said =
                |figure: &KeyFigure| format!("{}: {} ({})", plain(&figure.label), figure.value, figure.compared.join("; "));
            lines.extend(figures.iter().map(said));
        }
        Block::Table(table) => {
            lines.push(format!("[{}]", table.caption));
            lines.extend(table.lines());
        }
        Block::Chart(chart) => {
            lines.extend([format!("[{}]", chart.title), chart.summary.clone(), format!("[{}]", chart.table.caption)]);
            lines.extend(chart.table.lines());
        }
        Block::Notice { title, blocks, .. } => {
            lines.push(format!("({title})"));
            for block in blocks {
                words(block, lines);
            }
        }
        Block::Quote { blocks, source } => {
            for block in blocks {
                words(block, lines);
            }
            lines.push(format!("-- {source}"));
        }
    }
}

fn words_of_item(block: &Block, lines: &mut Vec<String>) {
    let mut inner = Vec::new();
    words(block, &mut inner);
    lines.extend(inner.into_iter().map(|line| format!("- {line}")));
}
