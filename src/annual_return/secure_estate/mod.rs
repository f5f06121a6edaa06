//! Secure establishments in the area, and the yearly review of restraint in them.

pub mod model;
pub mod report;
pub mod rules;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "secure_estate",
    rules: rules::RULES,
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 180, left_out: None, write: report::chapter },
};
