#![doc = include_str!("scr_013_finding_of_last_year_missing.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::years::last_year::Known;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// An unsettled finding from last year is missing.
pub const RULE: ReturnRule =
    ReturnRule::new("SCR-013", Level::Query, include_str!("scr_013_finding_of_last_year_missing.md"), check).looking_back();

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let last = facts.last_year.as_ref()?.scrutiny.findings.given()?;
    let here = r.scrutiny.findings.given()?;
    for before in last.iter().filter(|before| !before.is_settled()) {
        let Some(id) = before.id.given() else { continue };
        let mut here_now = here.iter().map(|own| Known {
            id: own.id.given().map(|id| id.as_str()),
            last_year_id: own.last_year_id.given().map(String::as_str),
            title: own.title.text(),
        });
        if !here_now.any(|own| own.was(id, before.title.text())) {
            found
                .add(
                    at!(r.scrutiny.findings),
                    format!("last year's scrutiny finding {} ({id}) is not in this return", quoted(before.title.text(), "without a title")),
                    "carry it over with what became of it, or say under explanations why it is not followed up; if it goes on under another id, add last_year_id: to that one",
                )
                .about(id.as_str());
        }
    }
    CHECKED
}
