//! Rules about the multi-agency child protection team. The duty is only proposed: the rules are off until it is in force.

use crate::annual_return::check::facts::ReturnRule;

mod mac_001_role_not_filled;
mod mac_002_function_not_delivered;
mod mac_003_memorandum_not_signed;
mod mac_004_enquiries_not_reviewed_in_five_days;
mod mac_005_conferences_late_without_a_reason;
mod mac_006_framework_leaves_out;
mod mac_007_not_said_whether_in_force;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &mac_001_role_not_filled::RULE,
    &mac_002_function_not_delivered::RULE,
    &mac_003_memorandum_not_signed::RULE,
    &mac_004_enquiries_not_reviewed_in_five_days::RULE,
    &mac_005_conferences_late_without_a_reason::RULE,
    &mac_006_framework_leaves_out::RULE,
    &mac_007_not_said_whether_in_force::RULE,
];
