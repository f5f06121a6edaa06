//! What the report says of learning from incidents, reviews and audits.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "learning";
const TITLE: &str = "Learning from incidents, reviews and audits";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().learning.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
