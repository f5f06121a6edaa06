//! The year's priorities, what was done, and what difference it made.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
