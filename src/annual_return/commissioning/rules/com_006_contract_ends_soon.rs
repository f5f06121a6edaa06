#![doc = include_str!("com_006_contract_ends_soon.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::model::ServiceDecision;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Date;

/// A service continues, and its contract ends soon.
pub const RULE: ReturnRule = ReturnRule::new("COM-006", Level::Query, include_str!("com_006_contract_ends_soon.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let least = i32::try_from(facts.reference.thresholds().contract_months_left_least.value).ok()?;
    let period_end = r.period_end.get()?;
    for (i, service) in r.commissioning.services.given()?.iter().enumerate() {
        let path = at!(r.commissioning.services[i].contract.end);
        found.each(path.clone(), |found| {
            // COM-005 covers a contract that ended within the period.
            let is_soon = |end: &Date| period_end <= *end && *end < period_end.plus_months(least);
            let Some(end) = service.contract.end.get().filter(is_soon) else { return CHECKED };
            if service.decision.get()? == ServiceDecision::Stop {
                return CHECKED;
            }
            // An option to extend shows how the service can continue, until the day by which it should have been used.
            let is_over = end < facts.as_of?;
            if service.contract.extension_option.get() == Some(true) && !is_over {
                return CHECKED;
            }
            let ends = if is_over { "ended" } else { "ends" };
            found
                .add(
                    path,
                    format!(
                        "{} is to go on, but its contract {ends} on {end} and no extension is shown",
                        quoted(service.name.text(), "this service")
                    ),
                    "if it was extended, correct end under contract; if it can be, add extension_option: true there; if neither, say under explanations what follows",
                )
                .about(service.id.given()?.as_str())
                .figures([end.to_string()]);
            CHECKED
        });
    }
    CHECKED
}
