#![doc = include_str!("gov_010_published_arrangements_behind.md")]

use crate::annual_return::arrangements::model::ChangeStatus;
use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The arrangements changed after the day of their published version.
pub const RULE: ReturnRule =
    ReturnRule::new("GOV-010", Level::Query, include_str!("gov_010_published_arrangements_behind.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let as_of = facts.as_of?;
    if r.arrangements.published.is_blank() {
        return CHECKED;
    }
    let published = r.arrangements.published.get()?;
    let mut latest = None;
    for (i, change) in r.arrangements.changes.given()?.iter().enumerate() {
        found.each(at!(r.arrangements.changes[i].effective_on), |_| {
            let made = change.status.get()? == ChangeStatus::InForce;
            let day = change.effective_on.get()?;
            // A change that takes effect after the return is prepared is still a plan.
            if made && published < day && day <= as_of && latest.is_none_or(|latest| latest < day) {
                latest = Some(day);
            }
            CHECKED
        });
    }
    if let Some(day) = latest {
        found
            .add(
                at!(r.arrangements.published),
                format!("the arrangements changed on {day}, but their published version is of {published}"),
                "publish the arrangements as they are now and give the day under arrangements › published; if the published version already says it, say so under explanations",
            )
            .figures([day.to_string(), published.to_string()]);
    }
    CHECKED
}
