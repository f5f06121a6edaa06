//! Harm outside the home. The proposals are not yet guidance.

pub mod model;
pub mod report;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "extra_familial_harm",
    rules: &[],
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 160, left_out: Some(report::TITLE), write: report::chapter },
};
