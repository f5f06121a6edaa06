//! The voice of children and families: who was heard, by whom, and what changed because of it.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
