//! Figures about needs and the services that meet them.

use crate::annual_return::check::facts::Facts;
use crate::annual_return::commissioning::model::Service;
use crate::annual_return::needs::model::{Need, NeedStatus};
use crate::annual_return::terms::figure::Definition;
use crate::value::sum;
use crate::value::{Children, Choice, Decimal};

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[
    Definition {
        number: 21,
        title: "Needs with no service",
        unit: "Needs",
        definition: "The needs that no service of this return names among the needs it meets.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 24,
        title: "Reach",
        unit: "Per cent",
        definition: "The children or families served by the services that meet a need, as a share of those estimated to have it. A child served by two services counts twice, and a service that meets several needs counts for each, so reach can exceed 100%.",
        numerator: Some("Children or families served by the services that meet the need"),
        denominator: Some("Estimated number with the need"),
    },
];

/// The needs with their positions in the form, counted from 1, ordered by rank. Needs without a rank are last.
pub fn ranked(facts: &Facts) -> Vec<(usize, &Need)> {
    let mut needs: Vec<(usize, &Need)> = (1_usize..).zip(facts.this.needs.needs.items()).collect();
    needs.sort_by_key(|(place, need)| (need.rank.known().map_or(u32::MAX, |rank| rank.0), *place));
    needs
}

/// How far a need was met according to last year's return. `None` when that return, or the need in it, is missing.
pub fn status_last_year(facts: &Facts, need: &Need) -> Option<NeedStatus> {
    let id = match need.last_year_id.text() {
        "" => need.id.given()?.as_str(),
        id => id,
    };
    let before = facts.last_year.as_ref()?.needs.needs.items().iter().find(|before| before.id.text() == id)?;
    NeedStatus::ALL.iter().copied().find(|status| status.code() == before.status.text())
}

/// The services that name a need among those they meet, in the order of the form.
pub fn services_for<'a>(facts: &'a Facts, need: &'a Need) -> impl Iterator<Item = &'a Service> {
    let meets = |service: &&Service| {
        need.id.given().is_some_and(|id| service.addresses.items().iter().any(|addressed| *addressed == *id))
    };
    facts.this.commissioning.services.items().iter().filter(meets)
}

/// The needs with no service; `None` when the services or the needs are not given.
pub fn without_service(facts: &Facts) -> Option<Vec<&Need>> {
    facts.this.commissioning.services.given()?;
    let needs = facts.this.needs.needs.given()?;
    Some(needs.iter().filter(|need| services_for(facts, need).next().is_none()).collect())
}

/// The number of people served by the services that meet a need. `None` when the number of any service is not known.
pub fn served(facts: &Facts, need: &Need) -> Option<Children> {
    sum(services_for(facts, need).map(|service| &service.served))
}

/// People served as a percentage of people with the need, to the nearest whole number. It may exceed 100; `None` when nobody has
/// the need or a number is not known.
pub fn reach(facts: &Facts, need: &Need) -> Option<Decimal> {
    let served = served(facts, need)?.decimal();
    let estimate = need.population.estimate.known()?.decimal();
    let share = served.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(estimate)?;
    Some(share.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
}
