//! What the report says of signatures.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "sign-off";
const TITLE: &str = "Signatures";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().sign_off.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
