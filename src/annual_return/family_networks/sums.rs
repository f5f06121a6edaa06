//! How the counts of family networks add up.

use crate::annual_return::AnnualReturn;
use crate::at;
use crate::disclosure::Constraints;
use crate::reference::Reference;

/// Adds the constraints of family networks. Each family before proceedings was offered a meeting or was not, for one reason; some of
/// those offered took it up, and some of these made a plan.
pub fn constrain(r: &AnnualReturn, _: &Reference, constraints: &mut Constraints) {
    let families = || at!(r.family_networks.group_decision_making.families);
    let offered = || at!(r.family_networks.group_decision_making.offered);
    let taken_up = || at!(r.family_networks.group_decision_making.taken_up);
    let reasons = r.family_networks.group_decision_making.not_offered.items();
    let not_offered = (0..reasons.len()).map(|i| at!(r.family_networks.group_decision_making.not_offered[i].count));
    if reasons.is_empty() {
        constraints.at_most([offered()], families());
    } else {
        constraints.equal([families()], std::iter::once(offered()).chain(not_offered));
    }
    constraints.at_most([taken_up()], offered());
    constraints.at_most([at!(r.family_networks.group_decision_making.plans_agreed)], taken_up());
    let returned = || at!(r.family_networks.reunification.returned);
    constraints.at_most([at!(r.family_networks.reunification.with_plan)], returned());
    constraints.at_most([at!(r.family_networks.reunification.re_entered)], returned());
}
