#![doc = include_str!("dsa_007_no_impact_assessment.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{has_words, id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// An agreement has no data protection impact assessment and does not say why.
pub const RULE: ReturnRule = ReturnRule::new("DSA-007", Level::Query, include_str!("dsa_007_no_impact_assessment.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, agreement) in r.information_sharing.agreements.given()?.iter().enumerate() {
        let path = at!(r.information_sharing.agreements[i].impact_assessment.done);
        found.each(path.clone(), |found| {
            let assessment = &agreement.impact_assessment;
            if !assessment.done.get()? && !has_words(&assessment.not_done_because)? {
                found
                    .add(
                        path,
                        format!(
                            "{} has no data protection impact assessment, and it is not said why",
                            quoted(agreement.title.text(), "the agreement")
                        ),
                        "if it was done, write done: true and its date under impact_assessment; if not, say why under not_done_because there",
                    )
                    .about(id_or_path(&agreement.id, &at!(r.information_sharing.agreements[i])));
            }
            CHECKED
        });
    }
    CHECKED
}
