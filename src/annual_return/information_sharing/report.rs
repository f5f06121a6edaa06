//! What the report says of sharing information.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "information-sharing";
const TITLE: &str = "Sharing information";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().information_sharing.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
