//! How the return is published.

pub mod model;
pub mod report;
pub mod rules;
