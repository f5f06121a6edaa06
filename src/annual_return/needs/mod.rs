//! What children in the area need: where the thread to services, money and impact begins.

pub mod figures;
pub mod model;
pub mod report;
pub mod sums;
