//! What the counts of a return have to do with each other, part by part: each part says it once, for its rules and for disclosure
//! control.

use super::AnnualReturn;
use super::parts::PARTS;
use crate::disclosure::Ties;
use crate::reference::Reference;

/// What the counts of a return have to do with each other.
pub fn ties(this: &AnnualReturn, reference: &Reference) -> Ties {
    let mut ties = Ties::default();
    for tie in PARTS.iter().filter_map(|part| part.constrain) {
        tie(this, reference, &mut ties);
    }
    ties
}
