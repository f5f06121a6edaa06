//! What the report says of priorities and impact.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "priorities";
const TITLE: &str = "Priorities and impact";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().priorities.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
