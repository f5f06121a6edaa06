#![doc = include_str!("ind_002_percentage_out_of_range.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// A percentage is below 0 or above 100.
pub const RULE: ReturnRule = ReturnRule::by_schema("IND-002", Level::Error, include_str!("ind_002_percentage_out_of_range.md"));
