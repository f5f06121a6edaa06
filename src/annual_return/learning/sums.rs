//! What the counts of learning have to do with each other.

use super::model::Incidents;
use crate::annual_return::AnnualReturn;
use crate::at;
use crate::disclosure::Ties;
use crate::reference::Reference;
use crate::value::{Answer, ChildCount};

/// The notifications by what happened: each stands in one of these.
pub fn by_what_happened(incidents: &Incidents) -> [&Answer<ChildCount>; 3] {
    [&incidents.deaths, &incidents.serious_harm, &incidents.other]
}

/// Adds the ties of learning: the notifications by what happened come to their number, which anyone can count in the list of them.
pub fn tie(r: &AnnualReturn, _: &Reference, ties: &mut Ties) {
    let parts = [at!(r.learning.incidents.deaths), at!(r.learning.incidents.serious_harm), at!(r.learning.incidents.other)];
    ties.equal([at!(r.learning.incidents.notifications)], parts);
    ties.public.push(at!(r.learning.incidents.notifications));
}
