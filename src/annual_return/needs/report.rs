//! What the report says of what children need.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "needs";
const TITLE: &str = "What children need";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().needs.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
