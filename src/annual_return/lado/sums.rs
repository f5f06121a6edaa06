//! What the counts of allegations have to do with each other.

use super::model::AllegationOutcome;
use crate::annual_return::AnnualReturn;
use crate::at;
use crate::disclosure::Ties;
use crate::finding::FieldPath;
use crate::reference::Reference;

/// Adds the ties of allegations: contacts by what became of them; referrals by sector, by harm and by who made them; what was open
/// at the start and the referrals against the outcomes, those still open among them; cases closed by how long they took.
pub fn tie(r: &AnnualReturn, _: &Reference, ties: &mut Ties) {
    let referrals = || at!(r.lado.referrals);
    ties.equal([at!(r.lado.contacts)], [at!(r.lado.advice), referrals(), at!(r.lado.not_for_lado)]);
    let sectors: Vec<FieldPath> = (0..r.lado.by_sector.items().len()).map(|i| at!(r.lado.by_sector[i].count)).collect();
    let harms: Vec<FieldPath> = (0..r.lado.by_harm.items().len()).map(|i| at!(r.lado.by_harm[i].count)).collect();
    let referrers: Vec<FieldPath> = (0..r.lado.by_referrer.items().len()).map(|i| at!(r.lado.by_referrer[i].count)).collect();
    for breakdown in [sectors, harms, referrers] {
        ties.equal([referrals()], breakdown);
    }
    let outcomes = || (0..r.lado.outcomes.items().len()).map(|i| at!(r.lado.outcomes[i].count));
    ties.equal([at!(r.lado.open_at_start), referrals()], outcomes());
    let is_closed =
        |i: usize| r.lado.outcomes.items().get(i).is_some_and(|it| it.outcome.get() != Some(AllegationOutcome::Ongoing));
    let closed = outcomes().enumerate().filter(|(i, _)| is_closed(*i)).map(|(_, path)| path);
    let by_time = [
        at!(r.lado.timeliness.closed_within_1_month),
        at!(r.lado.timeliness.closed_within_3_months),
        at!(r.lado.timeliness.closed_within_12_months),
        at!(r.lado.timeliness.closed_after_12_months),
    ];
    ties.equal(closed, by_time);
    ties.at_most([at!(r.lado.timeliness.referred_within_1_working_day)], referrals());
}
