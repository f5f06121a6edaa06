//! Family group decision making, family network support packages, reunification. The duties are proposed.

pub mod model;
pub mod report;
pub mod rules;
pub mod sums;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "family_networks",
    rules: rules::RULES,
    constrain: Some(sums::constrain),
    definitions: &[],
    chapter: Chapter { place: 150, left_out: Some(report::TITLE), write: report::chapter },
};
