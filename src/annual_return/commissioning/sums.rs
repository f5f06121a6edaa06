//! How the counts of services add up.

use super::model::ReachBy;
use crate::annual_return::AnnualReturn;
use crate::annual_return::indicators::sums::counts_few_children;
use crate::at;
use crate::disclosure::{Constraints, Share};
use crate::finding::FieldPath;
use crate::reference::Reference;
use crate::value::Choice as _;

/// Adds the constraints of services: for each kind of group, the groups that a service reached add up to the number it served. If a
/// breakdown leaves somebody out, the published numbers contradict this, and only “adds up to no more” remains.
pub fn constrain(r: &AnnualReturn, _: &Reference, constraints: &mut Constraints) {
    for (i, service) in r.commissioning.services.items().iter().enumerate() {
        for (j, outcome) in service.expected_outcomes.items().iter().enumerate() {
            for (path, figure) in [
                (at!(r.commissioning.services[i].expected_outcomes[j].baseline), outcome.baseline.known()),
                (at!(r.commissioning.services[i].expected_outcomes[j].actual), outcome.actual.known()),
            ] {
                let is_small = figure.is_some_and(|figure| counts_few_children(outcome.unit.text(), figure.decimal()));
                constraints.shares.push(Share { path, of: Vec::new(), is_small });
            }
        }
        for by in ReachBy::ALL {
            let groups: Vec<FieldPath> = service
                .reach
                .items()
                .iter()
                .enumerate()
                .filter(|(_, reach)| reach.by.get() == Some(*by))
                .map(|(j, _)| at!(r.commissioning.services[i].reach[j].count))
                .collect();
            if !groups.is_empty() {
                constraints.equal([at!(r.commissioning.services[i].served)], groups.clone());
                constraints.at_most(groups, at!(r.commissioning.services[i].served));
            }
        }
    }
}
