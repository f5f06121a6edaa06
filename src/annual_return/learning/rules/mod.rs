//! Rules about learning.

use crate::annual_return::facts::ReturnRule;

mod lrn_001_rapid_review_late;
mod lrn_003_notifications_do_not_add_up;
mod lrn_006_notification_without_rapid_review;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &lrn_001_rapid_review_late::RULE,
    &lrn_003_notifications_do_not_add_up::RULE,
    &lrn_006_notification_without_rapid_review::RULE,
];
