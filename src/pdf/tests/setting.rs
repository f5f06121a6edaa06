//! The layout of pages, measured from the display list: no page too empty, no row split, wide tables on landscape pages.

use std::collections::{BTreeMap, BTreeSet};

use super::{bare, stress, theme};
use crate::document::{Block, Column, Document, Length, Section, Table, sample};
use crate::pdf::display::{Draw, ElementId, Kid, Kind, Layout, Orientation, Owner, Page};
use crate::pdf::fonts::Fonts;
use crate::pdf::layout::layout;

fn laid_out(document: &Document) -> Layout {
    let theme = theme();
    let mut fonts = Fonts::new(&theme).expect("the fonts are there");
    layout(document, &theme, &mut fonts)
}

/// A document of tables and text of many lengths, so that pages end at many different places.
fn mixed() -> Document {
    let mut document = bare();
    let sentence = "Families told us that they had been asked the same questions by every service they met. ";
    document.sections = (0..24_usize)
        .map(|chapter| {
            let mut section = Section::new(format!("c{chapter}"), format!("Chapter {chapter}"));
            for nth in 0..6_usize {
                let kind = chapter * 7 + nth * 5;
                section.blocks.push(Block::text(sentence.repeat(1 + kind % 9)));
                let mut columns = vec![Column::words("What", 2), Column::words("Why", 3), Column::numbers("How many")];
                columns.extend((0..kind % 5).map(|more| Column::words(format!("Remark number {more}"), 2)));
                let mut table = Table::new(format!("t{chapter}-{nth}"), format!("Table {chapter} {nth}"), columns);
                for row in 0..2 + kind % 17 {
                    let mut cells = vec![vec![sentence.repeat(1 + (row + kind) % 3).into()], vec!["1,234".into()]];
                    cells.extend((0..kind % 5).map(|_| vec!["A remark of some length about children".into()]));
                    table.row(format!("Row {row}"), cells);
                }
                section.blocks.push(Block::Table(table));
            }
            section
        })
        .collect();
    document
}

/// The top and bottom of the drawing, without running headers and footers.
fn extent(page: &Page) -> f32 {
    let bottom = |draw: &Draw| match draw {
        Draw::Text { y, .. } | Draw::PageOf { y, .. } => *y,
        Draw::Rectangle { y, height, .. } | Draw::Logo { y, height, .. } => y + height,
        Draw::Line { from, to, .. } => from.1.max(to.1),
        Draw::Polygon { points, .. } => points.iter().map(|point| point.1).fold(0.0, f32::max),
        Draw::Path { points, .. } => points.iter().map(|point| point.at.1).fold(0.0, f32::max),
    };
    let own = page.sequences.iter().filter(|sequence| !matches!(sequence.owner, Owner::Header | Owner::Footer));
    own.flat_map(|sequence| &sequence.draws).map(bottom).fold(0.0, f32::max)
}

#[test]
fn no_page_is_left_emptier_than_a_third_but_at_the_end_of_a_chapter() {
    for document in [sample(), mixed(), stress::many_sections()] {
        let laid = laid_out(&document);
        let begin: BTreeSet<usize> = laid
            .outline
            .iter()
            .filter(|bookmark| bookmark.level == 2)
            .filter_map(|bookmark| laid.tree.get(bookmark.element).and_then(|element| element.begins))
            .map(|(page, _)| page)
            .collect();
        for (number, page) in laid.pages.iter().enumerate().take(laid.pages.len() - 1) {
            let (top, foot) = if page.orientation == Orientation::Portrait { (78.0, 70.0) } else { (72.0, 62.0) };
            let bottom = page.orientation.height() - foot;
            let empty = (bottom - extent(page)) / (bottom - top);
            assert!(
                begin.contains(&(number + 1)) || empty < 0.35,
                "{empty:.2} of page {} of {}, {:?}",
                number + 1,
                laid.pages.len(),
                page.orientation
            );
        }
    }
}

