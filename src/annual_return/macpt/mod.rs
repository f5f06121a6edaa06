//! The multi-agency child protection team. The regulations are proposed: nothing here is asked for until the duty is in force.

pub mod model;
pub mod report;
pub mod rules;
pub mod sums;
