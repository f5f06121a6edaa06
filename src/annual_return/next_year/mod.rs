//! What comes next year.

pub mod model;
pub mod report;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "next_year",
    rules: &[],
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 220, left_out: None, write: report::chapter },
};
