//! What the report says of independent scrutiny.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "scrutiny";
const TITLE: &str = "Independent scrutiny";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().scrutiny.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
