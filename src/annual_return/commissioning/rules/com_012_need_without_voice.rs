#![doc = include_str!("com_012_need_without_voice.md")]

use crate::annual_return::evidence::Evidence;
use crate::annual_return::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::quoted;
use crate::rule::{CHECKED, Checked, Found};

/// Nothing that children or families said shows a need.
pub const RULE: ReturnRule = ReturnRule::new("COM-012", Level::Advice, include_str!("com_012_need_without_voice.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    // Only what the voice part holds can be named as evidence.
    r.voice.engagements.given()?;
    for (i, need) in r.needs.needs.given()?.iter().enumerate() {
        let path = at!(r.needs.needs[i].evidence);
        found.each(path.clone(), |found| {
            let evidence = need.evidence.given()?;
            // A list with nothing in it is a fault of its own.
            if !evidence.is_empty() && !evidence.iter().any(|one| matches!(one, Evidence::Voice { .. })) {
                found.add(
                    path,
                    format!("nothing children or families said is among the evidence of {}", quoted(need.title.text(), "this need")),
                    "add what they said, with the engagement of the voice part; if nobody was asked, plan it under voice.under_represented",
                );
            }
            CHECKED
        });
    }
    CHECKED
}
