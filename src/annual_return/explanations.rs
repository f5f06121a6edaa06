//! Comply or explain: a query may stand with an explanation, as long as the figures it explains stay the same.

use super::facts::Facts;
use super::model::Explanation;
use super::rules::UNUSED;
use crate::at;
use crate::finding::{Finding, Level};

/// Marks the queries that are explained. An explanation of figures that have changed since lets its query come back, saying so;
/// an explanation that fits no query is pointed out, because a mistyped one would leave its query unexplained.
pub fn apply(facts: &Facts, findings: &mut Vec<Finding>) {
    let r = &facts.this;
    for (i, explanation) in r.explanations.items().iter().enumerate() {
        let meant = |finding: &Finding| {
            finding.level == Level::Query
                && !finding.is_about_a_person()
                && finding.code == explanation.code.text()
                && finding.about == explanation.about.text()
        };
        let Some(finding) = findings.iter_mut().find(|finding| meant(finding)) else {
            if explanation.code.is_given() && explanation.about.is_given() {
                let is_personal =
                    findings.iter().any(|finding| finding.is_about_a_person() && finding.code == explanation.code.text());
                let help = if is_personal {
                    "findings about personal data are not explained in public: clear them under privacy_cleared"
                } else {
                    "take the explanation out if the matter is settled; if it was meant for a query below, copy its code and what it is about exactly"
                };
                findings.push(Finding::new(
                    UNUSED.code,
                    UNUSED.level,
                    at!(r.explanations[i]),
                    format!("nothing is queried under {} about {}", explanation.code.text(), explanation.about.text()),
                    help,
                ));
            }
            continue;
        };
        if fits(explanation, finding) {
            finding.explanation = Some(explanation.reason.text().to_owned());
        } else {
            finding.message =
                format!("{}; it is explained for another value ({})", finding.message, explanation.figures.items().join(", "));
            finding.help = format!("look at the explanation again, and give the figures as {}", finding.figures.join(", "));
        }
    }
}

fn fits(explanation: &Explanation, finding: &Finding) -> bool {
    finding.figures.is_empty() || explanation.figures.items() == finding.figures.as_slice()
}
