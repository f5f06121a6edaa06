//! The published arrangements, kept as live answers, with what changed in the year.

pub mod model;
pub mod report;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "arrangements",
    rules: &[],
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 210, left_out: None, write: report::chapter },
};
