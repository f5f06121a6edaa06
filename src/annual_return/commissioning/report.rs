//! What the report says of what we commissioned, and what it changed.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "commissioning";
const TITLE: &str = "What we commissioned, and what it changed";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().commissioning.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
