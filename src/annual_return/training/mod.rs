//! Training across agencies: what was run, who came, what it changed.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "training",
    rules: rules::RULES,
    constrain: None,
    definitions: figures::DEFINITIONS,
    chapter: Chapter { place: 110, left_out: None, write: report::chapter },
};
