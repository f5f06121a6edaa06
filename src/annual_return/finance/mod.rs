//! Who paid what, what it was spent on, and whether it is enough for the core functions.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
