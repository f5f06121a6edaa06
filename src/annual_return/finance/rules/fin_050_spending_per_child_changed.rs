#![doc = include_str!("fin_050_spending_per_child_changed.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::finance::figures::{signed_percent, spending_per_child, spending_per_child_last_year};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::change_percent;
use crate::rule::{CHECKED, Checked, Found};

/// Spending per child changed a lot since last year.
pub const RULE: ReturnRule =
    ReturnRule::new("FIN-050", Level::Query, include_str!("fin_050_spending_per_child_changed.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let (now, before) = (spending_per_child(facts)?, spending_per_child_last_year(facts)?);
    let Some(change) = change_percent(now.decimal(), before.decimal()) else { return CHECKED };
    if change.abs() > facts.reference.thresholds().spending_per_child_change_percent_most.decimal() {
        let way = if change.is_sign_negative() { "down" } else { "up" };
        found
            .add(
                at!(r.finance.spending),
                format!(
                    "the partnership's own budget spent {now} for each child, against {before} last year: {way} {}",
                    signed_percent(change.abs())
                ),
                "check the amounts and the ledger of each line; if they are right, say under explanations what changed",
            )
            .figures([before.to_string(), now.to_string()]);
    }
    CHECKED
}
