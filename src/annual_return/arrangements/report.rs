//! What the report says of how we work together.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "arrangements";
const TITLE: &str = "How we work together";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().arrangements.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
