#![doc = include_str!("fin_005_variance_without_a_reason.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{change_percent, quoted};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Decimal;

/// Spending differs a lot from its budget, and no reason is given.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-005", Level::Query, include_str!("fin_005_variance_without_a_reason.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let thresholds = facts.reference.thresholds();
    for (i, line) in r.finance.spending.given()?.iter().enumerate() {
        let path = at!(r.finance.spending[i].actual);
        found.each(path.clone(), |found| {
            if line.variance_reason.is_given() {
                return CHECKED;
            }
            let (budget, actual) = (line.budget.known()?, line.actual.known()?);
            let apart = (actual - budget).decimal().abs();
            let is_large = apart > thresholds.line_variance_pounds_most.decimal();
            let allowed = budget.decimal().abs() * thresholds.line_variance_percent_most.decimal();
            if is_large && apart * Decimal::ONE_HUNDRED > allowed {
                let id = line.id.given()?.as_str();
                let way = if actual > budget { "over" } else { "under" };
                let compared = match change_percent(actual.decimal(), budget.decimal()) {
                    Some(percent) => format!("{}% {way} its budget of {budget}", percent.abs()),
                    None => "and nothing was budgeted".to_owned(),
                };
                found
                    .add(
                        path,
                        format!("spending on {} was {actual}, {compared}", quoted(line.description.text(), id)),
                        "say why under variance_reason of the line, or correct budget or actual",
                    )
                    .about(id)
                    .figures([budget.to_string(), actual.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}
