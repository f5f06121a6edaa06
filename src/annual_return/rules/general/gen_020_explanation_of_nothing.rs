#![doc = include_str!("gen_020_explanation_of_nothing.md")]

use crate::annual_return::facts::ReturnRule;
use crate::finding::Level;

/// An explanation matches no query.
pub const RULE: ReturnRule =
    ReturnRule::by_explanations("GEN-020", Level::Advice, include_str!("gen_020_explanation_of_nothing.md"));
