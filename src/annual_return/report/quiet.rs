//! Parts with little to say: one line each in one chapter, instead of a chapter each.

use super::{Chapter, View, cell};
use crate::document::{Block, Cell, Section, plain};

/// The anchor of the chapter.
pub const ANCHOR: &str = "parts-in-a-line";

/// A part whose chapter is a paragraph no longer than this is told in a line.
const LONGEST_LINE: usize = 200;

/// Takes out the chapters that say one thing, and puts a chapter that says each of these in a line at the end. `left_out` are the
/// titles of the parts that need no answer and have none.
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

/// What a chapter says, where it is one short paragraph and nothing else.
fn line(chapter: &Section) -> Option<Cell> {
    match (chapter.blocks.as_slice(), chapter.sections.as_slice()) {
        ([Block::Paragraph(words)], []) if plain(words).chars().count() <= LONGEST_LINE => Some(words.clone()),
        _ => None,
    }
}
