//! What the report says of standardised data.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "indicators";
const TITLE: &str = "Standardised data";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().indicators.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
