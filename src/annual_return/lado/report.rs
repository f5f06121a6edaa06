//! What the report says of allegations against adults who work with children.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "lado";
const TITLE: &str = "Allegations against adults who work with children";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().lado.given();
    if part.is_none() {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    }
    Chapter::new(view, ANCHOR, TITLE).unless_empty()
}
