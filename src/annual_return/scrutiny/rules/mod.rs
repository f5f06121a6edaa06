//! Rules about independent scrutiny.

use crate::annual_return::check::facts::ReturnRule;

mod scr_001_finding_without_response;
mod scr_002_rejected_without_reason;
mod scr_003_action_without_owner_or_day;
mod scr_004_action_overdue;
mod scr_005_closed_and_not_tested_again;
mod scr_006_escalated_without_outcome;
mod scr_007_no_concern_and_no_risk;
mod scr_008_information_refused;
mod scr_009_scrutineer_words_edited;
mod scr_010_scope_set_by_partners;
mod scr_011_children_not_involved;
mod scr_012_days_not_used;
mod scr_013_finding_of_last_year_missing;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &scr_001_finding_without_response::RULE,
    &scr_002_rejected_without_reason::RULE,
    &scr_003_action_without_owner_or_day::RULE,
    &scr_004_action_overdue::RULE,
    &scr_005_closed_and_not_tested_again::RULE,
    &scr_006_escalated_without_outcome::RULE,
    &scr_007_no_concern_and_no_risk::RULE,
    &scr_008_information_refused::RULE,
    &scr_009_scrutineer_words_edited::RULE,
    &scr_010_scope_set_by_partners::RULE,
    &scr_011_children_not_involved::RULE,
    &scr_012_days_not_used::RULE,
    &scr_013_finding_of_last_year_missing::RULE,
];
