//! What the report says of workforce.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "workforce";
const TITLE: &str = "Workforce";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().workforce.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
