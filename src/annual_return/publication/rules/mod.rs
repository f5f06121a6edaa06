//! Rules about publication: whether people can read what is published.

use crate::annual_return::check::facts::ReturnRule;

mod pub_008_abbreviation_never_explained;
mod pub_009_hard_to_read;
mod pub_010_no_version_for_children;
mod pub_011_range_written_with_a_dash;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &pub_008_abbreviation_never_explained::RULE,
    &pub_009_hard_to_read::RULE,
    &pub_010_no_version_for_children::RULE,
    &pub_011_range_written_with_a_dash::RULE,
];
