//! What the counts of services have to do with each other.

use super::model::ReachBy;
use crate::annual_return::AnnualReturn;
use crate::annual_return::indicators::sums::counts_few_children;
use crate::at;
use crate::disclosure::{Share, Ties};
use crate::finding::FieldPath;
use crate::reference::Reference;
use crate::value::Choice as _;

/// Adds the ties of services: the groups a service reached come to those it served, kind of group by kind of group. A breakdown that
/// leaves some out is one that the published numbers contradict, and binds nothing but that it comes to no more.
pub fn tie(r: &AnnualReturn, _: &Reference, ties: &mut Ties) {
    for (i, service) in r.commissioning.services.items().iter().enumerate() {
        for (j, outcome) in service.expected_outcomes.items().iter().enumerate() {
            for (path, figure) in [
                (at!(r.commissioning.services[i].expected_outcomes[j].baseline), outcome.baseline.known()),
                (at!(r.commissioning.services[i].expected_outcomes[j].actual), outcome.actual.known()),
            ] {
                let is_small = figure.is_some_and(|figure| counts_few_children(outcome.unit.text(), figure.decimal()));
                ties.shares.push(Share { path, of: Vec::new(), is_small });
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
                ties.equal([at!(r.commissioning.services[i].served)], groups.clone());
                ties.at_most(groups, at!(r.commissioning.services[i].served));
            }
        }
    }
}
