//! The year's priorities, what was done, and what difference it made.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "priorities",
    rules: rules::RULES,
    constrain: None,
    definitions: figures::DEFINITIONS,
    chapter: Chapter { place: 40, left_out: None, write: report::chapter },
};
