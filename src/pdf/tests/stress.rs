//! Documents that are hard to lay out: very long, very wide, in any script, or empty.

use super::reading::{Drawn, Pdf};
use super::{bare, rendered};
use crate::chart::{Chart, Drawing, Shape};
use crate::document::{
    Align, Attachment, Block, Column, Document, Inline, KeyFigure, NoticeKind, Section, Table, Target, sample,
};

const SENTENCE: &str = "Families told us that they had been asked the same questions by every service they met. ";

/// Every hard case in one document.
pub fn hard_cases() -> Document {
    let mut document = sample();
    document.opening.push(Block::Paragraph(vec![SENTENCE.repeat(12).into()]));
    document.sections = vec![long_table(), long_cells(), wide_table(), scripts(), panels(), nothing(), deep()];
    document
}

fn section(anchor: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section { anchor: anchor.to_owned(), title: title.to_owned(), blocks, sections: Vec::new() }
}

fn long_table() -> Section {
    let columns = vec![Column::words("Case", 3), Column::numbers("Count"), Column::numbers("Rate per 10,000")];
    let mut table = Table::new("t-long", "Five hundred rows", columns);
    for row in 1..=500 {
        table.row(format!("Case number {row}"), vec![vec![row.to_string().into()], vec![format!("{}.5", row % 97).into()]]);
    }
    section("long", "A table of five hundred rows", vec![Block::Table(table)])
}

fn long_cells() -> Section {
    let mut table =
        Table::new("t-cell", "A cell of three hundred words", vec![Column::words("What", 1), Column::words("Why", 1)]);
    table.row("short", vec![vec!["short".into()]]);
    table.row("three hundred words", vec![vec![SENTENCE.repeat(20).into()]]);
    table.row("a thousand words", vec![vec![SENTENCE.repeat(66).into()]]);
    section("cells", "Cells that are longer than a page", vec![Block::Table(table)])
}

fn wide_table() -> Section {
    let mut columns = vec![Column::words("Partner", 2)];
    columns.extend((1..=13).map(|month| Column {
        header: format!("Quarter {month} expenditure"),
        align: Align::Right,
        weight: 1,
    }));
    let mut table = Table::new("t-wide", "Fourteen columns", columns);
    table.row("Constabulary", (1..=13).map(|n| vec![format!("£{n},234,567").into()]).collect());
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(4);
    let mut other = Table::new("t-word", "A word of 120 letters", vec![Column::words("What", 1), Column::words("Word", 1)]);
    other.row(long.get(..120).unwrap_or_default().to_owned(), vec![vec![long.get(..120).unwrap_or_default().into()]]);
    let link = Inline::Link {
        target: Target::Url("https://example.org/a b/ü".to_owned()),
        text: vec![format!("https://example.org/{long}{long}").into()],
    };
    section(
        "wide",
        &format!("Wide things {}", "x".repeat(80)),
        vec![Block::Table(table), Block::Table(other), Block::Paragraph(vec![long.clone().into(), " and ".into(), link])],
    )
}

fn scripts() -> Section {
    let words =
        ["Ελληνικά", "Українська", "العربية", "עברית", "中文字", "👩\u{200d}👧 and 🇬🇧", "→ ✓ ≤", "e\u{301}\u{323}", "\u{e123}"];
    let mut blocks: Vec<Block> = words.iter().map(|word| Block::text(*word)).collect();
    blocks.push(Block::text("no\u{a0}break, non\u{2011}breaking, \u{2126} and Ω, µ and μ, a\tb\nc"));
    section("scripts", "Żółć Ωμέγα 😀", blocks)
}

fn panels() -> Section {
    let inner =
        Block::Notice { kind: NoticeKind::Warning, title: "Inner".to_owned(), blocks: vec![Block::text(SENTENCE.repeat(9))] };
    let quote = Block::Quote { blocks: vec![Block::text(SENTENCE.repeat(9))], source: "A parent".to_owned() };
    let list = Block::List { ordered: true, items: (0..120).map(|_| vec![Block::text(SENTENCE)]).collect() };
    let blocks = vec![list, inner, quote, Block::text(SENTENCE.repeat(20))];
    section(
        "panels",
        "A notice longer than a page",
        vec![Block::Notice { kind: NoticeKind::Note, title: SENTENCE.repeat(2).trim().to_owned(), blocks }],
    )
}

fn nothing() -> Section {
    let chart = Chart {
        anchor: "c-empty".to_owned(),
        title: "An empty picture".to_owned(),
        summary: "There is nothing to see.".to_owned(),
        drawing: Drawing {
            width: 400.0,
            height: 2000.0,
            shapes: vec![Shape::Line { from: (0.0, 0.0), to: (400.0, 2000.0), thickness: 1.0, ink: crate::chart::Ink::Rule }],
        },
        narrow: Drawing::default(),
        table: Table::new("t-empty", "A table without rows", vec![Column::words("Nothing", 1)]),
    };
    let blocks = vec![
        Block::text(""),
        Block::List { ordered: false, items: Vec::new() },
        Block::List { ordered: false, items: vec![Vec::new(), vec![Block::List { ordered: true, items: vec![Vec::new()] }]] },
        Block::Facts(Vec::new()),
        Block::Figures(Vec::new()),
        Block::Figures(vec![KeyFigure { label: Vec::new(), value: String::new(), compared: vec![String::new()] }]),
        Block::Facts(vec![(String::new(), Vec::new())]),
        Block::Notice { kind: NoticeKind::Note, title: String::new(), blocks: Vec::new() },
        Block::Quote { blocks: Vec::new(), source: String::new() },
        Block::Chart(chart),
    ];
    section("nothing", "Nothing", blocks)
}

