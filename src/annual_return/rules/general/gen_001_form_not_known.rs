#![doc = include_str!("gen_001_form_not_known.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// The return is written for a form that this tool does not know.
pub const RULE: ReturnRule = ReturnRule::by_schema("GEN-001", Level::Error, include_str!("gen_001_form_not_known.md"));
