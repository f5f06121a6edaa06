//! What the report says of harm outside the home.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "extra-familial-harm";
const TITLE: &str = "Harm outside the home";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().extra_familial_harm.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
