//! What the counts of family networks have to do with each other.

use crate::annual_return::AnnualReturn;
use crate::at;
use crate::disclosure::Ties;
use crate::reference::Reference;

/// Adds the ties of family networks: families before proceedings were offered a meeting or were not, for a reason each; some took it
/// up, and some of those made a plan.
pub fn tie(r: &AnnualReturn, _: &Reference, ties: &mut Ties) {
    let families = || at!(r.family_networks.group_decision_making.families);
    let offered = || at!(r.family_networks.group_decision_making.offered);
    let taken_up = || at!(r.family_networks.group_decision_making.taken_up);
    let reasons = r.family_networks.group_decision_making.not_offered.items();
    let not_offered = (0..reasons.len()).map(|i| at!(r.family_networks.group_decision_making.not_offered[i].count));
    if reasons.is_empty() {
        ties.at_most([offered()], families());
    } else {
        ties.equal([families()], std::iter::once(offered()).chain(not_offered));
    }
    ties.at_most([taken_up()], offered());
    ties.at_most([at!(r.family_networks.group_decision_making.plans_agreed)], taken_up());
    let returned = || at!(r.family_networks.reunification.returned);
    ties.at_most([at!(r.family_networks.reunification.with_plan)], returned());
    ties.at_most([at!(r.family_networks.reunification.re_entered)], returned());
}
