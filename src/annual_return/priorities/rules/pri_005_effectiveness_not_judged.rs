#![doc = include_str!("pri_005_effectiveness_not_judged.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// The return does not judge how effective the arrangements were.
pub const RULE: ReturnRule = ReturnRule::by_schema("PRI-005", Level::Error, include_str!("pri_005_effectiveness_not_judged.md"));