fn deep() -> Section {
    let mut list = Block::text("the bottom");
    for _ in 0..38 {
        list = Block::List { ordered: false, items: vec![vec![list]] };
    }
    let mut deep = section("deep-6", "Level six", vec![list]);
    for level in (2..6).rev() {
        let mut outer = section(&format!("deep-{level}"), &format!("Level {level}"), Vec::new());
        outer.sections = vec![deep];
        deep = outer;
    }
    deep
}

/// About 300 pages, half of them tables.
pub fn long_document() -> Document {
    let mut document = many_sections();
    for copy in 0..10 {
        let mut long = long_table();
        long.anchor = format!("long-{copy}");
        if let Some(Block::Table(table)) = long.blocks.first_mut() {
            table.anchor = format!("t-long-{copy}");
        }
        long.blocks.extend((0..200).map(|_| Block::text(SENTENCE.repeat(12))));
        document.sections.push(long);
    }
    document
}

/// Headings of every level with a little text, so that they fall on every part of a page.
pub fn many_sections() -> Document {
    let mut document = bare();
    document.sections = (0..60_usize)
        .map(|chapter| {
            let mut outer =
                section(&format!("c{chapter}"), &format!("Chapter {chapter}"), vec![Block::text(SENTENCE.repeat(chapter % 7))]);
            outer.sections = (0..chapter % 5)
                .map(|inner| {
                    section(&format!("c{chapter}-{inner}"), "Section", vec![Block::text(SENTENCE.repeat(1 + inner * 3))])
                })
                .collect();
            outer
        })
        .collect();
    document
}

#[test]
fn a_header_row_comes_back_on_every_page_of_its_table() {
    let mut document = bare();
    document.sections = vec![long_table()];
    let pdf = Pdf::read(&rendered(&document));
    assert!(pdf.pages.len() > 12, "{}", pdf.pages.len());
    let with_header = pdf.order.iter().filter(|page| {
        let again = |words: &str| {
            page.iter().any(|drawn: &Drawn| drawn.artifact.as_deref() == Some("Header") && drawn.text.contains(words))
        };
        again("Rate per 10,000") && again("Five hundred rows (continued)")
    });
    assert_eq!(with_header.count(), pdf.pages.len() - 3, "cover, contents and the first page of the table have none");
    assert_eq!(pdf.elements().iter().filter(|element| element.kind == "TR").count(), 501);
}

/// Names, titles and addresses with characters that have a meaning in a PDF or in XML, and no date.
pub fn odd_names() -> Document {
    let mut document = bare();
    document.title = "A & B <C> \"D\" (E\\) ł 😀".to_owned();
    document.keywords = vec!["a<b".to_owned(), "c & d".to_owned()];
    document.prepared_on = None;
    let file = |name: &str, bytes: &[u8]| Attachment {
        name: name.to_owned(),
        media_type: if name.ends_with("csv") { "text/csv" } else { "application/json" }.to_owned(),
        description: "Data (a\\b) ł".to_owned(),
        bytes: bytes.to_vec(),
    };
    document.attachments = vec![file("ä.json", b"{}\r"), file("b.csv", b""), file("a (1).csv", &[0, 13, 10, 255])];
    document.opening = vec![Block::Paragraph(vec![Inline::Link {
        target: Target::Url("https://example.org/a (b\\)ł?x=1&y=2".to_owned()),
        text: vec!["An address".into()],
    }])];
    document
}

/// Every forty-first of all characters.
fn characters() -> Vec<char> {
    ('\u{0}'..=char::MAX).step_by(41).collect()
}

/// A document of characters from all scripts.
pub fn all_scripts() -> Document {
    let characters = characters();
    let mut document = bare();
    document.title = characters.iter().take(400).collect();
    let blocks = characters.chunks(400).map(|some| Block::text(some.iter().collect::<String>())).collect();
    document.sections = vec![section("all", "Characters", blocks)];
    document
}

#[test]
fn any_character_can_be_typed() {
    let characters = characters();
    let pdf = Pdf::read(&rendered(&all_scripts()));
    let said: String = pdf.elements().into_iter().filter(|element| element.kind == "P").map(|element| element.text).collect();
    let missing: Vec<char> = characters.iter().copied().filter(|c| c.is_alphanumeric() && !said.contains(*c)).take(10).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn nothing_stands_outside_of_the_page() {
    for document in [sample(), hard_cases(), many_sections()] {
        let pdf = Pdf::read(&rendered(&document));
        for page in &pdf.pages {
            let media = pdf.file.get_dictionary(*page).and_then(|page| page.get(b"MediaBox")).and_then(lopdf::Object::as_array);
            let side = |index: usize| media.as_ref().expect("a media box")[index].as_float().expect("a number");
            let content = lopdf::content::Content::decode(&pdf.file.get_page_content(*page)).expect("content");
            for operation in content.operations.iter().filter(|operation| operation.operator == "Tm") {
                let at = |index: usize| operation.operands[index].as_float().expect("a number");
                assert!((20.0..side(2) - 30.0).contains(&at(4)), "x {}", at(4));
                assert!((25.0..side(3) - 30.0).contains(&at(5)), "y {}", at(5));
            }
        }
    }
}

#[test]
fn the_work_grows_with_the_length_and_not_faster() {
    let of = |count: usize| {
        let mut document = bare();
        document.sections =
            (0..count).map(|n| section(&format!("s{n}"), "Section", vec![Block::text(SENTENCE.repeat(40))])).collect();
        rendered(&document).len()
    };
    let (small, large) = (of(10), of(40));
    assert!(large < small * 4, "{small} {large}");
}
