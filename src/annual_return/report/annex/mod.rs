//! What the report is based on: definitions, registers, explanations, method, and the words used.

mod actions;
mod agreements;
mod definitions;
mod explanations;
mod method;

pub use agreements::{register, signed, state};

use super::View;
use crate::document::Section;

/// A function that writes an annex under a letter; it returns `None` when the annex has nothing to say.
type Annex = fn(&View, &str) -> Option<Section>;

/// The annexes in their order. The glossary follows them, because it is made when all other text is complete.
const ANNEXES: [Annex; 5] = [definitions::annex, agreements::annex, actions::annex, explanations::annex, method::annex];

/// The annexes that have something to say, with their letters, and the next free letter.
pub fn chapters(view: &View) -> (Vec<Section>, char) {
    let mut letter = 'A';
    let mut sections = Vec::new();
    for annex in ANNEXES {
        if let Some(section) = annex(view, &format!("Annex {letter}: ")) {
            sections.push(section);
            letter = next(letter);
        }
    }
    (sections, letter)
}

fn next(letter: char) -> char {
    char::from_u32(u32::from(letter).saturating_add(1)).unwrap_or(letter)
}
