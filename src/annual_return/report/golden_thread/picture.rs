//! The thread as a picture: needs, the services that meet them, and how strong the evidence of impact is.

use super::strand::{Strand, status};
use crate::annual_return::commissioning::model::{Service, Strength};
use crate::annual_return::report::places;
use crate::chart::{Chart, FlowColumn, FlowLink, FlowNode, Frame, flow};
use crate::value::{Choice, counted};

/// The maximum number of needs and of services in a picture, so that it can be read. The table below it has them all.
const MOST_NEEDS: usize = 12;
const MOST_SERVICES: usize = 20;

/// The strands that are drawn and their services: the most pressing needs, as many as there is room for.
fn drawn<'s, 'a>(strands: &'s [Strand<'a>]) -> (Vec<&'s Strand<'a>>, Vec<(usize, &'a Service)>) {
    let (mut shown, mut services): (Vec<&Strand>, Vec<(usize, &Service)>) = (Vec::new(), Vec::new());
    for strand in strands.iter().take(MOST_NEEDS) {
        let new: Vec<(usize, &Service)> =
            strand.services.iter().filter(|(place, _)| services.iter().all(|(own, _)| own != place)).copied().collect();
        if !shown.is_empty() && services.len() + new.len() > MOST_SERVICES {
            break;
        }
        shown.push(strand);
        services.extend(new);
    }
    services.truncate(MOST_SERVICES);
    (shown, services)
}

/// The title of the picture: what it shows.
pub fn title(strands: &[Strand]) -> String {
    let (shown, services) = drawn(strands);
    let complete = shown.len() == strands.len()
        && shown.iter().flat_map(|strand| &strand.services).all(|(place, _)| services.iter().any(|(own, _)| own == place));
    if complete {
        return "From need to service to evidence of impact".to_owned();
    }
    match shown.len() {
        1 => "From need to service to evidence of impact: the most pressing need".to_owned(),
        many => format!("From need to service to evidence of impact: the {} most pressing", counted(many, "need", "needs")),
    }
}

/// The picture, with the table below it.
pub fn picture(frame: Frame, strands: &[Strand]) -> Chart {
    let (shown, services) = drawn(strands);
    let need = |strand: &&Strand| {
        let node = FlowNode::new(format!("need-{}", strand.named.1), format!("{}: {}", strand.named.0, status(strand.need)));
        if strand.services.is_empty() { node.with_gap("no service") } else { node }
    };
    let of_service = |place: usize| format!("service-{place}");
    let of_strength = |strength: Strength| format!("impact-{}", strength.code());
    let unknown = "impact-unknown";
    let impact = |service: &Service| service.impact.strength.get().map_or_else(|| unknown.to_owned(), of_strength);
    let mut links: Vec<FlowLink> = Vec::new();
    for strand in &shown {
        let from = format!("need-{}", strand.named.1);
        links.extend(strand.services.iter().map(|(place, _)| FlowLink::new(from.clone(), of_service(*place), None)));
    }
    links.extend(services.iter().map(|(place, service)| FlowLink::new(of_service(*place), impact(service), None)));
    let mut strengths: Vec<FlowNode> =
        Strength::ALL.iter().rev().map(|strength| FlowNode::new(of_strength(*strength), strength.label())).collect();
    strengths.push(FlowNode::new(unknown, "Not known"));
    strengths.retain(|node| links.iter().any(|link| link.to == node.id));
    let columns = [
        FlowColumn::new("Need", shown.iter().map(need).collect()),
        FlowColumn::new(
            "Service",
            services
                .iter()
                .map(|(place, service)| FlowNode::new(of_service(*place), places::service(*place, service).0))
                .collect(),
        ),
        FlowColumn::new("Evidence of impact", strengths),
    ];
    flow(frame, &columns, &links)
}
