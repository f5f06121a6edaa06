//! Allegations against adults who work with children, and the designated officer (LADO) who oversees them.

pub mod model;
pub mod report;
pub mod rules;
pub mod sums;
