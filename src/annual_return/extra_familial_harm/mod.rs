//! Harm outside the home. The proposals are not yet guidance.

pub mod model;
pub mod report;
