//! What the report says of looked-after children and care leavers.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "looked-after";
const TITLE: &str = "Looked-after children and care leavers";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().looked_after.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
