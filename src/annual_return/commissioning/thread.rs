//! What is worked out along the thread from need to service to money.

use super::model::{Commissioning, Funding, Service};

/// The services that say they meet a need, each with its place in the list. None while the services are not given, or while
/// one of them does not say which needs it meets: it may be this one.
pub fn addressing<'a>(commissioning: &'a Commissioning, need: &str) -> Option<Vec<(usize, &'a Service)>> {
    let mut services = Vec::new();
    let mut all_say = true;
    for (i, service) in commissioning.services.given()?.iter().enumerate() {
        all_say &= service.addresses.given().is_some_and(|needs| !needs.is_empty());
        if service.addresses.items().iter().any(|own| own.as_str() == need) {
            services.push((i, service));
        }
    }
    (all_say || !services.is_empty()).then_some(services)
}

/// What services draw from each line of the finance part: the place of the service, of the entry, and the entry itself.
pub fn funding(commissioning: &Commissioning) -> impl Iterator<Item = (usize, usize, &Funding)> {
    commissioning
        .services
        .items()
        .iter()
        .enumerate()
        .flat_map(|(i, service)| service.funding.items().iter().enumerate().map(move |(j, funding)| (i, j, funding)))
}
