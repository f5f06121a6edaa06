#![doc = include_str!("fin_023_cost_of_scrutiny.md")]

use super::fin_020_core_function_not_judged::ONLY_SOME;
use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::lines;
use crate::annual_return::finance::model::Ledger;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Balance, Decimal, Percent};

/// The cost of scrutiny is a very small or very large share of the partnership's spending on its own work.
pub const RULE: ReturnRule = ReturnRule::new("FIN-023", Level::Advice, include_str!("fin_023_cost_of_scrutiny.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let spending = r.finance.spending.given()?;
    (spending.iter().all(|line| line.ledger.is_given())).then_some(())?;
    let (mut scrutiny, mut own_work) = (Balance::ZERO, Balance::ZERO);
    for line in lines(facts, Ledger::Own) {
        let function = line.core_function.given()?.as_str();
        let actual = line.actual.known()?;
        // Money that only passes through the partnership does not make the share of scrutiny small.
        if !ONLY_SOME.contains(&function) {
            own_work = own_work + actual;
        }
        if function == "independent_scrutiny" {
            scrutiny = scrutiny + actual;
        }
    }
    // FIN-022 covers scrutiny without any spending, which may be given in kind.
    if scrutiny <= Balance::ZERO || own_work <= Balance::ZERO {
        return CHECKED;
    }
    let thresholds = facts.reference.thresholds();
    let (least, most) = (&thresholds.scrutiny_share_least, &thresholds.scrutiny_share_most);
    let times_hundred = scrutiny.decimal() * Decimal::ONE_HUNDRED;
    if times_hundred < own_work.decimal() * least.decimal() || times_hundred > own_work.decimal() * most.decimal() {
        let share = Percent::of(scrutiny.decimal(), own_work.decimal())?;
        found.add(
            at!(r.finance.spending),
            format!(
                "independent scrutiny cost {scrutiny}, {share} of the {own_work} spent on the partnership's own work; \
                 shares below {}% or above {}% are pointed out",
                least.value, most.value
            ),
            "look whether each line of finance › spending has the core_function it belongs to; if it has, nothing needs to be done",
        );
    }
    CHECKED
}
