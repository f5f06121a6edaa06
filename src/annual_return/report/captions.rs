//! Gives every table its own caption, so that a reader who jumps from table to table knows which one this is.

use std::collections::BTreeMap;

use crate::document::{Block, Document, Section, Table};

/// Adds the heading above a table to its caption if another table has the same caption.
pub fn tell_apart(document: &mut Document) {
    let mut captions = BTreeMap::new();
    for section in &mut document.sections {
        visit(section, &mut |table, _| *captions.entry(table.caption.clone()).or_insert(0_usize) += 1);
    }
    for section in &mut document.sections {
        visit(section, &mut |table, heading| {
            if captions.get(&table.caption).is_some_and(|tables| *tables > 1) {
                table.caption = format!("{}: {heading}", table.caption);
            }
        });
    }
}

fn visit(section: &mut Section, change: &mut impl FnMut(&mut Table, &str)) {
    for block in &mut section.blocks {
        match block {
            Block::Table(table) => change(table, &section.title),
            Block::Chart(chart) => change(&mut chart.table, &section.title),
            Block::Paragraph(_)
            | Block::List { .. }
            | Block::Facts(_)
            | Block::Figures(_)
            | Block::Notice { .. }
            | Block::Quote { .. } => {}
        }
    }
    for inner in &mut section.sections {
        visit(inner, change);
    }
}
