//! Every rule of the return, part by part. A test compares these lists with the folders.

use super::facts::ReturnRule;

mod general;

/// The rules of every part, in the order of the form.
pub fn all() -> impl Iterator<Item = &'static ReturnRule> {
    let parts: [&'static [&'static ReturnRule]; 1] = [general::RULES];
    parts.into_iter().flatten().copied()
}
