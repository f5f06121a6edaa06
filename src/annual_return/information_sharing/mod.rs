//! Data-sharing agreements: how they are structured, formalised and operating in practice.

pub mod model;
pub mod rules;
