//! Renders blocks and words with the components.

use serde::Serialize;
use tera::Value;

use super::picture;
use super::templates::{Html, Templates};
use crate::chart::Chart;
use crate::document::{Align, Block, Inline, KeyFigure, NoticeKind, Section, Table, Target, plain};
use crate::error::Error;

/// A section with everything below it; chapters have level 2. A chapter may end with a link back to the contents.
pub(super) fn section(section: &Section, level: usize, way_back: bool, templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View<'a> {
        level: usize,
        anchor: &'a str,
        title: &'a str,
        inner: Html,
        /// Whether the section ends with a link back to the contents.
        way_back: bool,
    }
    let mut inner = vec![blocks(&section.blocks, templates)?];
    for deeper in &section.sections {
        inner.push(self::section(deeper, level + 1, false, templates)?);
    }
    // HTML has no heading below level 6.
    let view = View { level: level.min(6), anchor: &section.anchor, title: &section.title, inner: joined(&inner), way_back };
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
        /// Whether the block only introduces what follows it, as a heading does.
        label: bool,
    }
    templates.block("paragraph", &View { words: inline(words, templates)?, label: matches!(words, [Inline::Strong(_)]) })
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

/// A label with its value.
#[derive(Serialize)]
pub(super) struct Fact {
    label: String,
    words: Html,
}

/// Labels, each with its value.
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
        /// How the table is shown on a small screen: `few` columns fit as they are; `cards` are shown a row at a time; `many`
        /// columns are also cards, and are set closer.
        breadth: &'static str,
        rows: Vec<Row<'a>>,
        notes: Vec<Html>,
    }
    #[derive(Serialize)]
    struct Column<'a> {
        header: &'a str,
        class: &'static str,
    }
    #[derive(Serialize)]
    struct Row<'a> {
        header: Html,
        cells: Vec<Cell<'a>>,
        total: bool,
    }
    #[derive(Serialize)]
    struct Cell<'a> {
        words: Html,
        class: &'static str,
        /// The header of the cell's column, which a card shows before the cell.
        label: &'a str,
    }

    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells = Vec::new();
        // The first column holds the row headers.
        for (cell, column) in row.cells.iter().zip(table.columns.iter().skip(1)) {
            cells.push(Cell { words: inline(cell, templates)?, class: class(column.align), label: &column.header });
        }
        let total = row.kind == crate::document::RowKind::Total;
        rows.push(Row { header: inline(&row.header, templates)?, cells, total });
    }
    let notes: Result<Vec<Html>, Error> = table.notes.iter().map(|note| inline(note, templates)).collect();
    let columns =
        table.columns.iter().map(|column| Column { header: &column.header, class: class(column.align) }).collect::<Vec<_>>();
    let view = View { anchor: &table.anchor, caption: &table.caption, breadth: breadth(table), columns, rows, notes: notes? };
    templates.block("table", &view)
}

/// How a table is shown on a small screen.
fn breadth(table: &Table) -> &'static str {
    if table.columns.len() <= 3 && fits_a_telephone(table) {
        "few"
    } else if table.columns.len() <= 4 {
        "cards"
    } else {
        "cards many"
    }
}

/// Whether a table can be read as it is on a screen 320 pixels wide: about 30 characters for all its columns.
fn fits_a_telephone(table: &Table) -> bool {
    let longest_word = |text: &str| text.split([' ', '-', '/']).map(|word| word.chars().count()).max().unwrap_or_default();
    let mut room: usize = 0;
    for (at, column) in table.columns.iter().enumerate() {
        let cells = table.rows.iter().filter_map(|row| if at == 0 { Some(&row.header) } else { row.cells.get(at - 1) });
        let mut least = longest_word(&column.header);
        for cell in cells {
            let text = plain(cell);
            let whole = text.chars().count();
            // A number stays on one line, and a sentence is hard to read in a column narrower than ten characters.
            least = least.max(match column.align {
                Align::Right => whole,
                Align::Left => longest_word(&text).max(whole.min(10)),
            });
        }
        room += least;
    }
    room <= 30
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Left => "",
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

/// Renders words.
///
/// A report has thousands of runs of words, most of them a few letters in a cell. They are written here, exactly as the default
/// component would write them. When a partnership has replaced that component, it gets every run.
pub(super) fn inline(words: &[Inline], templates: &Templates) -> Result<Html, Error> {
    if templates.replaced("inline") {
        return through_the_component(words, templates);
    }
    let mut html = String::new();
    write_inline(words, &mut html);
    Ok(Value::safe_string(&html))
}

fn write_inline(words: &[Inline], html: &mut String) {
    let within = |tag: &str, inner: &[Inline], html: &mut String| {
        html.push_str(&format!("<{tag}>"));
        write_inline(inner, html);
        html.push_str(&format!("</{tag}>"));
    };
    for word in words {
        match word {
            Inline::Text(text) => escape(text, html),
            Inline::Strong(inner) => within("strong", inner, html),
            Inline::Emphasis(inner) => within("em", inner, html),
            Inline::Link { target, text } => match address(target) {
                Some(href) => {
                    html.push_str("<a href=\"");
                    escape(&href, html);
                    html.push_str(if says_itself(&href, text) { "\" class=\"address\">" } else { "\">" });
                    write_inline(text, html);
                    html.push_str("</a>");
                }
                None => write_inline(text, html),
            },
        }
    }
}

/// Text as HTML, escaped as the templates escape it.
fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

fn through_the_component(words: &[Inline], templates: &Templates) -> Result<Html, Error> {
    #[derive(Serialize)]
    struct View {
        words: Vec<Word>,
    }
    #[derive(Serialize)]
    struct Word {
        kind: &'static str,
        inner: Value,
        href: String,
        /// Whether the words of a link are its address, so that paper need not show the address again.
        address: bool,
    }
    let mut view = View { words: Vec::new() };
    for word in words {
        let mut href = String::new();
        let mut says = false;
        let (kind, inner) = match word {
            Inline::Text(text) => ("text", Value::from(text.as_str())),
            Inline::Strong(inner) => ("strong", inline(inner, templates)?),
            Inline::Emphasis(inner) => ("emphasis", inline(inner, templates)?),
            Inline::Link { target, text } => match address(target) {
                Some(to) => {
                    says = says_itself(&to, text);
                    href = to;
                    ("link", inline(text, templates)?)
                }
                None => ("text", inline(text, templates)?),
            },
        };
        view.words.push(Word { kind, inner, href, address: says });
    }
    templates.block("inline", &view)
}

/// Whether the words of a link are its address.
fn says_itself(href: &str, text: &[Inline]) -> bool {
    let bare = |address: &str| -> String {
        let address = address.trim_end_matches('/');
        ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .fold(address, |rest, scheme| rest.strip_prefix(scheme).unwrap_or(rest))
            .to_owned()
    };
    bare(href) == bare(&plain(text))
}

/// The target of a link; `None` for an address that is not for web, mail or telephone, since it could run something.
fn address(target: &Target) -> Option<String> {
    match target {
        Target::Anchor(anchor) => Some(format!("#{anchor}")),
        Target::Url(url) => {
            let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
            ["https", "http", "mailto", "tel"].contains(&scheme.as_str()).then(|| encoded(url))
        }
    }
}

/// An address in which characters that are not allowed are percent-encoded: `a b` becomes `a%20b`.
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
