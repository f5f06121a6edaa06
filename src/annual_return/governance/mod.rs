//! Who leads, who delivers, who meets, and what was decided.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
