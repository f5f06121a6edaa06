//! What the counts of the child protection team have to do with each other. Its cases need not be all of an area's, so nothing here
//! is tied to the standardised data.

use crate::annual_return::AnnualReturn;
use crate::at;
use crate::disclosure::Ties;
use crate::reference::Reference;

/// Adds the ties of the team: those for whom something was done are some of all.
pub fn tie(r: &AnnualReturn, _: &Reference, ties: &mut Ties) {
    let reviews = || at!(r.macpt.five_day_reviews.due);
    ties.at_most([at!(r.macpt.five_day_reviews.held_in_five_days)], reviews());
    ties.at_most([at!(r.macpt.five_day_reviews.with_safety_plan)], reviews());
    let conferences = [at!(r.macpt.conferences.within_15_working_days), at!(r.macpt.conferences.exceptional_reason_recorded)];
    ties.at_most(conferences, at!(r.macpt.conferences.held));
    ties.at_most([at!(r.macpt.plan_endings.with_recorded_decision)], at!(r.macpt.plan_endings.ended));
    ties.at_most([at!(r.macpt.plan_endings.with_continuing_support)], at!(r.macpt.plan_endings.ended));
}
