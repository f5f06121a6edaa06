//! What the report says of training.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "training";
const TITLE: &str = "Training";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().training.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
