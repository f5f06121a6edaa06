//! The standardised data: one code, one number, one unit, for an authority or the partnership, year by year.

pub mod annex;
pub mod figures;
pub mod given;
pub mod model;
pub mod report;
pub mod rules;
pub mod sums;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "indicators",
    rules: rules::RULES,
    constrain: Some(sums::constrain),
    definitions: figures::DEFINITIONS,
    chapter: Chapter { place: 70, left_out: None, write: report::chapter },
};
