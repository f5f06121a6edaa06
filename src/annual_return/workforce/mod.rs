//! The workforce: where vacancies and caseloads press on safeguarding.

pub mod model;
pub mod report;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "workforce",
    rules: &[],
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 120, left_out: Some(report::TITLE), write: report::chapter },
};
