//! The chapter on the workforce.

use crate::annual_return::report::{Chapter, View};
use crate::document::Section;

const ANCHOR: &str = "workforce";
/// The title of the chapter.
pub const TITLE: &str = "Workforce";

/// The chapter; `None` when the partners answer nothing in this part.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().workforce.given()?;
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.welcome(&part.pressures);
    chapter.unless_empty()
}
