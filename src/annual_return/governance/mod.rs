//! Who leads, who delivers, who meets, and what was decided.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "governance",
    rules: rules::RULES,
    constrain: None,
    definitions: &[],
    chapter: Chapter { place: 200, left_out: None, write: report::chapter },
};
