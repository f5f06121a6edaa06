//! Learning: serious incidents, rapid reviews, practice reviews, audits, inspections.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
pub mod sums;
pub mod timeliness;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "learning",
    rules: rules::RULES,
    constrain: Some(sums::constrain),
    definitions: figures::DEFINITIONS,
    chapter: Chapter { place: 90, left_out: None, write: report::chapter },
};
