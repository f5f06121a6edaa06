//! How the counts of allegations add up.

use super::model::AllegationOutcome;
use crate::annual_return::AnnualReturn;
use crate::at;
use crate::disclosure::Constraints;
use crate::finding::FieldPath;
use crate::reference::Reference;

/// Adds the constraints of allegations: contacts by result; referrals by sector, by harm and by referrer; cases open at the start and
/// new referrals against outcomes, including cases still open; closed cases by how long they took.
pub fn constrain(r: &AnnualReturn, _: &Reference, constraints: &mut Constraints) {
    let referrals = || at!(r.lado.referrals);
    constraints.equal([at!(r.lado.contacts)], [at!(r.lado.advice), referrals(), at!(r.lado.not_for_lado)]);
    let sectors: Vec<FieldPath> = (0..r.lado.by_sector.items().len()).map(|i| at!(r.lado.by_sector[i].count)).collect();
    let harms: Vec<FieldPath> = (0..r.lado.by_harm.items().len()).map(|i| at!(r.lado.by_harm[i].count)).collect();
    let referrers: Vec<FieldPath> = (0..r.lado.by_referrer.items().len()).map(|i| at!(r.lado.by_referrer[i].count)).collect();
    for breakdown in [sectors, harms, referrers] {
        constraints.equal([referrals()], breakdown);
    }
    let outcomes = || (0..r.lado.outcomes.items().len()).map(|i| at!(r.lado.outcomes[i].count));
    constraints.equal([at!(r.lado.open_at_start), referrals()], outcomes());
    let is_closed =
        |i: usize| r.lado.outcomes.items().get(i).is_some_and(|it| it.outcome.get() != Some(AllegationOutcome::Ongoing));
    let closed = outcomes().enumerate().filter(|(i, _)| is_closed(*i)).map(|(_, path)| path);
    let by_time = [
        at!(r.lado.timeliness.closed_within_1_month),
        at!(r.lado.timeliness.closed_within_3_months),
        at!(r.lado.timeliness.closed_within_12_months),
        at!(r.lado.timeliness.closed_after_12_months),
    ];
    constraints.equal(closed, by_time);
    constraints.at_most([at!(r.lado.timeliness.referred_within_1_working_day)], referrals());
}
