#![doc = include_str!("com_007_served_unlike_capacity.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::model::{Service, ServiceDecision};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Percent;

/// A service served far fewer or far more people than its capacity.
pub const RULE: ReturnRule = ReturnRule::new("COM-007", Level::Query, include_str!("com_007_served_unlike_capacity.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let thresholds = facts.reference.thresholds();
    let (least, most) = (thresholds.capacity_used_least.decimal(), thresholds.capacity_used_most.decimal());
    for (i, service) in r.commissioning.services.given()?.iter().enumerate() {
        let path = at!(r.commissioning.services[i].served);
        found.each(path.clone(), |found| {
            if service.capacity.is_blank() {
                return CHECKED;
            }
            let (served, capacity) = (service.served.known()?, service.capacity.known()?);
            let Some(share) = Percent::of(served.decimal(), capacity.decimal()) else { return CHECKED };
            let few = share.decimal() < least && ran_all_year(facts, service);
            if few || share.decimal() > most {
                found
                    .add(
                        path,
                        format!(
                            "{} served {served} and has room for {capacity} in a year: {share}",
                            quoted(service.name.text(), "this service")
                        ),
                        "check served and capacity; if they are right, say under explanations why",
                    )
                    .about(service.id.given()?.as_str())
                    .figures([served.to_string(), capacity.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}

/// Whether a service ran from the first to the last day of the period, according to its contract. The yearly capacity of a
/// service that did not is no measure of how few people it served.
fn ran_all_year(facts: &Facts, service: &Service) -> bool {
    let start = facts.this.period_start.get();
    let end = facts.this.period_end.get();
    let began_within = service.contract.start.get().zip(start).is_some_and(|(own, start)| own > start);
    let ended_within = service.contract.end.get().zip(end).is_some_and(|(own, end)| own < end);
    !began_within && !ended_within && service.decision.get() != Some(ServiceDecision::New)
}
