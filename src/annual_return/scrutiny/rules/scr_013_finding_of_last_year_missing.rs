#![doc = include_str!("scr_013_finding_of_last_year_missing.md")]

use crate::annual_return::facts::{Facts, ReturnRule};
use crate::annual_return::last_year::bare;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// A finding of last year that was not settled is missing.
pub const RULE: ReturnRule =
    ReturnRule::new("SCR-013", Level::Query, include_str!("scr_013_finding_of_last_year_missing.md"), check).looking_back();

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let last = facts.last_year.as_ref()?.scrutiny.findings.given()?;
    let here = r.scrutiny.findings.given()?;
    for before in last.iter().filter(|before| !before.is_settled()) {
        let Some(id) = before.id.given() else { continue };
        let title = bare(before.title.text());
        let goes_on = here.iter().any(|own| {
            let ids = [own.id.given().map(|id| id.as_str()), own.last_year_id.given().map(String::as_str)];
            ids.contains(&Some(id.as_str())) || !title.is_empty() && bare(own.title.text()) == title
        });
        if !goes_on {
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
