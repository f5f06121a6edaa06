//! Rules about learning.

use crate::annual_return::check::facts::ReturnRule;

mod lrn_001_rapid_review_late;
mod lrn_002_notified_late;
mod lrn_003_notifications_do_not_add_up;
mod lrn_004_practice_review_took_long;
mod lrn_005_practice_review_not_published;
mod lrn_006_notification_without_rapid_review;
mod lrn_007_actions_and_no_change;
mod lrn_008_no_audit;
mod lrn_009_weak_audit_not_repeated;
mod lrn_010_inspections_not_answered;
mod lrn_011_no_response_to_a_national_review;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &lrn_001_rapid_review_late::RULE,
    &lrn_002_notified_late::RULE,
    &lrn_003_notifications_do_not_add_up::RULE,
    &lrn_004_practice_review_took_long::RULE,
    &lrn_005_practice_review_not_published::RULE,
    &lrn_006_notification_without_rapid_review::RULE,
    &lrn_007_actions_and_no_change::RULE,
    &lrn_008_no_audit::RULE,
    &lrn_009_weak_audit_not_repeated::RULE,
    &lrn_010_inspections_not_answered::RULE,
    &lrn_011_no_response_to_a_national_review::RULE,
];
