#![doc = include_str!("com_010_services_and_spending_differ.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::figures::{all_funding_is_said, funding};
use crate::annual_return::finance::model::{LineType, SpendingLine};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{quoted, sum};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Balance;

/// The amounts that services draw from a spending line do not add up to the line.
pub const RULE: ReturnRule =
    ReturnRule::new("COM-010", Level::Error, include_str!("com_010_services_and_spending_differ.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let lines = r.finance.spending.given()?;
    r.commissioning.services.given()?;
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.r#type.get() != Some(LineType::Refund)) {
        let path = at!(r.finance.spending[i].actual);
        found.each(path.clone(), |found| {
            let id = line.id.given()?.as_str();
            let uses: Vec<_> = funding(&r.commissioning)
                .filter(|(_, _, funding)| funding.line.given().is_some_and(|line| line.as_str() == id))
                .collect();
            if uses.is_empty() && !is_for_services(line) {
                return CHECKED;
            }
            let drawn = Balance::from(sum(uses.iter().map(|(_, _, funding)| &funding.actual))?);
            let spent = line.actual.known()?;
            let falls_short = drawn < spent && is_for_services(line);
            // The missing amount may belong to a service that does not name its funding line.
            (!falls_short || all_funding_is_said(facts)).then_some(())?;
            if drawn > spent || falls_short {
                let name = quoted(line.description.text(), id);
                let mut finding = found.add(
                    path,
                    format!("services account for {drawn} of {name}, but {spent} was spent on it"),
                    "correct actual under funding of the services that draw on it, or actual of the line under finance › spending",
                );
                for (j, k, _) in uses {
                    finding = finding.also(at!(r.commissioning.services[j].funding[k].actual), "drawn from it here");
                }
            }
            CHECKED
        });
    }
    CHECKED
}

/// Whether a spending line is only for services, so that services must account for all of it.
fn is_for_services(line: &SpendingLine) -> bool {
    line.core_function.given().is_some_and(|code| code.as_str() == "commissioned_services")
        || line.nature.given().is_some_and(|code| code.as_str() == "commissioned_service")
}
