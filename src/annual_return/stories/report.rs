//! What the report says of stories of children.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "stories";
const TITLE: &str = "Stories of children";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().stories.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
