//! Who the partnership is: its area, and the one register of bodies that everything else refers to.

pub mod model;
pub mod report;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "partnership",
    rules: &[],
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 190, left_out: None, write: report::chapter },
};
