#![doc = include_str!("com_009_stopped_without_replacement.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::figures::addressing;
use crate::annual_return::commissioning::model::{Service, ServiceDecision};
use crate::annual_return::needs::model::{Need, NeedStatus};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, quoted};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Choice;

/// A service stops, and nothing replaces it.
pub const RULE: ReturnRule =
    ReturnRule::new("COM-009", Level::Query, include_str!("com_009_stopped_without_replacement.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, service) in r.commissioning.services.given()?.iter().enumerate() {
        found.each(at!(r.commissioning.services[i].decision), |found| {
            if service.decision.get()? == ServiceDecision::Stop {
                for id in service.addresses.given()? {
                    let needs = r.needs.needs.given()?.iter();
                    // Another rule covers a need that is not in the return.
                    for need in needs.filter(|need| need.id.given().is_some_and(|own| id == own)) {
                        displaced(facts, found, i, service, need)?;
                    }
                }
            }
            CHECKED
        });
    }
    CHECKED
}

fn displaced(facts: &Facts, found: &mut Found, i: usize, service: &Service, need: &Need) -> Checked {
    let r = &facts.this;
    let id = need.id.given()?.as_str();
    let status = need.status.get()?;
    let goes_on = |other: &&Service| other.decision.get() != Some(ServiceDecision::Stop);
    let has_another = addressing(facts, id)?.iter().any(goes_on);
    let is_planned_for = entries(&r.commissioning.gaps)?.iter().any(|gap| gap.need.given().is_none_or(|own| own.as_str() == id));
    if status == NeedStatus::Unmet || has_another || is_planned_for {
        return CHECKED;
    }
    found
        .add(
            at!(r.commissioning.services[i].decision),
            format!(
                "{} is to stop, and no other service meets {} ({id}), which is called {}",
                quoted(service.name.text(), "this service"),
                quoted(need.title.text(), "this need"),
                status.label().to_lowercase()
            ),
            "if another service takes its place, add the id of the need to its addresses; if none does, say what will be missing under commissioning › gaps (need, what_is_missing, blocked_by, plan, by), or write status: unmet for the need",
        )
        .about(format!("{}/{id}", service.id.given()?));
    CHECKED
}
