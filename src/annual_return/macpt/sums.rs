//! How the counts of the child protection team add up. Its cases need not be all of the area's, so there is no constraint with the
//! standardised data.

use crate::annual_return::AnnualReturn;
use crate::at;
use crate::disclosure::Constraints;
use crate::reference::Reference;

/// Adds the constraints of the team: the cases in which something was done are at most all cases.
pub fn constrain(r: &AnnualReturn, _: &Reference, constraints: &mut Constraints) {
    let reviews = || at!(r.macpt.five_day_reviews.due);
    constraints.at_most([at!(r.macpt.five_day_reviews.held_in_five_days)], reviews());
    constraints.at_most([at!(r.macpt.five_day_reviews.with_safety_plan)], reviews());
    let conferences = [at!(r.macpt.conferences.within_15_working_days), at!(r.macpt.conferences.exceptional_reason_recorded)];
    constraints.at_most(conferences, at!(r.macpt.conferences.held));
    constraints.at_most([at!(r.macpt.plan_endings.with_recorded_decision)], at!(r.macpt.plan_endings.ended));
    constraints.at_most([at!(r.macpt.plan_endings.with_continuing_support)], at!(r.macpt.plan_endings.ended));
}
