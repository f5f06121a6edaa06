//! Comply or explain: a query may stand with an explanation, as long as the figures it explains stay the same.

use super::facts::Facts;
use crate::annual_return::model::{Duty, Explanation};
use crate::annual_return::rules::UNUSED;
use crate::at;
use crate::finding::{Finding, Level};
use crate::rule::{NotChecked, Off};

/// Marks the queries that are explained. If the figures have changed since, the query comes back and says so. An explanation that
/// fits no query is reported, because a mistyped one leaves its query unexplained. It is not reported when the rule could not be
/// checked (without last year's return, for example) or is off until its duty is in force.
pub fn apply(facts: &Facts, not_checked: &[NotChecked], off: &[Off<Duty>], findings: &mut Vec<Finding>) {
    let r = &facts.this;
    for (i, explanation) in r.explanations.items().iter().enumerate() {
        let meant = |finding: &Finding| {
            finding.level == Level::Query
                && !finding.is_about_a_person()
                && finding.code == explanation.code.text()
                && finding.about == explanation.about.text()
        };
        let Some(finding) = findings.iter_mut().find(|finding| meant(finding)) else {
            let code = explanation.code.text();
            // A public form is not asked what its small numbers show, so that their explanations fit nothing in it.
            let is_checked = !facts.is_public_form()
                && not_checked.iter().all(|rule| rule.code != code)
                && off.iter().all(|rule| rule.code != code);
            if is_checked && explanation.code.is_given() && explanation.about.is_given() {
                let is_personal = findings.iter().any(|finding| finding.is_about_a_person() && finding.code == code);
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
        if facts.is_public_form() || fits(explanation, finding) {
            finding.explanation = Some(explanation.reason.text().to_owned());
        } else {
            finding.message =
                format!("{}; it is explained for another value ({})", finding.message, explanation.figures.items().join(", "));
            finding.help = format!("look at the explanation again, and give the figures as {}", finding.figures.join(", "));
        }
    }
}

/// Whether an explanation was given for these figures. The figures it names are private: in a public form they cannot be
/// compared, and the check made before publication holds.
fn fits(explanation: &Explanation, finding: &Finding) -> bool {
    finding.figures.is_empty() || explanation.figures.items() == finding.figures.as_slice()
}
