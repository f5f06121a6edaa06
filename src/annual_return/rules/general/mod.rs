//! Rules about the return as a whole.

use crate::annual_return::check::facts::ReturnRule;

mod dis_001_few_children_in_words;
mod dis_002_held_back_number_follows;
mod dis_003_percentage_gives_a_number_away;
mod dis_004_low_for_deaths;
mod dis_005_zero_typed_as_suppressed;
mod dis_006_small_group_in_a_small_area;
mod gen_001_form_not_known;
mod gen_002_id_used_twice;
mod gen_003_reference_leads_nowhere;
mod gen_004_period_not_the_financial_year;
mod gen_005_signed_before_the_period_ended;
mod gen_006_period_does_not_follow;
mod gen_007_placeholder_left;
mod gen_008_text_of_last_year;
mod gen_009_event_in_the_future;
mod gen_010_published_late;
mod gen_020_unused_explanation;
mod gen_030_last_year_not_readable;
mod gen_031_not_last_years_return;

/// An explanation that explains nothing.
pub(in crate::annual_return) const UNUSED_EXPLANATION: ReturnRule = gen_020_unused_explanation::RULE;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &dis_001_few_children_in_words::RULE,
    &dis_002_held_back_number_follows::RULE,
    &dis_003_percentage_gives_a_number_away::RULE,
    &dis_004_low_for_deaths::RULE,
    &dis_005_zero_typed_as_suppressed::RULE,
    &dis_006_small_group_in_a_small_area::RULE,
    &gen_001_form_not_known::RULE,
    &gen_002_id_used_twice::RULE,
    &gen_003_reference_leads_nowhere::RULE,
    &gen_004_period_not_the_financial_year::RULE,
    &gen_005_signed_before_the_period_ended::RULE,
    &gen_006_period_does_not_follow::RULE,
    &gen_007_placeholder_left::RULE,
    &gen_008_text_of_last_year::RULE,
    &gen_009_event_in_the_future::RULE,
    &gen_010_published_late::RULE,
    &gen_020_unused_explanation::RULE,
    &gen_030_last_year_not_readable::RULE,
    &gen_031_not_last_years_return::RULE,
];
