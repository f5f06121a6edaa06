//! What the counts of needs have to do with others: a need may be a figure of the standardised data, stated again.

use crate::annual_return::AnnualReturn;
use crate::annual_return::evidence::Evidence;
use crate::annual_return::indicators::sums::counts;
use crate::at;
use crate::disclosure::Ties;
use crate::reference::Reference;

/// Adds the ties of needs: a need whose evidence is an indicator may be estimated by its figure, for one council or for all. Where
/// the two differ, the tie is one that the published numbers contradict, and binds nothing.
pub fn tie(r: &AnnualReturn, _: &Reference, ties: &mut Ties) {
    for (i, need) in r.needs.needs.items().iter().enumerate() {
        for evidence in need.evidence.items() {
            let Evidence::Indicator { indicator, .. } = evidence else { continue };
            let Some(code) = indicator.given() else { continue };
            let figures: Vec<_> = counts(r)
                .filter(|count| count.code == code.as_str() && Some(count.period) == r.reporting_year.get())
                .map(|count| count.path)
                .collect();
            let estimate = || at!(r.needs.needs[i].population.estimate);
            for figure in &figures {
                ties.equal([estimate()], [figure.clone()]);
            }
            if figures.len() > 1 {
                ties.equal([estimate()], figures);
            }
        }
    }
}
