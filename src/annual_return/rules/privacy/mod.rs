//! Rules about personal data in any text of a return.

use crate::annual_return::check::facts::ReturnRule;

mod all_001_person_may_be_recognised;
mod all_002_contact_of_a_person;
mod all_003_number_of_a_person;
mod all_004_unused_clearance;

/// A clearing that clears nothing.
pub(in crate::annual_return) const UNUSED_CLEARING: ReturnRule = all_004_unused_clearance::RULE;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &all_001_person_may_be_recognised::RULE,
    &all_002_contact_of_a_person::RULE,
    &all_003_number_of_a_person::RULE,
    &all_004_unused_clearance::RULE,
];
