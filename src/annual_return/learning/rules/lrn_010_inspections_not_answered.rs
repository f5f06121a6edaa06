#![doc = include_str!("lrn_010_inspections_not_answered.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// The return does not say whether there was an inspection, or what an inspection asks of the partnership.
pub const RULE: ReturnRule = ReturnRule::by_schema("LRN-010", Level::Error, include_str!("lrn_010_inspections_not_answered.md"));
