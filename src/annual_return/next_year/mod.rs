//! What comes next year.

pub mod model;
pub mod report;
