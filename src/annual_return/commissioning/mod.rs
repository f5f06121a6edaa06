//! The services, sectors and practitioners commissioned to meet the needs: money, reach, outcome, impact, decision.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
pub mod sums;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "commissioning",
    rules: rules::RULES,
    constrain: Some(sums::constrain),
    definitions: figures::DEFINITIONS,
    chapter: Chapter { place: 20, left_out: None, write: report::chapter },
};
