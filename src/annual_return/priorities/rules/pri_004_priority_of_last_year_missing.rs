#![doc = include_str!("pri_004_priority_of_last_year_missing.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::years::last_year::Known;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// One of last year's priorities is missing.
pub const RULE: ReturnRule =
    ReturnRule::new("PRI-004", Level::Query, include_str!("pri_004_priority_of_last_year_missing.md"), check).looking_back();

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let last = facts.last_year.as_ref()?.priorities.priorities.given()?;
    let here = r.priorities.priorities.given()?;
    for before in last {
        let Some(id) = before.id.given() else { continue };
        let mut here_now = here.iter().map(|own| Known {
            id: own.id.given().map(|id| id.as_str()),
            last_year_id: own.last_year_id.given().map(String::as_str),
            title: own.title.text(),
        });
        if !here_now.any(|own| own.was(id, before.title.text())) {
            found
                .add(
                    at!(r.priorities.priorities),
                    format!("last year's priority {} ({id}) is not in this return", quoted(before.title.text(), "without a title")),
                    "report on it once more, with its progress, or say under explanations what became of it; if it goes on under another id, add last_year_id: to that one",
                )
                .about(id.as_str());
        }
    }
    CHECKED
}
