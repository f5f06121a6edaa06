#![doc = include_str!("fin_040_reserve_below_minimum.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Balance;

/// The reserve is below the minimum the partnership set.
pub const RULE: ReturnRule = ReturnRule::new("FIN-040", Level::Query, include_str!("fin_040_reserve_below_minimum.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let reserves = &r.finance.reserves;
    if reserves.minimum.is_blank() {
        return CHECKED;
    }
    let (closing, minimum) = (reserves.closing.known()?, reserves.minimum.known()?);
    if closing < Balance::from(minimum) {
        found
            .add(
                at!(r.finance.reserves.closing),
                format!("the closing balance is {closing}, below the {minimum} the partnership wants to hold at least"),
                "correct closing or minimum if one is wrong; if both are right, say under explanations how the reserve is to be restored",
            )
            .figures([closing.to_string(), minimum.to_string()]);
    }
    CHECKED
}
