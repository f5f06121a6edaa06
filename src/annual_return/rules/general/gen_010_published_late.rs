#![doc = include_str!("gen_010_published_late.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::{AnnualReturn, Status};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The return was published after its due day.
pub const RULE: ReturnRule = ReturnRule::new("GEN-010", Level::Query, include_str!("gen_010_published_late.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let months = i32::try_from(facts.reference.thresholds().publication_months_most.value).ok()?;
    let due = r.period_end.get()?.plus_months(months);
    if is_a_later_version(r)? {
        return CHECKED;
    }
    let message = match r.publication.date.get() {
        Some(day) if day > due => format!("the return was published on {day}, and was due by {due}"),
        Some(_) => return CHECKED,
        None if r.publication.date.is_faulty() => return None,
        // A draft is not asked for a reason until it is signed.
        None if r.status.get() == Some(Status::Draft) => return CHECKED,
        None if facts.as_of? > due => format!("the return was due by {due}, and no day of publication is given"),
        None => return CHECKED,
    };
    let figure = r.publication.date.get().unwrap_or(due);
    found
        .add(
            at!(r.publication.date),
            message,
            "give the day as date: under publication; if it was late, say under explanations why",
        )
        .figures([figure.to_string()]);
    CHECKED
}

/// Whether an earlier version was published: the day of this version then says nothing about the first.
fn is_a_later_version(r: &AnnualReturn) -> Option<bool> {
    (!r.status.is_faulty() && !r.amendments.is_faulty() && !r.replaces.is_faulty())
        .then(|| r.status.get() == Some(Status::Amended) || !r.amendments.items().is_empty() || r.replaces.is_given())
}
