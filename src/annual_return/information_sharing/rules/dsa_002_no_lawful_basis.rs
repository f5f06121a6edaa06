#![doc = include_str!("dsa_002_no_lawful_basis.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// An agreement has no lawful basis.
pub const RULE: ReturnRule = ReturnRule::by_schema("DSA-002", Level::Error, include_str!("dsa_002_no_lawful_basis.md"));
