#![doc = include_str!("dsa_006_review_overdue.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// The review of an agreement is overdue. DSA-009 reports an agreement that has ended.
pub const RULE: ReturnRule =
    ReturnRule::new("DSA-006", Level::Query, include_str!("dsa_006_review_overdue.md"), check).unless(&["DSA-009"]);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let as_of = facts.as_of?;
    for (i, agreement) in r.information_sharing.agreements.given()?.iter().enumerate() {
        let path = at!(r.information_sharing.agreements[i].review_due);
        found.each(path.clone(), |found| {
            let due = agreement.review_due.get()?;
            if due < as_of {
                found
                    .add(
                        path,
                        format!("the review of {} was due on {due}", quoted(agreement.title.text(), "the agreement")),
                        "if it was reviewed since, give the next day under review_due; if not, leave the day as it is and say under explanations when it will be reviewed",
                    )
                    .about(id_or_path(&agreement.id, &at!(r.information_sharing.agreements[i])))
                    .figures([due.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}
