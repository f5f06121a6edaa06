#![doc = include_str!("gov_011_threshold_document_overdue.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The review of the threshold document is overdue.
pub const RULE: ReturnRule =
    ReturnRule::new("GOV-011", Level::Query, include_str!("gov_011_threshold_document_overdue.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let as_of = facts.as_of?;
    let due = r.arrangements.threshold_document.next_review.get()?;
    if due < as_of {
        found
            .add(
                at!(r.arrangements.threshold_document.next_review),
                format!("the review of the threshold document was due by {due}"),
                "if it was reviewed, give the new days of agreed and next_review; if not, say under explanations when it will be",
            )
            .figures([due.to_string()]);
    }
    CHECKED
}
