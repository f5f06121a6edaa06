#![doc = include_str!("mac_003_memorandum_not_signed.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::listed;
use crate::rule::{CHECKED, Checked, Found};

/// Memorandums were notified but not signed.
pub const RULE: ReturnRule =
    ReturnRule::new("MAC-003", Level::Query, include_str!("mac_003_memorandum_not_signed.md"), check).proposed(Duty::Macpt);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let mut unsigned = Vec::new();
    for (i, memorandum) in r.macpt.memorandums.given()?.iter().enumerate() {
        found.each(at!(r.macpt.memorandums[i]), |_| {
            let (with, notified) = (memorandum.body.given()?.as_str(), memorandum.notified.get()?);
            if memorandum.signed.is_blank() {
                unsigned.push(format!("{} (notified on {notified})", facts.body_name(with)));
            }
            CHECKED
        });
    }
    if !unsigned.is_empty() {
        let memorandums = if unsigned.len() == 1 { "the memorandum" } else { "the memorandums" };
        found
            .add(
                at!(r.macpt.memorandums),
                format!("{memorandums} with {} {} not signed", listed(&unsigned), if unsigned.len() == 1 { "is" } else { "are" }),
                "add signed: with the day; if it is not signed, say under explanations what it waits for",
            )
            .figures(unsigned);
    }
    CHECKED
}
