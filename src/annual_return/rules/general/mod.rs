//! Rules about the return as a whole.

use crate::annual_return::facts::ReturnRule;

mod gen_001_form_not_known;
mod gen_002_id_used_twice;
mod gen_003_reference_leads_nowhere;
mod gen_004_period_not_the_financial_year;
mod gen_005_signed_before_the_period_ended;
mod gen_007_placeholder_left;
mod gen_009_event_in_the_future;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &gen_001_form_not_known::RULE,
    &gen_002_id_used_twice::RULE,
    &gen_003_reference_leads_nowhere::RULE,
    &gen_004_period_not_the_financial_year::RULE,
    &gen_005_signed_before_the_period_ended::RULE,
    &gen_007_placeholder_left::RULE,
    &gen_009_event_in_the_future::RULE,
];
