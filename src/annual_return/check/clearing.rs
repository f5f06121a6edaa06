//! Findings about personal data are guesses, and a named person may clear one: for this text, as it stands.

use super::facts::Facts;
use crate::annual_return::model::Cleared;
use crate::annual_return::rules::UNUSED_CLEARING;
use crate::at;
use crate::finding::Finding;

/// Removes the findings that are cleared. If the text has changed since, the finding comes back and says so. A clearing that fits
/// no finding is reported, because a mistyped one clears nothing.
pub fn apply(facts: &Facts, findings: &mut Vec<Finding>) {
    let r = &facts.this;
    for (i, cleared) in r.privacy_cleared.items().iter().enumerate() {
        let (code, about) = (cleared.code.text(), cleared.about.text());
        let meant = |finding: &Finding| finding.is_about_a_person() && finding.code == code && finding.about == about;
        let Some(at) = findings.iter().position(meant) else {
            if cleared.code.is_given() && cleared.about.is_given() {
                findings.push(Finding::new(
                    UNUSED_CLEARING.code,
                    UNUSED_CLEARING.level,
                    at!(r.privacy_cleared[i]),
                    format!("nothing is found under {code} about {about} that could be cleared"),
                    "take the entry out if the text was changed; if it was meant for a finding below, copy its code and what it is about exactly",
                ));
            }
            continue;
        };
        let Some(finding) = findings.get_mut(at) else { continue };
        let Some(mark) = finding.text_mark.as_deref() else { continue };
        if cleared.text_mark.text() == mark && is_vouched_for(facts, cleared) {
            findings.remove(at);
        } else if cleared.text_mark.text() != mark {
            finding.message = format!("{}; it was cleared for another text", finding.message);
            finding.help =
                format!("read the text again; if nobody can be recognised, give the text_mark under privacy_cleared as {mark}");
        }
    }
}

/// A clearing counts only with its reason and the person behind it. Both are private, so the public form does not have them.
fn is_vouched_for(facts: &Facts, cleared: &Cleared) -> bool {
    let is_said = |text: &str| !text.trim().is_empty();
    facts.is_public_form() || (is_said(cleared.reason.text()) && is_said(cleared.cleared_by.text()))
}
