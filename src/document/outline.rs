//! The outline of a document: the part that must be the same in the tree, the HTML and the PDF.

use super::{Block, Document, Section};

/// The headings, tables and charts in reading order, one line each: `h2 What it cost`, `table Income`, `chart Share of cost`.
pub fn outline(document: &Document) -> Vec<String> {
    let mut lines = vec![format!("h1 {}", document.title)];
    blocks(&document.opening, &mut lines);
    for section in &document.sections {
        visit(section, 2, &mut lines);
    }
    lines
}

fn visit(section: &Section, level: usize, lines: &mut Vec<String>) {
    lines.push(format!("h{level} {}", section.title));
    blocks(&section.blocks, lines);
    for inner in &section.sections {
        visit(inner, level + 1, lines);
    }
}

fn blocks(blocks_: &[Block], lines: &mut Vec<String>) {
    for block in blocks_ {
        match block {
            Block::Table(table) => lines.push(format!("table {}", table.caption)),
            Block::Chart(chart) => {
                lines.push(format!("chart {}", chart.title));
                lines.push(format!("table {}", chart.table.caption));
            }
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, lines)),
            Block::Notice { blocks: inner, .. } | Block::Quote { blocks: inner, .. } => blocks(inner, lines),
            Block::Paragraph(_) | Block::Facts(_) | Block::Figures(_) => {}
        }
    }
}