#[test]
fn a_row_is_torn_only_when_it_is_higher_than_half_a_page() {
    for document in [sample(), mixed(), stress::hard_cases()] {
        let laid = laid_out(&document);
        let mut pages: BTreeMap<ElementId, BTreeSet<usize>> = BTreeMap::new();
        let mut lines: BTreeMap<ElementId, usize> = BTreeMap::new();
        for (_, element) in laid.tree.iter().filter(|(_, element)| matches!(element.kind, Kind::Cell | Kind::RowHeader)) {
            for kid in &element.kids {
                if let Kid::Content { page, .. } = kid {
                    pages.entry(element.parent).or_default().insert(*page);
                    *lines.entry(element.parent).or_default() += 1;
                }
            }
        }
        for (row, pages) in pages.iter().filter(|(_, pages)| pages.len() > 1) {
            let words: usize = laid
                .pages
                .iter()
                .flat_map(|page| &page.sequences)
                .filter(|sequence| matches!(sequence.owner, Owner::Element(id) if laid.tree.get(id).is_some_and(|one| one.parent == *row)))
                .map(|sequence| sequence.draws.len())
                .sum();
            assert!(words > 300, "a row of {words} words stands on pages {pages:?}");
        }
    }
}

#[test]
fn a_table_with_many_columns_stands_on_a_page_on_its_side() {
    let laid = laid_out(&stress::hard_cases());
    let caption =
        |(_, element): &(ElementId, &crate::pdf::display::Element)| element.title.as_deref() == Some("Fourteen columns");
    let (table, _) = laid.tree.iter().find(caption).expect("the table");
    let (page, _) = laid.tree.get(table).and_then(|table| table.begins).expect("a page");
    assert_eq!(laid.pages[page].orientation, Orientation::Landscape);
    assert!(laid.pages[page].sequences.iter().any(|one| one.owner == Owner::Footer), "it has its running foot");
    let upright = laid.pages.iter().filter(|page| page.orientation == Orientation::Portrait).count();
    assert!(upright * 2 > laid.pages.len(), "the others stand upright");
    for page in &laid.pages {
        for area in &page.links {
            let right = page.orientation.width();
            assert!(
                area.x >= 0.0 && area.x + area.width <= right && area.y + area.height <= page.orientation.height(),
                "{area:?}"
            );
        }
    }
}

#[test]
fn a_brief_has_neither_cover_nor_contents() {
    let brief = laid_out(&Document { length: Length::Brief, ..sample() });
    let book = laid_out(&sample());
    assert!(brief.pages.len() < book.pages.len(), "{} {}", brief.pages.len(), book.pages.len());
    assert!(brief.tree.iter().all(|(_, element)| element.kind != Kind::Contents));
    assert!(brief.pages[0].sequences.iter().any(|one| one.owner == Owner::Footer));
    let mut short = bare();
    short.length = Length::Brief;
    short.sections = vec![Section { blocks: vec![Block::text("All there is.")], ..Section::new("one", "One") }];
    assert_eq!(laid_out(&short).pages.len(), 1);
}

#[test]
fn the_contents_of_a_long_document_stay_on_two_pages() {
    let mut document = bare();
    document.sections = (0..40)
        .map(|chapter| {
            let mut section = Section::new(format!("c{chapter}"), format!("Chapter {chapter}"));
            section.blocks = vec![Block::text("Words.")];
            section.sections = (0..chapter % 30)
                .map(|inner| Section::new(format!("c{chapter}-{inner}"), format!("What section {inner} says of children")))
                .collect();
            section
        })
        .collect();
    let laid = laid_out(&document);
    let first = laid.outline.first().and_then(|bookmark| laid.tree.get(bookmark.element)).and_then(|element| element.begins);
    assert_eq!(first.expect("a page").0, 3, "cover, two pages of contents, the first chapter");
    let entries = laid.tree.iter().filter(|(_, element)| element.kind == Kind::ContentsItem).count();
    assert!(entries > 100, "{entries}: as many as there is room for");
}
