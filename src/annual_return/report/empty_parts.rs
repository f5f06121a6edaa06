//! Parts with little to say: one line each in a shared chapter, instead of a chapter each.

use super::{Chapter, View, cell};
use crate::document::{Block, Cell, Section, plain};

/// The anchor of the chapter.
pub const ANCHOR: &str = "parts-in-a-line";

/// A part whose chapter is one paragraph of at most this many characters is reduced to a line.
const LONGEST_LINE: usize = 200;

/// Removes the chapters that say only one thing, and adds a chapter at the end with a line for each of them. `left_out` holds the
/// titles of the parts that are not required and not given.
pub fn gather(view: &View, chapters: Vec<Section>, left_out: &[&str]) -> Vec<Section> {
    let (mut told, mut lines) = (Vec::new(), Vec::new());
    for chapter in chapters {
        match line(&chapter) {
            Some(words) => lines.push((chapter.title, words)),
            None => told.push(chapter),
        }
    }
    if !left_out.is_empty() {
        lines.push((
            "Parts the partners chose not to answer".to_owned(),
            cell(format!("{}. Answering them is not required.", left_out.join("; "))),
        ));
    }
    if !lines.is_empty() {
        let title =
            if view.draft { "Parts not answered yet, and parts with nothing to report" } else { "Parts with nothing to report" };
        let mut chapter = Chapter::new(view, ANCHOR, title);
        chapter.facts(lines);
        told.push(chapter.done());
    }
    told
}

/// The text of a chapter that is one short paragraph and nothing else; `None` for any other chapter.
fn line(chapter: &Section) -> Option<Cell> {
    match (chapter.blocks.as_slice(), chapter.sections.as_slice()) {
        ([Block::Paragraph(words)], []) if plain(words).chars().count() <= LONGEST_LINE => Some(words.clone()),
        _ => None,
    }
}
