//! The data beside the report: the public form as tables.

pub mod dataset;
pub(in crate::annual_return) mod derived;
