#![doc = include_str!("ind_008_no_source.md")]

use crate::annual_return::check::facts::ReturnRule;
use crate::finding::Level;

/// An indicator does not say where its figures come from.
pub const RULE: ReturnRule = ReturnRule::by_schema("IND-008", Level::Query, include_str!("ind_008_no_source.md"));
