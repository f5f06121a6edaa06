//! The services, sectors and practitioners commissioned to meet the needs: money, reach, outcome, impact, decision.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
pub mod sums;
