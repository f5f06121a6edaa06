#![doc = include_str!("fin_080_nothing_in_kind.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// No contribution in kind is recorded.
pub const RULE: ReturnRule = ReturnRule::new("FIN-080", Level::Advice, include_str!("fin_080_nothing_in_kind.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    if r.finance.in_kind.given()?.is_empty() {
        found.add(
            at!(r.finance.in_kind),
            "nothing is shown as given in kind",
            "ask the partners what staff time, rooms or trainers they gave, and add an entry for each: - { given_by: ID, what: …, core_function: …, value_estimate: … }; if there was nothing, leave in_kind: []",
        );
    }
    CHECKED
}
