//! What the report says of next year.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "next-year";
const TITLE: &str = "Next year";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().next_year.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
