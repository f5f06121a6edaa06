#![doc = include_str!("lad_002_outcomes_do_not_add_up.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::sum;
use crate::rule::{CHECKED, Checked, Found};

/// Outcomes do not add up to the cases open at the start plus the referrals of the year.
pub const RULE: ReturnRule = ReturnRule::new("LAD-002", Level::Query, include_str!("lad_002_outcomes_do_not_add_up.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let Some(lado) = r.lado.given() else { return CHECKED };
    let (open, referred) = (lado.open_at_start.known()?, lado.referrals.known()?);
    let outcomes = sum(lado.outcomes.given()?.iter().map(|outcome| &outcome.count))?;
    let cases = open + referred;
    if outcomes.decimal() != cases.decimal() {
        found
            .add(
                at!(r.lado.outcomes),
                format!(
                    "outcomes, cases still open among them, come to {outcomes}, but {open} cases were open at the start and {referred} were referred: {cases}"
                ),
                "give every case one entry under outcomes, ongoing where it is still open, or say under explanations how cases are counted",
            )
            .figures([outcomes.to_string(), cases.to_string()]);
    }
    CHECKED
}
