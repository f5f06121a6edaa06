//! What children in the area need: where the thread to services, money and impact begins.

pub mod figures;
pub mod model;
pub mod report;
pub mod sums;

use super::part::{Chapter, FormPart};

/// The part.
pub const PART: FormPart = FormPart {
    key: "needs",
    rules: &[],
    constrain: Some(sums::constrain),
    definitions: figures::DEFINITIONS,
    chapter: Chapter { place: 10, left_out: None, write: report::chapter },
};
