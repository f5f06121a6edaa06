#![doc = include_str!("fin_030_aligned_spending_in_the_total.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::ledger_total;
use crate::annual_return::finance::model::Ledger;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Balance;

/// The stated total of the partnership's own budget includes aligned spending.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-030", Level::Error, include_str!("fin_030_aligned_spending_in_the_total.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let totals = &r.finance.totals;
    let lines = |ledger| (ledger_total(facts, ledger, |line| &line.actual), ledger_total(facts, ledger, |line| &line.budget));
    let (own, aligned) = (lines(Ledger::Own), lines(Ledger::Aligned));
    let actual = (at!(r.finance.totals.spending_actual), own.0, aligned.0, &totals.spending_actual);
    let budget = (at!(r.finance.totals.spending_budget), own.1, aligned.1, &totals.spending_budget);
    for (path, own, aligned, total) in [actual, budget] {
        found.each(path.clone(), |found| {
            let (own, aligned, total) = (own?, aligned?, Balance::from(total.known()?));
            if !aligned.is_zero() && own + aligned == total {
                found.add(
                    path,
                    format!(
                        "the total of {total} takes in {aligned} of aligned spending; the partnership's own lines come to {own}"
                    ),
                    format!(
                        "write {} here: aligned spending (ledger b) stays in the partners' own books",
                        own.decimal().normalize()
                    ),
                );
            }
            CHECKED
        });
    }
    CHECKED
}
