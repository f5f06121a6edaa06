//! What the report says of what children and families told us.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "voice";
const TITLE: &str = "What children and families told us";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().voice.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
