//! Who the partnership is: its area, and the one register of bodies that everything else refers to.

pub mod model;
pub mod report;
