#![doc = include_str!("mac_004_enquiries_not_reviewed_in_five_days.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Decimal, Percent};

/// The share of enquiries reviewed within five days is lower than partners can expect.
pub const RULE: ReturnRule =
    ReturnRule::new("MAC-004", Level::Query, include_str!("mac_004_enquiries_not_reviewed_in_five_days.md"), check)
        .proposed(Duty::Macpt);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let least = facts.reference.thresholds().five_day_review_share_least.decimal();
    let reviews = r.macpt.five_day_reviews.given()?;
    let (due, held) = (reviews.due.known()?, reviews.held_in_five_days.known()?);
    if held.decimal() * Decimal::ONE_HUNDRED < due.decimal() * least {
        let share = Percent::of(held.decimal(), due.decimal())?;
        found
            .add(
                at!(r.macpt.five_day_reviews.held_in_five_days),
                format!("{held} of {due} enquiries were reviewed within five days: {share}"),
                "check due and held_in_five_days; if they are right, say under explanations what held the reviews up",
            )
            .figures([held.to_string(), due.to_string()]);
    }
    CHECKED
}
