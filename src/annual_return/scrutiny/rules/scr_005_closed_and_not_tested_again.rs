#![doc = include_str!("scr_005_closed_and_not_tested_again.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::scrutiny::model::{FindingKind, RetestResult, ScrutinyFinding};
use crate::annual_return::terms::evidence::{Action, ActionStatus};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Date;

/// The actions on a finding were done long ago, and nobody has checked whether they helped.
pub const RULE: ReturnRule =
    ReturnRule::new("SCR-005", Level::Query, include_str!("scr_005_closed_and_not_tested_again.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let as_of = facts.as_of?;
    let months = facts.reference.thresholds().follow_up_months_most.value;
    for (i, finding) in r.scrutiny.findings.given()?.iter().enumerate() {
        let path = at!(r.scrutiny.findings[i].follow_up);
        found.each(path.clone(), |found| {
            if finding.kind.get()? == FindingKind::Strength || was_tested(finding)? {
                return CHECKED;
            }
            let actions = entries(&finding.actions)?;
            if !is_closed(actions)? {
                return CHECKED;
            }
            let closed = closed_on(actions)?;
            if closed.plus_months(i32::try_from(months).ok()?) < as_of {
                found
                    .add(
                        path,
                        format!(
                            "all that was promised about {} was done by {closed}, and in the {months} months since then nobody \
                             looked whether it helped",
                            quoted(finding.title.text(), "this finding")
                        ),
                        "add follow_up: { date: …, method: …, result: … }, the result being better, same, worse or not_tested; or say under explanations when it will be",
                    )
                    .about(id_or_path(&finding.id, &at!(r.scrutiny.findings[i])))
                    .figures([closed.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}

/// Whether somebody checked again; `None` when the answer cannot be read.
fn was_tested(finding: &ScrutinyFinding) -> Option<bool> {
    let follow_up = &finding.follow_up;
    if follow_up.is_blank() {
        return Some(false);
    }
    Some(follow_up.given()?.result.get()? != RetestResult::NotTested)
}

/// Whether at least one action is done and none is open.
fn is_closed(actions: &[Action]) -> Option<bool> {
    let statuses: Vec<ActionStatus> = actions.iter().map(|action| action.status.get()).collect::<Option<_>>()?;
    Some(!statuses.contains(&ActionStatus::Open) && statuses.contains(&ActionStatus::Done))
}

/// The day the last action was closed; `None` when the day of any action is not given.
fn closed_on(actions: &[Action]) -> Option<Date> {
    let days: Vec<Date> = actions.iter().map(|action| action.closed.get()).collect::<Option<_>>()?;
    days.into_iter().max()
}
