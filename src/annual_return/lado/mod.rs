//! Allegations against adults who work with children, and the designated officer (LADO) who oversees them.

pub mod model;
pub mod report;
pub mod rules;
pub mod sums;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "lado",
    rules: rules::RULES,
    constrain: Some(sums::constrain),
    definitions: &[],
    chapter: Chapter { place: 130, left_out: Some(report::TITLE), write: report::chapter },
};
