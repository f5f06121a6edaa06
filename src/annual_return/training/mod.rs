//! Training across agencies: what was run, who came, what it changed.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
