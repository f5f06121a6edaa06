#![doc = include_str!("fin_002_spending_does_not_add_up.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::ledger_total;
use crate::annual_return::finance::model::Ledger;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Balance;

/// The lines of the partnership's own spending do not add up to the stated total.
pub const RULE: ReturnRule = ReturnRule::new("FIN-002", Level::Error, include_str!("fin_002_spending_does_not_add_up.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let totals = &r.finance.totals;
    let lines = |ledger| (ledger_total(facts, ledger, |line| &line.actual), ledger_total(facts, ledger, |line| &line.budget));
    let (own, aligned) = (lines(Ledger::Own), lines(Ledger::Aligned));
    let actual = (at!(r.finance.totals.spending_actual), "spending lines", own.0, aligned.0, &totals.spending_actual);
    let budget = (at!(r.finance.totals.spending_budget), "budgeted spending lines", own.1, aligned.1, &totals.spending_budget);
    for (path, what, own, aligned, total) in [actual, budget] {
        found.each(path.clone(), |found| {
            let (own, total) = (own?, Balance::from(total.known()?));
            // FIN-030 reports a total that includes aligned spending, with a more helpful message.
            if own != total && aligned.is_none_or(|aligned| own + aligned != total) {
                let typed = own.decimal().normalize();
                let apart = if own > total { own - total } else { total - own };
                found.add(
                    path,
                    format!("{what} of the partnership's own budget come to {own} but the stated total is {total}"),
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
