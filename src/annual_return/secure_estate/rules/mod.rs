//! Rules about secure establishments.

use crate::annual_return::check::facts::ReturnRule;

mod sec_001_no_restraint_review;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[&sec_001_no_restraint_review::RULE];
