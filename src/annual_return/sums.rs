//! What the counts of a return have to do with each other, part by part: each part says it once, for its rules and for disclosure
//! control.

use super::{AnnualReturn, commissioning, family_networks, indicators, lado, learning, macpt, needs};
use crate::disclosure::Ties;
use crate::reference::Reference;

/// Adds the ties of one part.
type Part = fn(&AnnualReturn, &Reference, &mut Ties);

const PARTS: &[Part] = &[
    needs::sums::tie,
    commissioning::sums::tie,
    indicators::sums::tie,
    learning::sums::tie,
    macpt::sums::tie,
    family_networks::sums::tie,
    lado::sums::tie,
];

/// What the counts of a return have to do with each other.
pub fn ties(this: &AnnualReturn, reference: &Reference) -> Ties {
    let mut ties = Ties::default();
    for tie in PARTS {
        tie(this, reference, &mut ties);
    }
    ties
}
