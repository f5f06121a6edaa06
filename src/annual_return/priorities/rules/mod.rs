//! Rules about priorities and impact.

use crate::annual_return::check::facts::ReturnRule;

mod pri_001_no_impact_statement;
mod pri_002_no_progress_not_analysed;
mod pri_003_too_many_priorities;
mod pri_004_priority_of_last_year_missing;
mod pri_005_effectiveness_not_judged;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &pri_001_no_impact_statement::RULE,
    &pri_002_no_progress_not_analysed::RULE,
    &pri_003_too_many_priorities::RULE,
    &pri_004_priority_of_last_year_missing::RULE,
    &pri_005_effectiveness_not_judged::RULE,
];
