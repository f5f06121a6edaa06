//! Figures worked out from what was commissioned.

use crate::annual_return::commissioning::model::{Better, Outcome, Service};
use crate::annual_return::facts::Facts;
use crate::annual_return::figure::Definition;
use crate::rule::kit::sum;
use crate::value::Money;

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[
    Definition {
        number: 19,
        title: "From need to impact",
        unit: "A row for each need and service",
        definition: "Each need with each service that meets it: what was spent on the service, whom it served, its first outcome measure, how strong the evidence of impact is, and what was decided. A service that meets several needs stands under each with its whole spending.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 22,
        title: "Services with no evidence of impact",
        unit: "Services",
        definition: "Services that list no evidence of their impact, or say that there is none yet.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 25,
        title: "Outcome measures",
        unit: "As stated for each measure",
        definition: "Where each measure stood before, where it was meant to be, where it is, and whether the target was met.",
        numerator: None,
        denominator: None,
    },
];

/// What was spent on a service, over all the lines that pay for it; nothing for a service that is free.
pub fn spent(service: &Service) -> Option<Money> {
    match service.funding.given() {
        Some(funding) => sum(funding.iter().map(|part| &part.actual)),
        None if service.free_because.is_given() => Some(Money::ZERO),
        None => None,
    }
}

/// What was planned to be spent on a service.
pub fn planned(service: &Service) -> Option<Money> {
    match service.funding.given() {
        Some(funding) => sum(funding.iter().map(|part| &part.planned)),
        None if service.free_because.is_given() => Some(Money::ZERO),
        None => None,
    }
}

/// The services with no evidence of impact.
pub fn without_evidence(facts: &Facts) -> Option<Vec<&Service>> {
    let none = |service: &&Service| {
        let impact = &service.impact;
        impact.evidence.items().is_empty() || impact.strength.get() == Some(super::model::Strength::None)
    };
    Some(facts.this.commissioning.services.given()?.iter().filter(none).collect())
}

/// Whether a measure reached its target; not known while one of the two is not.
pub fn target_met(outcome: &Outcome) -> Option<bool> {
    let (target, actual) = (outcome.target.known()?, outcome.actual.known()?);
    Some(match outcome.better.get()? {
        Better::Higher => actual >= target,
        Better::Lower => actual <= target,
    })
}
