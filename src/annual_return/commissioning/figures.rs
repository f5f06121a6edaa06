//! Figures about commissioned services.

use crate::annual_return::check::facts::Facts;
use crate::annual_return::commissioning::model::{Better, Commissioning, Funding, Outcome, Service, Strength};
use crate::annual_return::terms::figure::Definition;
use crate::annual_return::terms::kind;
use crate::value::sum;
use crate::value::{Choice, Money, Ref};

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
        number: 23,
        title: "Share of spending by strength of evidence",
        unit: "Services; pounds; per cent",
        definition: "The services, and what was spent on them, by how strong the evidence of their impact is.",
        numerator: Some("Spent on services with strong or promising evidence"),
        denominator: Some("Spent on all services"),
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

/// The amount spent on a service, in pounds: the sum over the lines that pay for it. Zero for a free service; `None` when any
/// amount is not known.
pub fn spent(service: &Service) -> Option<Money> {
    match service.funding.given() {
        Some(funding) => sum(funding.iter().map(|part| &part.actual)),
        None if service.free_because.is_given() => Some(Money::ZERO),
        None => None,
    }
}

/// The amount planned for a service, in pounds: the sum over the lines that pay for it. Zero for a free service; `None` when any
/// amount is not known.
pub fn planned(service: &Service) -> Option<Money> {
    match service.funding.given() {
        Some(funding) => sum(funding.iter().map(|part| &part.planned)),
        None if service.free_because.is_given() => Some(Money::ZERO),
        None => None,
    }
}

/// The amount spent on all services, in pounds. `None` when the amount of any service is not known.
pub fn all_spent(facts: &Facts) -> Option<Money> {
    facts.this.commissioning.services.given()?.iter().map(spent).sum()
}

/// The amount planned for all services, in pounds. `None` when the amount of any service is not known.
pub fn all_planned(facts: &Facts) -> Option<Money> {
    facts.this.commissioning.services.given()?.iter().map(planned).sum()
}

/// Services whose evidence of impact is equally strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByStrength {
    /// The strength of the evidence.
    pub strength: Strength,
    /// The number of services.
    pub services: usize,
    /// The amount spent on them, in pounds.
    pub spent: Money,
}

/// Services and spending by strength of evidence of impact, strongest first. `None` when the strength or the spending of any
/// service is not known.
pub fn by_strength(commissioning: &Commissioning) -> Option<Vec<ByStrength>> {
    let known: Option<Vec<(Strength, Money)>> =
        commissioning.services.items().iter().map(|service| service.impact.strength.get().zip(spent(service))).collect();
    let known = known?;
    let of = |strength: Strength| {
        let own = known.iter().filter(|(one, _)| *one == strength);
        ByStrength { strength, services: own.clone().count(), spent: own.map(|(_, spent)| *spent).sum() }
    };
    Some(Strength::ALL.iter().rev().map(|strength| of(*strength)).collect())
}

/// Services with no evidence of impact: they list none, or rate its strength as none. `None` when the services are not given.
pub fn without_evidence(facts: &Facts) -> Option<Vec<&Service>> {
    let none = |service: &&Service| {
        let impact = &service.impact;
        impact.evidence.items().is_empty() || impact.strength.get() == Some(Strength::None)
    };
    Some(facts.this.commissioning.services.given()?.iter().filter(none).collect())
}

/// Whether an outcome measure reached its target. `None` when the result, the target or the better direction is not known.
pub fn target_met(outcome: &Outcome) -> Option<bool> {
    let (target, actual) = (outcome.target.known()?, outcome.actual.known()?);
    Some(match outcome.better.get()? {
        Better::Higher => actual >= target,
        Better::Lower => actual <= target,
    })
}

/// The services that say they meet a need. `None` when the services are not given, or when none names the need and some service
/// names no need at all or a need that is not in the return.
pub fn addressing<'a>(facts: &'a Facts, need: &str) -> Option<Vec<&'a Service>> {
    let services = facts.this.commissioning.services.given()?;
    let needs = facts.this.needs.needs.items();
    let is_known = |id: &Ref<kind::Need>| needs.iter().any(|need| need.id.given().is_some_and(|own| id == own));
    let says = |service: &Service| service.addresses.given().is_some_and(|ids| !ids.is_empty() && ids.iter().all(is_known));
    let found: Vec<&Service> =
        services.iter().filter(|service| service.addresses.items().iter().any(|own| own.as_str() == need)).collect();
    (!found.is_empty() || services.iter().all(says)).then_some(found)
}

/// Whether every service either names only funding lines that are in the return, or says it is free.
pub fn all_funding_is_said(facts: &Facts) -> bool {
    let lines = facts.this.finance.spending.items();
    let is_known = |part: &Funding| {
        part.line.given().is_some_and(|id| lines.iter().any(|line| line.id.given().is_some_and(|own| id == own)))
    };
    let says = |service: &Service| {
        let funding = service.funding.items();
        funding.iter().all(is_known) && (!funding.is_empty() || service.free_because.is_given())
    };
    facts.this.commissioning.services.given().is_some_and(|services| services.iter().all(says))
}

/// Every funding entry of every service, with the position of the service and of the entry.
pub fn funding(commissioning: &Commissioning) -> impl Iterator<Item = (usize, usize, &Funding)> {
    let services = commissioning.services.items().iter().enumerate();
    services.flat_map(|(i, service)| service.funding.items().iter().enumerate().map(move |(j, entry)| (i, j, entry)))
}
