#![doc = include_str!("gov_013_no_decisions.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The return records no decision made in the year.
pub const RULE: ReturnRule = ReturnRule::new("GOV-013", Level::Advice, include_str!("gov_013_no_decisions.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    if r.governance.decisions.given()?.is_empty() {
        found.add(
            at!(r.governance.decisions),
            "no decision of the year is recorded",
            "add each decision that changed something for children or for the work: - { date: …, decision: …, who: …, why: … }",
        );
    }
    CHECKED
}
