//! What the counts of a return have to do with each other, part by part: each part says it once, for its rules and for disclosure
//! control.

use super::facts::Facts;
use super::model::DataForm;
use super::schema::form;
use super::{AnnualReturn, commissioning, digest, family_networks, indicators, lado, learning, macpt, needs};
use crate::disclosure::{Tied, Ties, tied};
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

/// The counts of the return that facts are about, as they were typed, and what binds them. None of a public form: there nothing is
/// as it was typed.
pub fn as_typed(facts: &Facts) -> Option<Tied> {
    if facts.this.data_form.get() == Some(DataForm::Public) {
        return None;
    }
    Some(tied(&digest::full(&facts.this).ok()?, form().ok()?, &ties_of(facts)))
}

/// What the counts of the return that facts are about have to do with each other.
pub fn ties_of(facts: &Facts) -> Ties {
    ties(&facts.this, facts.reference)
}
