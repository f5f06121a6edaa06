//! Who signed, and what they signed.

pub mod model;
pub mod report;
pub mod rules;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "sign_off",
    rules: rules::RULES,
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 230, left_out: None, write: report::chapter },
};
