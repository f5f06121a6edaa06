//! How the counts of a return add up, part by part. Each part states it once, for its rules and for disclosure control.

use super::facts::Facts;
use super::{AnnualReturn, commissioning, family_networks, indicators, lado, learning, macpt, needs};
use crate::disclosure::Constraints;
use crate::reference::Reference;

/// Adds the constraints of one part.
type Part = fn(&AnnualReturn, &Reference, &mut Constraints);

const PARTS: &[Part] = &[
    needs::sums::constrain,
    commissioning::sums::constrain,
    indicators::sums::constrain,
    learning::sums::constrain,
    macpt::sums::constrain,
    family_networks::sums::constrain,
    lado::sums::constrain,
];

/// The constraints between the counts of a return.
pub fn constraints(this: &AnnualReturn, reference: &Reference) -> Constraints {
    let mut constraints = Constraints::default();
    for constrain in PARTS {
        constrain(this, reference, &mut constraints);
    }
    constraints
}

/// The constraints between the counts of the return in these facts.
pub fn constraints_of(facts: &Facts) -> Constraints {
    constraints(&facts.this, facts.reference)
}
