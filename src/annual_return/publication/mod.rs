//! How the return is published.

pub mod model;
pub mod report;
pub mod rules;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "publication",
    rules: rules::RULES,
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 240, left_out: None, write: report::chapter },
};
