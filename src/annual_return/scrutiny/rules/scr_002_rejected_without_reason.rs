#![doc = include_str!("scr_002_rejected_without_reason.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::scrutiny::model::Position;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, has_words, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// A finding is rejected, and no reason is given.
pub const RULE: ReturnRule = ReturnRule::new("SCR-002", Level::Error, include_str!("scr_002_rejected_without_reason.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, finding) in r.scrutiny.findings.given()?.iter().enumerate() {
        found.each(at!(r.scrutiny.findings[i].responses), |found| {
            for (j, response) in entries(&finding.responses)?.iter().enumerate() {
                let path = at!(r.scrutiny.findings[i].responses[j].position);
                found.each(path.clone(), |found| {
                    if response.position.get()? == Position::Reject && !has_words(&response.reason_if_rejected)? {
                        let body = facts.body_name(response.body.given()?.as_str());
                        found.add(
                            path,
                            format!("{body} does not accept {} and gives no reason", quoted(finding.title.text(), "the finding")),
                            "add reason_if_rejected: to its response, with the reason it gives",
                        );
                    }
                    CHECKED
                });
            }
            CHECKED
        });
    }
    CHECKED
}
