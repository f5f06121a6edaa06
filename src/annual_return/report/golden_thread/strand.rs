//! A need with the services that meet it: one strand of the golden thread.

use crate::annual_return::commissioning::model::Service;
use crate::annual_return::needs::figures as needs;
use crate::annual_return::needs::model::{Need, NeedStatus};
use crate::annual_return::report::words::Named;
use crate::annual_return::report::{View, places};
use crate::value::Choice as _;

pub(super) const NOT_KNOWN: &str = "Not known";

/// A need with the services that meet it.
pub struct Strand<'a> {
    /// Its name, and the anchor of the section about it.
    pub named: Named,
    /// The need.
    pub need: &'a Need,
    /// The services, each with its position in the form.
    pub services: Vec<(usize, &'a Service)>,
}

/// Every need with its services, the most pressing first.
pub fn strands<'a>(view: &View<'a>) -> Vec<Strand<'a>> {
    let all = view.r().commissioning.services.items();
    let met_by = |need: &'a Need| {
        let mut met = needs::services_for(view.published, need).peekable();
        let pick =
            |(place, service): (usize, &'a Service)| met.next_if(|own| std::ptr::eq(*own, service)).map(|own| (place, own));
        (1_usize..).zip(all).filter_map(pick).collect()
    };
    needs::ranked(view.published)
        .into_iter()
        .map(|(place, need)| Strand { named: places::need(place, need), need, services: met_by(need) })
        .collect()
}

/// The status of a need, in the words used in a picture.
pub(super) fn status(need: &Need) -> String {
    need.status.get().map_or_else(|| NOT_KNOWN.to_lowercase(), |status: NeedStatus| status.label().to_lowercase())
}
