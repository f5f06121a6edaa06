#![doc = include_str!("fin_060_next_year_not_confirmed.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::model::Confirmed;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::has_words;
use crate::rule::{CHECKED, Checked, Found};

/// Next year's budget is not confirmed, and the return does not say what is at risk.
pub const RULE: ReturnRule = ReturnRule::new("FIN-060", Level::Error, include_str!("fin_060_next_year_not_confirmed.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let next = &r.finance.next_year;
    let fact = match next.confirmed.get()? {
        Confirmed::Yes => return CHECKED,
        Confirmed::Part => "is confirmed only in part",
        Confirmed::No => "is not confirmed",
    };
    if !has_words(&next.pressures)? {
        found.add(
            at!(r.finance.next_year.pressures),
            format!("next year's budget {fact}, and nothing says what is at risk"),
            "say under pressures which payment is still open and what would happen without it",
        );
    }
    CHECKED
}
