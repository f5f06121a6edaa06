//! Rules about training.

use crate::annual_return::check::facts::ReturnRule;

mod trn_001_places_not_used;
mod trn_002_only_reactions;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[&trn_001_places_not_used::RULE, &trn_002_only_reactions::RULE];
