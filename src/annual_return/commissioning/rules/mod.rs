//! Rules about the thread from need to service to impact.

use crate::annual_return::facts::ReturnRule;

mod com_001_service_meets_no_need;
mod com_002_need_without_a_service;
mod com_003_need_met_without_impact;
mod com_004_service_without_money;
mod com_005_contract_ended_early;
mod com_010_services_and_spending_differ;
mod com_014_strong_impact_without_evidence;
mod com_016_needs_still_partly_met;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &com_001_service_meets_no_need::RULE,
    &com_002_need_without_a_service::RULE,
    &com_003_need_met_without_impact::RULE,
    &com_004_service_without_money::RULE,
    &com_005_contract_ended_early::RULE,
    &com_010_services_and_spending_differ::RULE,
    &com_014_strong_impact_without_evidence::RULE,
    &com_016_needs_still_partly_met::RULE,
];
