//! What the report says of the partnership.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "partnership";
const TITLE: &str = "The partnership";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().partnership.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
