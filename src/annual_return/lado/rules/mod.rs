//! Rules about allegations against adults who work with children. The whole part is optional, so each rule passes without it.

use crate::annual_return::check::facts::ReturnRule;

mod lad_001_contacts_do_not_add_up;
mod lad_002_outcomes_do_not_add_up;
mod lad_003_cases_closed_late;
mod lad_004_split_does_not_add_up;
mod lad_005_officer_decides_on_employment;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &lad_001_contacts_do_not_add_up::RULE,
    &lad_002_outcomes_do_not_add_up::RULE,
    &lad_003_cases_closed_late::RULE,
    &lad_004_split_does_not_add_up::RULE,
    &lad_005_officer_decides_on_employment::RULE,
];
