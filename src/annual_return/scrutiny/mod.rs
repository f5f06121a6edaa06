//! Independent scrutiny: who, with what freedom, what was found, what was answered, what came of it.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
