//! Rules about the thread from need to service to impact.

use crate::annual_return::check::facts::ReturnRule;

mod com_001_service_meets_no_need;
mod com_002_need_without_a_service;
mod com_003_need_met_without_impact;
mod com_004_service_without_money;
mod com_005_contract_ended_early;
mod com_006_contract_ends_soon;
mod com_007_served_unlike_capacity;
mod com_008_target_missed_without_reason;
mod com_009_stopped_without_replacement;
mod com_010_services_and_spending_differ;
mod com_011_money_unlike_rank;
mod com_012_need_without_voice;
mod com_013_evidence_is_old;
mod com_014_strong_impact_without_evidence;
mod com_015_no_evidence_rating;
mod com_016_needs_still_partly_met;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &com_001_service_meets_no_need::RULE,
    &com_002_need_without_a_service::RULE,
    &com_003_need_met_without_impact::RULE,
    &com_004_service_without_money::RULE,
    &com_005_contract_ended_early::RULE,
    &com_006_contract_ends_soon::RULE,
    &com_007_served_unlike_capacity::RULE,
    &com_008_target_missed_without_reason::RULE,
    &com_009_stopped_without_replacement::RULE,
    &com_010_services_and_spending_differ::RULE,
    &com_011_money_unlike_rank::RULE,
    &com_012_need_without_voice::RULE,
    &com_013_evidence_is_old::RULE,
    &com_014_strong_impact_without_evidence::RULE,
    &com_015_no_evidence_rating::RULE,
    &com_016_needs_still_partly_met::RULE,
];
