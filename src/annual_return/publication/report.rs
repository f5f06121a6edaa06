//! What the report says of about this publication.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "publication";
const TITLE: &str = "About this publication";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().publication.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
