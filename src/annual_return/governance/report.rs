//! What the report says of leadership and decisions.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "governance";
const TITLE: &str = "Leadership and decisions";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().governance.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
