#![doc = include_str!("dsa_010_operating_without_a_trace.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::information_sharing::model::{Operation, YesPartlyNo};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// An agreement is reported to work in practice, but nothing was counted or audited.
pub const RULE: ReturnRule =
    ReturnRule::new("DSA-010", Level::Query, include_str!("dsa_010_operating_without_a_trace.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, agreement) in r.information_sharing.agreements.given()?.iter().enumerate() {
        let path = at!(r.information_sharing.agreements[i].operating.answer);
        found.each(path.clone(), |found| {
            if agreement.operating.answer.get()? == YesPartlyNo::Yes && !leaves_a_trace(&agreement.operation)? {
                found
                    .add(
                        path,
                        format!(
                            "{} is said to work in daily practice, and no requests, incidents or audit are shown",
                            quoted(agreement.title.text(), "the agreement")
                        ),
                        "add under operation what was counted (requests, met, incidents) or the day of an audit (audited_on); \
                         if nothing was, say under explanations how you know that it works",
                    )
                    .about(id_or_path(&agreement.id, &at!(r.information_sharing.agreements[i])));
            }
            CHECKED
        });
    }
    CHECKED
}

/// Whether anything about its use was counted or audited. A count of zero is a count.
fn leaves_a_trace(operation: &Operation) -> Option<bool> {
    let counts = [&operation.requests, &operation.met, &operation.refused, &operation.incidents];
    let counted = counts.iter().any(|count| count.known().is_some()) || operation.median_working_days.known().is_some();
    if counted || operation.audited_on.is_given() {
        return Some(true);
    }
    let is_faulty = counts.iter().any(|count| count.is_faulty()) || operation.audited_on.is_faulty();
    (!is_faulty).then_some(false)
}
