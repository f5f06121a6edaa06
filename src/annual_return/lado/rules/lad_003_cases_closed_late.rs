#![doc = include_str!("lad_003_cases_closed_late.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::sum;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Decimal, Percent};

/// Fewer cases were closed within three months than guidance expects.
pub const RULE: ReturnRule = ReturnRule::new("LAD-003", Level::Query, include_str!("lad_003_cases_closed_late.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let least = facts.reference.thresholds().lado_closed_three_months_least.decimal();
    let Some(lado) = r.lado.given() else { return CHECKED };
    let time = &lado.timeliness;
    let in_time = sum([&time.closed_within_1_month, &time.closed_within_3_months])?;
    let closed = in_time + sum([&time.closed_within_12_months, &time.closed_after_12_months])?;
    if in_time.decimal() * Decimal::ONE_HUNDRED < closed.decimal() * least {
        let share = Percent::of(in_time.decimal(), closed.decimal())?;
        found
            .add(
                at!(r.lado.timeliness),
                format!("{in_time} of {closed} closed cases were closed within three months: {share}"),
                "check the counts under timeliness; if they are right, say under explanations what the others waited for",
            )
            .figures([in_time.to_string(), closed.to_string()]);
    }
    CHECKED
}
