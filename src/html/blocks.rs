//! Blocks and words through the components.

use serde::Serialize;
use tera::Value;

use super::picture;
use super::templates::{Html, Templates};
use crate::chart::Chart;
use crate::document::{Align, Block, Inline, KeyFigure, NoticeKind, Section, Table, Target};
use crate::error::Error;

/// A section with everything below it; chapters have level 2.
pub(super) fn section(section: &Section, level: usize, templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View<'a> {
        level: usize,
        anchor: &'a str,
        title: &'a str,
        inner: Html,
    }
    let mut inner = vec![blocks(&section.blocks, templates)?];
    for deeper in &section.sections {
        inner.push(self::section(deeper, level + 1, templates)?);
    }
    // HTML has no heading below level 6.
    let view = View { level: level.min(6), anchor: &section.anchor, title: &section.title, inner: joined(&inner) };
    templates.block("section", &view)
}

/// Blocks, one after the other.
pub(super) fn blocks(blocks: &[Block], templates: &Templates) -> Result<Html, Error> {
    let parts: Result<Vec<Html>, Error> = blocks.iter().map(|block| self::block(block, templates)).collect();
    Ok(joined(&parts?))
}

fn block(block: &Block, templates: &Templates) -> Result<Html, Error> {
    match block {
        Block::Paragraph(words) => paragraph(words, templates),
        Block::List { ordered, items } => list(*ordered, items, templates),
        Block::Facts(facts) => templates.block("facts", &Facts { facts: self::facts(facts, templates)? }),
        Block::Figures(figures) => self::figures(figures, templates),
        Block::Table(table) => self::table(table, templates),
        Block::Chart(chart) => self::chart(chart, templates),
        Block::Notice { kind, title, blocks } => notice(*kind, title, blocks, templates),
        Block::Quote { blocks, source } => quote(blocks, source, templates),
    }
}

fn paragraph(words: &[Inline], templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View {
        words: Html,
    }
    templates.block("paragraph", &View { words: inline(words, templates)? })
}

fn list(ordered: bool, items: &[Vec<Block>], templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View {
        element: &'static str,
        items: Vec<Html>,
    }
    let items: Result<Vec<Html>, Error> = items.iter().map(|item| blocks(item, templates)).collect();
    templates.block("list", &View { element: if ordered { "ol" } else { "ul" }, items: items? })
}

#[derive(Serialize)]
struct Facts {
    facts: Vec<Fact>,
}

/// A label with what it stands for.
#[derive(Serialize)]
pub(super) struct Fact {
    label: String,
    words: Html,
}

/// Labels, each with what it stands for.
pub(super) fn facts(facts: &[(String, Vec<Inline>)], templates: &Templates) -> Result<Vec<Fact>, Error> {
    facts.iter().map(|(label, words)| Ok(Fact { label: label.clone(), words: inline(words, templates)? })).collect()
}

fn figures(figures: &[KeyFigure], templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View<'a> {
        figures: Vec<Figure<'a>>,
    }
    #[derive(Serialize)]
    struct Figure<'a> {
        label: Html,
        value: &'a str,
        compared: &'a [String],
    }
    let mut shown = Vec::new();
    for figure in figures {
        shown.push(Figure { label: inline(&figure.label, templates)?, value: &figure.value, compared: &figure.compared });
    }
    templates.block("figures", &View { figures: shown })
}

