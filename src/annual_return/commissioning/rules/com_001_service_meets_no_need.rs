#![doc = include_str!("com_001_service_meets_no_need.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// A service does not say which need it meets.
pub const RULE: ReturnRule = ReturnRule::by_schema("COM-001", Level::Error, include_str!("com_001_service_meets_no_need.md"));
