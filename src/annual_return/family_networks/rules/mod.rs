//! Rules about family group decision making and support packages. The duty is only proposed: the rules are off until it is in
//! force.

use crate::annual_return::check::facts::ReturnRule;

mod fgd_001_more_families_than_there_were;
mod fgd_002_no_offer_and_no_reason;
mod fgd_003_packages_without_spending;

/// The rules, by code.
pub const RULES: &[&ReturnRule] = &[
    &fgd_001_more_families_than_there_were::RULE,
    &fgd_002_no_offer_and_no_reason::RULE,
    &fgd_003_packages_without_spending::RULE,
];
