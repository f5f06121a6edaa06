//! Learning: serious incidents, rapid reviews, practice reviews, audits, inspections.

pub mod model;
pub mod rules;
