#![doc = include_str!("scr_001_finding_without_response.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::scrutiny::model::FindingKind;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, id_or_path, listed, quoted};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Ref;

/// A body has not responded to a concern or risk addressed to it.
pub const RULE: ReturnRule = ReturnRule::new("SCR-001", Level::Query, include_str!("scr_001_finding_without_response.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, finding) in r.scrutiny.findings.given()?.iter().enumerate() {
        let path = at!(r.scrutiny.findings[i].addressed_to);
        found.each(path.clone(), |found| {
            match finding.kind.get()? {
                FindingKind::Strength => return CHECKED,
                FindingKind::Concern | FindingKind::Risk => {}
            }
            let responses = entries(&finding.responses)?.iter().map(|response| response.body.given().map(Ref::as_str));
            let responded: Vec<&str> = responses.collect::<Option<_>>()?;
            let addressed = finding.addressed_to.given()?.iter().map(Ref::as_str);
            let ids: Vec<&str> = addressed.filter(|body| !responded.contains(body)).collect();
            let silent: Vec<String> = ids.iter().map(|body| facts.body_name(body)).collect();
            if !silent.is_empty() {
                let verb = if silent.len() == 1 { "has" } else { "have" };
                found
                    .add(
                        path,
                        format!("{} {verb} not responded to {}", listed(&silent), quoted(finding.title.text(), "this finding")),
                        format!(
                            "add an entry under responses for each: - {{ body: {}, position: …, text: …, date: … }}, the position being \
                             accept, part or reject; if one has not answered yet, say why under explanations",
                            ids.first().copied().unwrap_or("ID")
                        ),
                    )
                    .about(id_or_path(&finding.id, &at!(r.scrutiny.findings[i])))
                    .figures(silent);
            }
            CHECKED
        });
    }
    CHECKED
}
