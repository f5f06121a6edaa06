#![doc = include_str!("gen_006_period_does_not_follow.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The period does not begin on the day after last year's period ended.
pub const RULE: ReturnRule =
    ReturnRule::new("GEN-006", Level::Query, include_str!("gen_006_period_does_not_follow.md"), check).looking_back();

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let ended = facts.last_year.as_ref()?.period_end.get()?;
    let start = r.period_start.get()?;
    let due = ended.tomorrow();
    if start == due {
        return CHECKED;
    }
    let what = if start > due { "the days between are in no return" } else { "some days are in both returns" };
    found
        .add(
            at!(r.period_start),
            format!("last year's return ended on {ended} and this one begins on {start}: {what}"),
            "correct period_start, or say under explanations why the periods do not meet",
        )
        .figures([ended.to_string(), start.to_string()]);
    CHECKED
}
