//! Family group decision making, family network support packages, reunification. The duties are proposed.

pub mod model;
pub mod report;
pub mod rules;
pub mod sums;
