//! Rules about listening to children and families.

use crate::annual_return::check::facts::ReturnRule;

mod voi_001_no_direct_work;
mod voi_002_heard_and_nothing_changed;
mod voi_003_nobody_under_represented;

/// The rules, by code.
pub const RULES: &[&ReturnRule] =
    &[&voi_001_no_direct_work::RULE, &voi_002_heard_and_nothing_changed::RULE, &voi_003_nobody_under_represented::RULE];
