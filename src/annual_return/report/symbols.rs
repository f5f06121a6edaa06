//! Gives every table an explanation of the symbols used in its cells, and no others.

use crate::document::{Block, Document, Inline, Section, Table, plain};
use crate::value::Symbol;

/// Adds to every table a note on each symbol it uses.
pub fn explain(document: &mut Document) {
    document.opening.iter_mut().for_each(block);
    document.sections.iter_mut().for_each(section);
}

fn section(inner: &mut Section) {
    inner.blocks.iter_mut().for_each(block);
    inner.sections.iter_mut().for_each(section);
}

fn block(inner: &mut Block) {
    match inner {
        Block::Table(inner) => table(inner),
        Block::Chart(chart) => table(&mut chart.table),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(block),
        Block::Notice { blocks, .. } | Block::Quote { blocks, .. } => blocks.iter_mut().for_each(block),
        Block::Paragraph(_) | Block::Facts(_) | Block::Figures(_) => {}
    }
}

fn table(table: &mut Table) {
    let texts: Vec<String> = table.rows.iter().flat_map(|row| &row.cells).map(|cell| plain(cell)).collect();
    let used: Vec<String> = Symbol::ALL
        .into_iter()
        .filter(|symbol| texts.iter().any(|text| uses(text, symbol.code())))
        .map(|symbol| format!("{} means {}", symbol.code(), symbol.meaning()))
        .collect();
    if !used.is_empty() {
        table.notes.push(vec![Inline::Text(format!("Symbols: {}.", used.join("; ")))]);
    }
}

/// Whether a cell contains a symbol, either alone or in place of one of the two numbers of a share, as in "c (c of 212)".
fn uses(text: &str, symbol: &str) -> bool {
    text.split(['(', ')']).flat_map(|part| part.split(" of ")).any(|number| number.trim() == symbol)
}
