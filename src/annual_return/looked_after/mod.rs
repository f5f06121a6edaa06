//! Looked-after children and care leavers, enduring relationships, and the National Framework. Proposed.

pub mod model;
pub mod report;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "looked_after",
    rules: &[],
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 170, left_out: Some(report::TITLE), write: report::chapter },
};
