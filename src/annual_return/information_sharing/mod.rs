//! Data-sharing agreements: how they are structured, formalised and operating in practice.

pub mod figures;
pub mod model;
pub mod report;
pub mod rules;
