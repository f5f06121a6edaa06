//! Who paid what, what it was spent on, and whether it is enough for the core functions.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "finance",
    rules: rules::RULES,
    constrain: None,
    definitions: figures::DEFINITIONS,
    chapter: Chapter { place: 30, left_out: None, write: report::chapter },
};
