#![doc = include_str!("com_016_needs_still_partly_met.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::needs::model::{Need, NeedStatus};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{counted, listed};
use crate::rule::{CHECKED, Checked, Found};

/// Needs carried over from last year are still not met in full.
pub const RULE: ReturnRule = ReturnRule::new("COM-016", Level::Query, include_str!("com_016_needs_still_partly_met.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let needs = r.needs.needs.given()?;
    let still: Vec<String> = needs
        .iter()
        .filter(|need| need.status.get() == Some(NeedStatus::PartlyMet) && was_there(facts, need))
        .filter_map(|need| need.id.given().map(ToString::to_string))
        .collect();
    if !still.is_empty() {
        let message = format!(
            "{} carried over from last year {} still partly met: {}",
            counted(still.len(), "need", "needs"),
            if still.len() == 1 { "is" } else { "are" },
            listed(&still)
        );
        found
            .add(
                at!(r.needs.needs),
                message,
                "say under explanations what will be different next year; where one is met by now, write status: met, where it is not, unmet",
            )
            .figures(still);
    }
    CHECKED
}

/// Whether the need was in last year's return and not fully met. Without that return, the id the need had last year shows only
/// that it was there. Only the return itself can show that a need was met then and no longer is.
fn was_there(facts: &Facts, need: &Need) -> bool {
    let Some(id) = need.last_year_id.given().filter(|id| !id.trim().is_empty()) else { return false };
    let before = facts.last_year.as_ref().map(|last| last.needs.needs.items());
    let status = before.and_then(|needs| needs.iter().find(|before| before.id.text() == id)).map(|before| before.status.text());
    status != Some("met")
}
