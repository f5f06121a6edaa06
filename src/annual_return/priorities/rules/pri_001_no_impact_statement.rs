#![doc = include_str!("pri_001_no_impact_statement.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// A priority does not say what difference it made.
pub const RULE: ReturnRule = ReturnRule::by_schema("PRI-001", Level::Error, include_str!("pri_001_no_impact_statement.md"));
