#![doc = include_str!("fin_004_reserve_not_as_last_year.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The reserve's opening balance is not last year's closing balance.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-004", Level::Query, include_str!("fin_004_reserve_not_as_last_year.md"), check).looking_back();

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let closing = facts.last_year.as_ref()?.finance.reserves.closing.known()?;
    let opening = r.finance.reserves.opening.known()?;
    if opening != closing {
        let apart = opening - closing;
        let (amount, way) = if opening > closing { (apart, "more") } else { (-apart, "less") };
        found
            .add(
                at!(r.finance.reserves.opening),
                format!("last year's return carried over {closing}, but this year begins with {opening}: {amount} {way}"),
                "correct opening if it is wrong; if last year's accounts were changed after the return, say so under explanations",
            )
            .figures([closing.to_string(), opening.to_string()]);
    }
    CHECKED
}
