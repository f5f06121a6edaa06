#![doc = include_str!("all_004_clearing_of_nothing.md")]

use crate::annual_return::facts::ReturnRule;
use crate::finding::Level;

/// An entry of `privacy_cleared` matches no finding.
pub const RULE: ReturnRule =
    ReturnRule::by_explanations("ALL-004", Level::Advice, include_str!("all_004_clearing_of_nothing.md"));
