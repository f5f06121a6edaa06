//! Rules about the partnership's money.

use crate::annual_return::check::facts::ReturnRule;

mod fin_001_income_does_not_add_up;
mod fin_002_spending_does_not_add_up;
mod fin_003_reserve_does_not_roll_forward;
mod fin_004_reserve_not_as_last_year;
mod fin_005_variance_without_a_reason;
mod fin_006_amount_not_in_pounds_and_pence;
mod fin_007_estimate_in_a_signed_return;
mod fin_010_partner_without_income;
mod fin_011_one_partner_pays_most;
mod fin_012_agreement_not_reviewed;
mod fin_013_no_record_of_the_agreement;
mod fin_014_share_of_a_shared_payment;
mod fin_015_payer_or_partner_not_named;
mod fin_016_other_income_not_named;
mod fin_017_training_income_without_training;
mod fin_020_core_function_not_judged;
mod fin_021_insufficient_without_consequence;
mod fin_022_core_function_without_money;
mod fin_023_cost_of_scrutiny;
mod fin_030_aligned_spending_in_the_total;
mod fin_031_same_pound_in_both_ledgers;
mod fin_040_reserve_below_minimum;
mod fin_041_restricted_income_for_another_purpose;
mod fin_042_large_reserve_without_purpose;
mod fin_050_spending_per_child_changed;
mod fin_060_next_year_not_confirmed;
mod fin_070_same_amount_for_years;
mod fin_071_not_as_last_years_return;
mod fin_080_nothing_in_kind;

pub(in crate::annual_return) use fin_020_core_function_not_judged::ONLY_SOME as FUNCTIONS_OF_SOME;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &fin_001_income_does_not_add_up::RULE,
    &fin_002_spending_does_not_add_up::RULE,
    &fin_003_reserve_does_not_roll_forward::RULE,
    &fin_004_reserve_not_as_last_year::RULE,
    &fin_005_variance_without_a_reason::RULE,
    &fin_006_amount_not_in_pounds_and_pence::RULE,
    &fin_007_estimate_in_a_signed_return::RULE,
    &fin_010_partner_without_income::RULE,
    &fin_011_one_partner_pays_most::RULE,
    &fin_012_agreement_not_reviewed::RULE,
    &fin_013_no_record_of_the_agreement::RULE,
    &fin_014_share_of_a_shared_payment::RULE,
    &fin_015_payer_or_partner_not_named::RULE,
    &fin_016_other_income_not_named::RULE,
    &fin_017_training_income_without_training::RULE,
    &fin_020_core_function_not_judged::RULE,
    &fin_021_insufficient_without_consequence::RULE,
    &fin_022_core_function_without_money::RULE,
    &fin_023_cost_of_scrutiny::RULE,
    &fin_030_aligned_spending_in_the_total::RULE,
    &fin_031_same_pound_in_both_ledgers::RULE,
    &fin_040_reserve_below_minimum::RULE,
    &fin_041_restricted_income_for_another_purpose::RULE,
    &fin_042_large_reserve_without_purpose::RULE,
    &fin_050_spending_per_child_changed::RULE,
    &fin_060_next_year_not_confirmed::RULE,
    &fin_070_same_amount_for_years::RULE,
    &fin_071_not_as_last_years_return::RULE,
    &fin_080_nothing_in_kind::RULE,
];
