//! Every rule of the return, part by part. A test compares these lists with the folders.

use super::facts::ReturnRule;
use super::{
    commissioning, finance, governance, indicators, information_sharing, learning, priorities, scrutiny, sign_off, stories,
};

mod general;
mod privacy;

/// An explanation that explains nothing.
pub(super) const UNUSED: &ReturnRule = &general::UNUSED_EXPLANATION;

/// A clearing that clears nothing.
pub(super) const UNUSED_CLEARING: &ReturnRule = &privacy::UNUSED_CLEARING;

/// The rules of every part, in the order of the form.
pub fn all() -> impl Iterator<Item = &'static ReturnRule> {
    let parts: &'static [&'static [&'static ReturnRule]] = &[
        general::RULES,
        governance::rules::RULES,
        commissioning::rules::RULES,
        finance::rules::RULES,
        indicators::rules::RULES,
        priorities::rules::RULES,
        scrutiny::rules::RULES,
        information_sharing::rules::RULES,
        learning::rules::RULES,
        stories::rules::RULES,
        sign_off::rules::RULES,
        privacy::RULES,
    ];
    parts.iter().copied().flatten().copied()
}
