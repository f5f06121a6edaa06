//! The voice of children and families: who was heard, by whom, and what changed because of it.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "voice",
    rules: rules::RULES,
    constrain: None,
    definitions: figures::DEFINITIONS,
    chapter: Chapter { place: 50, left_out: None, write: report::chapter },
};
