#![doc = include_str!("scr_006_escalated_without_outcome.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::scrutiny::model::EscalationLevel;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{has_words, id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// A finding was escalated, and its outcome is not given.
pub const RULE: ReturnRule =
    ReturnRule::new("SCR-006", Level::Query, include_str!("scr_006_escalated_without_outcome.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, finding) in r.scrutiny.findings.given()?.iter().enumerate() {
        let path = at!(r.scrutiny.findings[i].escalation.level);
        found.each(path.clone(), |found| {
            let to = match finding.escalation.level.get()? {
                EscalationLevel::None => return CHECKED,
                EscalationLevel::Operational => "to those who run the service",
                EscalationLevel::Delegated => "to the delegated partners",
                EscalationLevel::Lead => "to the lead partners",
                EscalationLevel::Outside => "outside the partnership",
            };
            if !has_words(&finding.escalation.outcome)? {
                found
                    .add(
                        path,
                        format!(
                            "{} was escalated {to}, and it is not said what came of it",
                            quoted(finding.title.text(), "the finding")
                        ),
                        "add outcome: under escalation and say what came of it; if nothing has yet, say so under explanations",
                    )
                    .about(id_or_path(&finding.id, &at!(r.scrutiny.findings[i])))
                    .figures([to]);
            }
            CHECKED
        });
    }
    CHECKED
}
