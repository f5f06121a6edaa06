//! Stories of children, told so that no child can be recognised.

pub mod model;
pub mod report;
pub mod rules;
