#![doc = include_str!("fin_001_income_does_not_add_up.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::sum;
use crate::rule::{CHECKED, Checked, Found};

/// The income lines do not add up to the stated total.
pub const RULE: ReturnRule = ReturnRule::new("FIN-001", Level::Error, include_str!("fin_001_income_does_not_add_up.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let totals = &r.finance.totals;
    let lines = r.finance.income.given()?;
    let actual = (
        at!(r.finance.totals.income_actual),
        "income lines",
        sum(lines.iter().map(|line| &line.amount_actual)),
        &totals.income_actual,
    );
    let budget = (
        at!(r.finance.totals.income_budget),
        "budgeted income lines",
        sum(lines.iter().map(|line| &line.amount_budget)),
        &totals.income_budget,
    );
    for (path, what, lines, total) in [actual, budget] {
        found.each(path.clone(), |found| {
            let (lines, total) = (lines?, total.known()?);
            if lines != total {
                let typed = lines.decimal().normalize();
                let apart = if lines > total { lines - total } else { total - lines };
                found.add(
                    path,
                    format!("{what} come to {lines} but the stated total is {total}"),
                    format!(
                        "if the lines are right, write {typed} here; otherwise find the {apart} between them: a line that is missing or \
                         there twice, or digits that were swapped"
                    ),
                );
            }
            CHECKED
        });
    }
    CHECKED
}
