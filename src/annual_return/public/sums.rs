//! How the counts of a return add up, part by part. Each part states it once, for its rules and for disclosure control.

use crate::annual_return::AnnualReturn;
use crate::annual_return::parts::PARTS;
use crate::disclosure::Constraints;
use crate::reference::Reference;

/// The constraints between the counts of a return.
pub fn constraints(this: &AnnualReturn, reference: &Reference) -> Constraints {
    let mut constraints = Constraints::default();
    for constrain in PARTS.iter().filter_map(|part| part.constrain) {
        constrain(this, reference, &mut constraints);
    }
    constraints
}
