#![doc = include_str!("com_008_target_missed_without_reason.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::figures::target_met;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{has_words, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// A target was missed, and no reason is given.
pub const RULE: ReturnRule =
    ReturnRule::new("COM-008", Level::Query, include_str!("com_008_target_missed_without_reason.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, service) in r.commissioning.services.given()?.iter().enumerate() {
        for (j, outcome) in service.expected_outcomes.items().iter().enumerate() {
            let path = at!(r.commissioning.services[i].expected_outcomes[j].actual);
            found.each(path.clone(), |found| {
                if target_met(outcome)? || has_words(&outcome.missed_because)? {
                    return CHECKED;
                }
                let (target, actual) = (outcome.target.known()?, outcome.actual.known()?);
                found
                    .add(
                        path,
                        format!(
                            "{}: the target for {} was {target}, and {actual} was reached; it is not said why",
                            quoted(service.name.text(), "this service"),
                            quoted(outcome.measure.text(), "this measure")
                        ),
                        "say why under missed_because of this outcome; if a lower number is the aim, write better: lower",
                    )
                    .about(format!("{}/{}", service.id.given()?, j + 1))
                    .figures([target.to_string(), actual.to_string()]);
                CHECKED
            });
        }
    }
    CHECKED
}
