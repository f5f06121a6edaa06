#![doc = include_str!("dsa_013_slow_answers.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// Requests under an agreement are answered slowly.
pub const RULE: ReturnRule = ReturnRule::new("DSA-013", Level::Query, include_str!("dsa_013_slow_answers.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let most = &facts.reference.thresholds().information_request_days_most;
    for (i, agreement) in r.information_sharing.agreements.given()?.iter().enumerate() {
        let path = at!(r.information_sharing.agreements[i].operation.median_working_days);
        found.each(path.clone(), |found| {
            if agreement.operation.median_working_days.is_blank() {
                return CHECKED;
            }
            let days = agreement.operation.median_working_days.known()?;
            if days.decimal() > most.decimal() {
                found
                    .add(
                        path,
                        format!(
                            "requests under {} were answered after a median of {days} working days; more than {} are queried",
                            quoted(agreement.title.text(), "the agreement"),
                            most.value
                        ),
                        "correct median_working_days; if it is right, say under explanations what makes it slow and what is done about it",
                    )
                    .about(id_or_path(&agreement.id, &at!(r.information_sharing.agreements[i])))
                    .figures([days.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}
