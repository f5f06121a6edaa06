//! Secure establishments in the area, and the yearly review of restraint in them.

pub mod model;
pub mod report;
pub mod rules;
