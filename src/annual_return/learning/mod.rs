//! Learning: serious incidents, rapid reviews, practice reviews, audits, inspections.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
pub mod sums;
pub mod timeliness;
