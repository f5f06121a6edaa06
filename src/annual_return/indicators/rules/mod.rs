//! Rules about the standardised data.

use crate::annual_return::check::facts::ReturnRule;

mod ind_001_core_indicator_missing;
mod ind_002_percentage_out_of_range;
mod ind_003_part_larger_than_whole;
mod ind_004_differs_from_the_published_figure;
mod ind_005_large_change;
mod ind_006_share_disagrees_with_its_parts;
mod ind_007_rate_by_another_population;
mod ind_008_no_source;
mod ind_009_nothing_to_compare_with;
mod ind_020_conferences_do_not_add_up;
mod ind_021_plans_do_not_add_up;
mod ind_022_more_re_referrals_than_referrals;
mod ind_030_figure_of_another_kind;
mod ind_031_figure_given_twice;
mod ind_032_council_not_named;
mod ind_033_not_as_last_years_return;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &ind_001_core_indicator_missing::RULE,
    &ind_002_percentage_out_of_range::RULE,
    &ind_003_part_larger_than_whole::RULE,
    &ind_004_differs_from_the_published_figure::RULE,
    &ind_005_large_change::RULE,
    &ind_006_share_disagrees_with_its_parts::RULE,
    &ind_007_rate_by_another_population::RULE,
    &ind_008_no_source::RULE,
    &ind_009_nothing_to_compare_with::RULE,
    &ind_020_conferences_do_not_add_up::RULE,
    &ind_021_plans_do_not_add_up::RULE,
    &ind_022_more_re_referrals_than_referrals::RULE,
    &ind_030_figure_of_another_kind::RULE,
    &ind_031_figure_given_twice::RULE,
    &ind_032_council_not_named::RULE,
    &ind_033_not_as_last_years_return::RULE,
];
