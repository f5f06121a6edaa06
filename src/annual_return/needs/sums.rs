//! How the counts of needs match other counts: the size of a need may repeat a figure of the standardised data.

use crate::annual_return::AnnualReturn;
use crate::annual_return::indicators::sums::counts;
use crate::annual_return::terms::evidence::Evidence;
use crate::at;
use crate::disclosure::Constraints;
use crate::reference::Reference;

/// Adds the constraints of needs: the estimate of a need with an indicator as evidence may be the figure of that indicator, for one
/// council or for all. If the two differ, the published numbers contradict the constraint, and it is ignored.
pub fn constrain(r: &AnnualReturn, _: &Reference, constraints: &mut Constraints) {
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
                constraints.equal([estimate()], [figure.clone()]);
            }
            if figures.len() > 1 {
                constraints.equal([estimate()], figures);
            }
        }
    }
}
