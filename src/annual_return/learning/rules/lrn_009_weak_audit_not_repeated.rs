#![doc = include_str!("lrn_009_weak_audit_not_repeated.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::learning::model::{AuditRecord, Grading};
use crate::annual_return::scrutiny::model::RetestResult;
use crate::annual_return::terms::evidence::ActionStatus;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// An audit found practice weak, its actions are done, and the audit was not repeated.
pub const RULE: ReturnRule = ReturnRule::new("LRN-009", Level::Query, include_str!("lrn_009_weak_audit_not_repeated.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let as_of = facts.as_of?;
    let months = facts.reference.thresholds().audit_repeat_months_most.value;
    for (i, audit) in r.learning.audits.given()?.iter().enumerate() {
        let path = at!(r.learning.audits[i].repeated_on);
        found.each(path.clone(), |found| {
            (!audit.grading.is_faulty()).then_some(())?;
            if audit.grading.get() != Some(Grading::Weak) || is_repeated_or_too_early(audit)? {
                return CHECKED;
            }
            let date = audit.date.get()?;
            if date.plus_months(i32::try_from(months).ok()?) < as_of {
                found
                    .add(
                        path,
                        format!(
                            "the audit {} found practice weak on {date}, and it was not repeated within {months} months",
                            quoted(audit.title.text(), "here")
                        ),
                        "add repeated_on: with the day and repeat_result: better, same, worse or not_tested; if there was none, say under explanations when there will be",
                    )
                    .about(id_or_path(&audit.id, &at!(r.learning.audits[i])))
                    .figures([date.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}

/// Whether the audit was repeated or it is too early: a repeat before the actions are done would show nothing new.
fn is_repeated_or_too_early(audit: &AuditRecord) -> Option<bool> {
    let tested = audit.repeat_result.get().is_some_and(|result| result != RetestResult::NotTested);
    if tested || audit.repeated_on.is_given() {
        return Some(true);
    }
    if audit.repeated_on.is_faulty() || audit.repeat_result.is_faulty() {
        return None;
    }
    let actions = entries(&audit.actions)?;
    if actions.iter().any(|action| action.status.get() == Some(ActionStatus::Open)) {
        return Some(true);
    }
    actions.iter().all(|action| action.status.is_given()).then_some(false)
}
