//! Rules about independent scrutiny.

use crate::annual_return::facts::ReturnRule;

mod scr_001_finding_without_response;
mod scr_002_rejected_without_reason;
mod scr_003_action_without_owner_or_day;
mod scr_004_action_overdue;
mod scr_006_escalated_without_outcome;
mod scr_009_scrutineer_words_edited;
mod scr_013_finding_of_last_year_missing;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &scr_001_finding_without_response::RULE,
    &scr_002_rejected_without_reason::RULE,
    &scr_003_action_without_owner_or_day::RULE,
    &scr_004_action_overdue::RULE,
    &scr_006_escalated_without_outcome::RULE,
    &scr_009_scrutineer_words_edited::RULE,
    &scr_013_finding_of_last_year_missing::RULE,
];
