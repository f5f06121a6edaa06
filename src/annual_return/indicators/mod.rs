//! The standardised data: one code, one number, one unit, for an authority or the partnership, year by year.

pub mod annex;
pub mod figures;
pub mod given;
pub mod model;
pub mod report;
pub mod rules;
pub mod sums;
