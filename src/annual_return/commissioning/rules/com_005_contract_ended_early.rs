#![doc = include_str!("com_005_contract_ended_early.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::model::ServiceDecision;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// A contract ended before the period did, and the service continues.
pub const RULE: ReturnRule = ReturnRule::new("COM-005", Level::Query, include_str!("com_005_contract_ended_early.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let period_end = r.period_end.get()?;
    for (i, service) in r.commissioning.services.given()?.iter().enumerate() {
        let path = at!(r.commissioning.services[i].contract.end);
        found.each(path.clone(), |found| {
            let Some(end) = service.contract.end.get().filter(|end| *end < period_end) else { return CHECKED };
            // The contract of a service that is stopping is meant to end.
            if service.decision.get()? == ServiceDecision::Stop {
                return CHECKED;
            }
            found
                .add(
                    path,
                    format!(
                        "the contract of {} ended on {end}, before the period ended on {period_end}",
                        quoted(service.name.text(), "this service")
                    ),
                    "if it was extended, correct end under contract; if not, say under explanations how children were served afterwards",
                )
                .about(service.id.given()?.as_str())
                .figures([end.to_string()]);
            CHECKED
        });
    }
    CHECKED
}
