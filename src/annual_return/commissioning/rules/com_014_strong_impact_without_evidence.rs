#![doc = include_str!("com_014_strong_impact_without_evidence.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::model::Strength;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// Impact is rated strong, and no evidence is given.
pub const RULE: ReturnRule =
    ReturnRule::new("COM-014", Level::Error, include_str!("com_014_strong_impact_without_evidence.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, service) in r.commissioning.services.given()?.iter().enumerate() {
        found.each(at!(r.commissioning.services[i].impact.strength), |found| {
            let impact = &service.impact;
            (!impact.evidence.is_faulty()).then_some(())?;
            if impact.strength.get()? == Strength::Strong && impact.evidence.items().is_empty() {
                found.add(
                    at!(r.commissioning.services[i].impact.strength),
                    format!(
                        "the impact of {} is called strong, but no evidence is listed",
                        quoted(service.name.text(), "this service")
                    ),
                    "list what shows it under evidence, as type: audit, voice, indicator or document; if nothing does, choose the strength that fits: none, early or promising",
                );
            }
            CHECKED
        });
    }
    CHECKED
}
