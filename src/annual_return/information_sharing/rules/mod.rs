//! Rules about data-sharing agreements.

use crate::annual_return::check::facts::ReturnRule;

mod dsa_001_partner_left_out;
mod dsa_002_no_lawful_basis;
mod dsa_003_no_condition_for_special_categories;
mod dsa_004_consent_relied_on;
mod dsa_005_legitimate_interests_of_public_authority;
mod dsa_006_review_overdue;
mod dsa_007_no_impact_assessment;
mod dsa_008_not_signed_by_all;
mod dsa_009_expired;
mod dsa_010_operating_without_a_trace;
mod dsa_011_agency_in_no_agreement;
mod dsa_012_nothing_out_of_hours;
mod dsa_013_slow_answers;
mod dsa_014_readiness_not_recorded;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &dsa_001_partner_left_out::RULE,
    &dsa_002_no_lawful_basis::RULE,
    &dsa_003_no_condition_for_special_categories::RULE,
    &dsa_004_consent_relied_on::RULE,
    &dsa_005_legitimate_interests_of_public_authority::RULE,
    &dsa_006_review_overdue::RULE,
    &dsa_007_no_impact_assessment::RULE,
    &dsa_008_not_signed_by_all::RULE,
    &dsa_009_expired::RULE,
    &dsa_010_operating_without_a_trace::RULE,
    &dsa_011_agency_in_no_agreement::RULE,
    &dsa_012_nothing_out_of_hours::RULE,
    &dsa_013_slow_answers::RULE,
    &dsa_014_readiness_not_recorded::RULE,
];
