//! Where the chapters tell of needs, services and findings: their anchors, and their names.

use super::words::Named;
use super::{View, anchors, heading, numbered};
use crate::annual_return::commissioning::model::Service;
use crate::annual_return::needs::model::Need;
use crate::annual_return::scrutiny::model::ScrutinyFinding;

/// A need by its place in the form, counted from nought.
pub fn need(place: usize, need: &Need) -> Named {
    let place = place.saturating_add(1);
    (heading(&need.title, format!("Need {place}")), numbered("need", place))
}

/// A service by its place in the form, counted from nought.
pub fn service(place: usize, service: &Service) -> Named {
    let place = place.saturating_add(1);
    (heading(&service.name, format!("Service {place}")), numbered("service", place))
}

/// The needs with their places in the form, the most pressing first.
pub fn ranked<'a>(view: &View<'a>) -> Vec<(usize, &'a Need)> {
    let mut needs: Vec<(usize, &Need)> = view.r().needs.needs.items().iter().enumerate().collect();
    needs.sort_by_key(|(place, need)| (need.rank.known().map_or(u32::MAX, |rank| rank.0), *place));
    needs
}

/// The findings of scrutiny with their names, in the order of the form.
pub fn findings<'a>(view: &View<'a>) -> Vec<(Named, &'a ScrutinyFinding)> {
    let findings = view.r().scrutiny.findings.items();
    let anchors = anchors("finding", findings, |finding| &finding.id);
    (1_usize..)
        .zip(findings.iter().zip(anchors))
        .map(|(place, (finding, anchor))| ((heading(&finding.title, format!("Finding {place}")), anchor), finding))
        .collect()
}
