//! Who signed, and what they signed.

pub mod model;
pub mod report;
pub mod rules;
