//! The published arrangements, kept as live answers, with what changed in the year.

pub mod model;
pub mod report;
