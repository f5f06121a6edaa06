//! Rules about children's stories.

use crate::annual_return::check::facts::ReturnRule;

mod sto_001_child_may_be_recognised;
mod sto_002_approved_by_its_writer;
mod sto_003_nothing_allows_the_story;
mod sto_004_story_of_a_published_review;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &sto_001_child_may_be_recognised::RULE,
    &sto_002_approved_by_its_writer::RULE,
    &sto_003_nothing_allows_the_story::RULE,
    &sto_004_story_of_a_published_review::RULE,
];
