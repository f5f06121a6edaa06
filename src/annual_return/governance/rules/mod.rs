//! Rules about leadership and decisions.

use crate::annual_return::check::facts::ReturnRule;

mod gov_001_no_lead_partner;
mod gov_002_no_delegated_partner;
mod gov_003_lead_of_two_agencies;
mod gov_004_scrutineer_is_a_partner;
mod gov_005_meetings_not_held;
mod gov_006_partner_seldom_came;
mod gov_007_no_education_in_strategy;
mod gov_008_agency_without_expectation;
mod gov_009_memorandum_outside_the_arrangements;
mod gov_010_published_arrangements_behind;
mod gov_011_threshold_document_overdue;
mod gov_012_council_without_a_board;
mod gov_013_no_decisions;
mod gov_014_dispute_unresolved;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &gov_001_no_lead_partner::RULE,
    &gov_002_no_delegated_partner::RULE,
    &gov_003_lead_of_two_agencies::RULE,
    &gov_004_scrutineer_is_a_partner::RULE,
    &gov_005_meetings_not_held::RULE,
    &gov_006_partner_seldom_came::RULE,
    &gov_007_no_education_in_strategy::RULE,
    &gov_008_agency_without_expectation::RULE,
    &gov_009_memorandum_outside_the_arrangements::RULE,
    &gov_010_published_arrangements_behind::RULE,
    &gov_011_threshold_document_overdue::RULE,
    &gov_012_council_without_a_board::RULE,
    &gov_013_no_decisions::RULE,
    &gov_014_dispute_unresolved::RULE,
];