fn table(table: &Table, templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View<'a> {
        anchor: &'a str,
        caption: &'a str,
        columns: Vec<Column<'a>>,
        /// Whether the table has few columns, and need not be as wide as the page, or many, and has to scroll on a small one.
        breadth: &'static str,
        rows: Vec<Row>,
        notes: Vec<Html>,
    }
    #[derive(Serialize)]
    struct Column<'a> {
        header: &'a str,
        class: &'static str,
    }
    #[derive(Serialize)]
    struct Row {
        header: Html,
        cells: Vec<Cell>,
        total: bool,
    }
    #[derive(Serialize)]
    struct Cell {
        words: Html,
        class: &'static str,
    }

    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells = Vec::new();
        // The first column is that of the row headers.
        for (cell, column) in row.cells.iter().zip(table.columns.iter().skip(1)) {
            cells.push(Cell { words: inline(cell, templates)?, class: class(column.align) });
        }
        let total = row.kind == crate::document::RowKind::Total;
        rows.push(Row { header: inline(&row.header, templates)?, cells, total });
    }
    let notes: Result<Vec<Html>, Error> = table.notes.iter().map(|note| inline(note, templates)).collect();
    let columns =
        table.columns.iter().map(|column| Column { header: &column.header, class: class(column.align) }).collect::<Vec<_>>();
    let view =
        View { anchor: &table.anchor, caption: &table.caption, breadth: breadth(columns.len()), columns, rows, notes: notes? };
    templates.block("table", &view)
}

fn breadth(columns: usize) -> &'static str {
    match columns {
        0..=3 => "few",
        4 => "",
        5.. => "many",
    }
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Left => "words",
        Align::Right => "number",
    }
}

fn chart(chart: &Chart, templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View<'a> {
        anchor: &'a str,
        title: &'a str,
        summary: &'a str,
        pictures: [picture::Picture; 2],
        table: Html,
    }
    let view = View {
        anchor: &chart.anchor,
        title: &chart.title,
        summary: &chart.summary,
        pictures: [picture::picture("wide", &chart.drawing), picture::picture("narrow", &chart.narrow)],
        table: table(&chart.table, templates)?,
    };
    templates.block("chart", &view)
}

fn notice(kind: NoticeKind, title: &str, inner: &[Block], templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View<'a> {
        kind: &'static str,
        word: &'static str,
        title: &'a str,
        inner: Html,
    }
    let name = match kind {
        NoticeKind::Note => "note",
        NoticeKind::Highlight => "highlight",
        NoticeKind::Warning => "warning",
    };
    templates.block("notice", &View { kind: name, word: kind.word(), title, inner: blocks(inner, templates)? })
}

fn quote(inner: &[Block], source: &str, templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View<'a> {
        inner: Html,
        source: &'a str,
    }
    templates.block("quote", &View { inner: blocks(inner, templates)?, source })
}

/// Words.
pub(super) fn inline(words: &[Inline], templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View {
        words: Vec<Word>,
    }
    #[derive(Serialize)]
    struct Word {
        kind: &'static str,
        inner: Value,
        href: String,
    }
    let mut view = View { words: Vec::new() };
    for word in words {
        let (kind, inner, href) = match word {
            Inline::Text(text) => ("text", Value::from(text.as_str()), String::new()),
            Inline::Strong(inner) => ("strong", inline(inner, templates)?, String::new()),
            Inline::Emphasis(inner) => ("emphasis", inline(inner, templates)?, String::new()),
            Inline::Link { target, text } => match address(target) {
                Some(href) => ("link", inline(text, templates)?, href),
                None => ("text", inline(text, templates)?, String::new()),
            },
        };
        view.words.push(Word { kind, inner, href });
    }
    templates.block("inline", &view)
}

/// Where a link leads; none for an address that is neither of the web nor of mail or telephone, which could run something.
fn address(target: &Target) -> Option<String> {
    match target {
        Target::Anchor(anchor) => Some(format!("#{anchor}")),
        Target::Url(url) => {
            let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
            ["https", "http", "mailto", "tel"].contains(&scheme.as_str()).then(|| encoded(url))
        }
    }
}

/// An address with what may not stand in one written as numbers: `a b` becomes `a%20b`.
fn encoded(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for character in url.chars() {
        if character.is_ascii_control() || " \"<>\\^`{|}".contains(character) {
            encoded.push_str(&format!("%{:02X}", u32::from(character)));
        } else {
            encoded.push(character);
        }
    }
    encoded
}

fn joined(parts: &[Html]) -> Html {
    Value::safe_string(&parts.iter().filter_map(Value::as_str).collect::<String>())
}
