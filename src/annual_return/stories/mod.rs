//! Stories of children, told so that no child can be recognised.

pub mod model;
pub mod report;
pub mod rules;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "stories",
    rules: rules::RULES,
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 60, left_out: Some(report::TITLE), write: report::chapter },
};
