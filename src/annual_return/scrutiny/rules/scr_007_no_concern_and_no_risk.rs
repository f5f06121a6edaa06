#![doc = include_str!("scr_007_no_concern_and_no_risk.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::scrutiny::model::FindingKind;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::counted;
use crate::rule::{CHECKED, Checked, Found};

/// Scrutiny found only strengths.
pub const RULE: ReturnRule = ReturnRule::new("SCR-007", Level::Query, include_str!("scr_007_no_concern_and_no_risk.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let findings = r.scrutiny.findings.given()?;
    if findings.iter().any(|finding| matches!(finding.kind.get(), Some(FindingKind::Concern | FindingKind::Risk))) {
        return CHECKED;
    }
    // A finding of unknown kind may be a concern or a risk.
    (findings.iter().all(|finding| finding.kind.is_given())).then_some(())?;
    if !findings.is_empty() {
        found.add(
            at!(r.scrutiny.findings),
            format!("scrutiny found {}, and neither a concern nor a risk", counted(findings.len(), "strength", "strengths")),
            "if the scrutineers raised something that troubled them, add it as a finding with kind: concern or kind: risk; \
             if they did not, let them say under explanations what they looked for and did not find",
        );
    }
    CHECKED
}
