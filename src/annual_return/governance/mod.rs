//! Who leads, who delivers, who meets, and what was decided.

pub mod model;
pub mod report;
