//! The year's priorities, what was done, and what difference it made.

pub mod model;
pub mod rules;
