//! What the report says of multi-agency child protection team.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "macpt";
const TITLE: &str = "Multi-agency child protection team";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().macpt.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
