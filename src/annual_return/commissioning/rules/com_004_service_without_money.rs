#![doc = include_str!("com_004_service_without_money.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::model::Funding;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// The cost of a service is not given.
pub const RULE: ReturnRule = ReturnRule::new("COM-004", Level::Error, include_str!("com_004_service_without_money.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, service) in r.commissioning.services.given()?.iter().enumerate() {
        let path = at!(r.commissioning.services[i].funding);
        found.each(path.clone(), |found| {
            if service.free_because.is_given() || service.funding.items().iter().any(is_money) {
                return CHECKED;
            }
            // Amounts that cannot be read have their own finding.
            let all_read = |funding: &Funding| funding.planned.is_given() && funding.actual.is_given();
            (!service.funding.is_faulty() && service.funding.items().iter().all(all_read)).then_some(())?;
            found.add(
                path,
                format!("{} has no planned and actual spending", quoted(service.name.text(), "this service")),
                "add funding: [{ line: ID, planned: …, actual: … }], with the id of the line of finance › spending that pays for it; if it costs nothing, say why under free_because",
            );
            CHECKED
        });
    }
    CHECKED
}

/// Whether the planned and the actual spending are both known, and at least one of them is not zero.
fn is_money(funding: &Funding) -> bool {
    let amounts = funding.planned.known().zip(funding.actual.known());
    amounts.is_some_and(|(planned, actual)| !planned.is_zero() || !actual.is_zero())
}
