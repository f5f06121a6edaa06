//! The names and anchors of needs, services and findings in the chapters.

use super::words::Named;
use super::{View, anchors, heading, numbered};
use crate::annual_return::commissioning::model::Service;
use crate::annual_return::needs::model::Need;
use crate::annual_return::scrutiny::model::ScrutinyFinding;

/// The name and anchor of the need at a position in the form, counted from 1.
pub fn need(place: usize, need: &Need) -> Named {
    (heading(&need.title, format!("Need {place}")), numbered("need", place))
}

/// The name and anchor of the service at a position in the form, counted from 1.
pub fn service(place: usize, service: &Service) -> Named {
    (heading(&service.name, format!("Service {place}")), numbered("service", place))
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
