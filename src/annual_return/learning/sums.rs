//! How the counts of learning add up.

use super::model::Incidents;
use crate::annual_return::AnnualReturn;
use crate::at;
use crate::disclosure::Constraints;
use crate::reference::Reference;
use crate::value::{Answer, ChildCount};

/// The notifications by what happened. Each is in exactly one of these counts.
pub fn by_what_happened(incidents: &Incidents) -> [&Answer<ChildCount>; 3] {
    [&incidents.deaths, &incidents.serious_harm, &incidents.other]
}

/// Adds the constraints of learning: the notifications by what happened add up to their total, which anyone can count in the printed
/// list.
pub fn constrain(r: &AnnualReturn, _: &Reference, constraints: &mut Constraints) {
    let parts = [at!(r.learning.incidents.deaths), at!(r.learning.incidents.serious_harm), at!(r.learning.incidents.other)];
    constraints.equal([at!(r.learning.incidents.notifications)], parts);
    constraints.public.push(at!(r.learning.incidents.notifications));
}
