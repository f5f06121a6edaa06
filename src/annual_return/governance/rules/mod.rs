//! Rules about leadership and decisions.

use crate::annual_return::facts::ReturnRule;

mod gov_001_no_lead_partner;
mod gov_002_no_delegated_partner;
mod gov_003_lead_of_two_agencies;
mod gov_004_scrutineer_is_a_partner;
mod gov_012_council_without_a_board;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &gov_001_no_lead_partner::RULE,
    &gov_002_no_delegated_partner::RULE,
    &gov_003_lead_of_two_agencies::RULE,
    &gov_004_scrutineer_is_a_partner::RULE,
    &gov_012_council_without_a_board::RULE,
];
