//! Links within a report. An edition leaves some parts out, so links into those parts become plain text.

use std::collections::BTreeSet;

use crate::document::{Block, Cell, Document, Inline, Section, Table, Target};

/// Turns every link to an anchor that is not in the document into plain text.
pub fn settle(document: &mut Document) {
    let mut anchors = BTreeSet::new();
    document.sections.iter().for_each(|section| collect(section, &mut anchors));
    let mut change = |words: &mut Vec<Inline>| settle_words(words, &anchors);
    document.masthead.iter_mut().for_each(|(_, value)| change(value));
    document.opening.iter_mut().for_each(|inner| block(inner, &mut change));
    document.sections.iter_mut().for_each(|inner| section(inner, &mut change));
    document.colophon.iter_mut().for_each(change);
}

fn collect(section: &Section, anchors: &mut BTreeSet<String>) {
    anchors.insert(section.anchor.clone());
    section.blocks.iter().for_each(|block| collect_block(block, anchors));
    section.sections.iter().for_each(|inner| collect(inner, anchors));
}

fn collect_block(block: &Block, anchors: &mut BTreeSet<String>) {
    match block {
        Block::Table(table) => {
            anchors.insert(table.anchor.clone());
        }
        Block::Chart(chart) => {
            anchors.extend([chart.anchor.clone(), chart.table.anchor.clone()]);
        }
        Block::List { items, .. } => items.iter().flatten().for_each(|inner| collect_block(inner, anchors)),
        Block::Notice { blocks, .. } | Block::Quote { blocks, .. } => {
            blocks.iter().for_each(|inner| collect_block(inner, anchors));
        }
        Block::Paragraph(_) | Block::Facts(_) | Block::Figures(_) => {}
    }
}

fn settle_words(words: &mut Vec<Inline>, anchors: &BTreeSet<String>) {
    for word in std::mem::take(words) {
        match word {
            Inline::Link { target: Target::Anchor(anchor), text } if !anchors.contains(&anchor) => words.extend(text),
            Inline::Strong(mut inner) => {
                settle_words(&mut inner, anchors);
                words.push(Inline::Strong(inner));
            }
            Inline::Emphasis(mut inner) => {
                settle_words(&mut inner, anchors);
                words.push(Inline::Emphasis(inner));
            }
            Inline::Text(_) | Inline::Link { .. } => words.push(word),
        }
    }
}

/// Applies a change to all text of a section, in reading order.
pub fn section(section_: &mut Section, change: &mut impl FnMut(&mut Vec<Inline>)) {
    section_.blocks.iter_mut().for_each(|inner| block(inner, change));
    section_.sections.iter_mut().for_each(|inner| section(inner, change));
}

fn block(block_: &mut Block, change: &mut impl FnMut(&mut Vec<Inline>)) {
    match block_ {
        Block::Paragraph(words) => change(words),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(|inner| block(inner, change)),
        Block::Facts(facts) => facts.iter_mut().for_each(|(_, value)| change(value)),
        Block::Figures(figures) => figures.iter_mut().for_each(|figure| change(&mut figure.label)),
        Block::Table(inner) => table(inner, change),
        Block::Chart(chart) => table(&mut chart.table, change),
        Block::Notice { blocks, .. } | Block::Quote { blocks, .. } => blocks.iter_mut().for_each(|inner| block(inner, change)),
    }
}

fn table(table: &mut Table, change: &mut impl FnMut(&mut Cell)) {
    for row in &mut table.rows {
        change(&mut row.header);
        row.cells.iter_mut().for_each(&mut *change);
    }
    table.notes.iter_mut().for_each(change);
}
