//! The multi-agency child protection team. The regulations are proposed: nothing here is asked for until the duty is in force.

pub mod model;
pub mod report;
pub mod rules;
pub mod sums;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "macpt",
    rules: rules::RULES,
    constrain: Some(sums::constrain),
    definitions: &[],
    chapter: Chapter { place: 140, left_out: Some(report::TITLE), write: report::chapter },
};
