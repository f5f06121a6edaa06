#![doc = include_str!("all_004_unused_clearance.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// An entry of `privacy_cleared` fits no finding.
pub const RULE: ReturnRule = ReturnRule::by_explanations("ALL-004", Level::Advice, include_str!("all_004_unused_clearance.md"));
