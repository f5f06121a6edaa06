#![doc = include_str!("gen_020_unused_explanation.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// An explanation fits no query.
pub const RULE: ReturnRule = ReturnRule::by_explanations("GEN-020", Level::Advice, include_str!("gen_020_unused_explanation.md"));
