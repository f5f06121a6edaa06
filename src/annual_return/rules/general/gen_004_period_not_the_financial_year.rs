#![doc = include_str!("gen_004_period_not_the_financial_year.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::counted;
use crate::rule::{CHECKED, Checked, Found};

/// The period is not the financial year that the return names.
pub const RULE: ReturnRule =
    ReturnRule::new("GEN-004", Level::Query, include_str!("gen_004_period_not_the_financial_year.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let (start, end) = (r.period_start.get()?, r.period_end.get()?);
    if end < start {
        found.add(
            at!(r.period_end),
            format!("the period ends on {end}, before it starts on {start}"),
            "correct period_start or period_end",
        );
        return CHECKED;
    }
    let year = facts.year()?;
    let (first, last) = (year.start()?, year.end()?);
    // The report prints a reason given in the form itself, so asking for it again would add nothing.
    if (start, end) == (first, last) || r.period_exception_reason.is_given() {
        return CHECKED;
    }
    let months = usize::try_from(start.months_until(end.tomorrow())).unwrap_or_default();
    let path = if start == first { at!(r.period_end) } else { at!(r.period_start) };
    found
        .add(
            path,
            format!(
                "the period runs from {start} to {end} ({}), but {year} runs from {first} to {last}",
                counted(months, "month", "months")
            ),
            "correct period_start or period_end, or say under period_exception_reason why the period is another",
        )
        .figures([start.to_string(), end.to_string()]);
    CHECKED
}
