//! Every rule of the return, part by part. A test compares these lists with the folders.

use super::facts::ReturnRule;
use super::{
    commissioning, family_networks, finance, governance, indicators, information_sharing, lado, learning, macpt, priorities,
    publication, scrutiny, secure_estate, sign_off, stories, training, voice,
};

mod general;
pub(super) mod privacy;

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
        voice::rules::RULES,
        macpt::rules::RULES,
        family_networks::rules::RULES,
        lado::rules::RULES,
        training::rules::RULES,
        secure_estate::rules::RULES,
        stories::rules::RULES,
        sign_off::rules::RULES,
        publication::rules::RULES,
        privacy::RULES,
    ];
    parts.iter().copied().flatten().copied()
}
