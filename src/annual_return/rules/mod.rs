//! Every rule of the return, part by part. A test compares these lists with the folders.

use crate::annual_return::check::facts::ReturnRule;
use crate::annual_return::parts::PARTS;

mod general;
pub(super) mod privacy;

/// An explanation that explains nothing.
pub(super) const UNUSED: &ReturnRule = &general::UNUSED_EXPLANATION;

/// A clearing that clears nothing.
pub(super) const UNUSED_CLEARING: &ReturnRule = &privacy::UNUSED_CLEARING;

/// Every rule: those of the return as a whole, those of its parts in the order of the form, those about personal data.
pub fn all() -> impl Iterator<Item = &'static ReturnRule> {
    let parts = PARTS.iter().flat_map(|part| part.rules);
    general::RULES.iter().chain(parts).chain(privacy::RULES).copied()
}
