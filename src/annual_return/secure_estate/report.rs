//! What the report says of secure establishments.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "secure-estate";
const TITLE: &str = "Secure establishments";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().secure_estate.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
