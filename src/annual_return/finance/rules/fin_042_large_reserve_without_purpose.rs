#![doc = include_str!("fin_042_large_reserve_without_purpose.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::spending;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::has_words;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Balance, Decimal, Percent};

/// The reserve is large, and the return does not say what it is for.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-042", Level::Query, include_str!("fin_042_large_reserve_without_purpose.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let reserves = &r.finance.reserves;
    if has_words(&reserves.purpose)? || has_words(&reserves.planned_use)? {
        return CHECKED;
    }
    let (closing, spent) = (reserves.closing.known()?, spending(facts)?);
    let most = facts.reference.thresholds().reserve_most.decimal();
    if spent > Balance::ZERO && closing.decimal() * Decimal::ONE_HUNDRED > spent.decimal() * most {
        let share = Percent::of(closing.decimal(), spent.decimal())?;
        found
            .add(
                at!(r.finance.reserves.closing),
                format!("the reserve of {closing} is {share} of the {spent} spent in the year, and nothing says what it is for"),
                "add purpose: under finance › reserves and say what it is held for, or planned_use: and what it will pay for",
            )
            .figures([closing.to_string(), spent.to_string()]);
    }
    CHECKED
}
