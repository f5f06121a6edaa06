//! What the report says of family networks.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "family-networks";
const TITLE: &str = "Family networks";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().family_networks.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
