//! Independent scrutiny: who, with what freedom, what was found, what was answered, what came of it.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "scrutiny",
    rules: rules::RULES,
    constrain: None,
    definitions: figures::DEFINITIONS,
    chapter: Chapter { place: 80, left_out: None, write: report::chapter },
};
