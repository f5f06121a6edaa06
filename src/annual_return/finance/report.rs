//! What the report says of what it cost and who paid.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "finance";
const TITLE: &str = "What it cost and who paid";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().finance.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
