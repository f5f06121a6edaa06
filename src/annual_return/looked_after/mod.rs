//! Looked-after children and care leavers, enduring relationships, and the National Framework. Proposed.

pub mod model;
pub mod report;
