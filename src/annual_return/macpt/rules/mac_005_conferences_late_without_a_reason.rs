#![doc = include_str!("mac_005_conferences_late_without_a_reason.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// Conferences took longer than allowed, and some have no recorded reason.
pub const RULE: ReturnRule =
    ReturnRule::new("MAC-005", Level::Query, include_str!("mac_005_conferences_late_without_a_reason.md"), check)
        .proposed(Duty::Macpt);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let days = facts.reference.thresholds().conference_days_most.value;
    let conferences = r.macpt.conferences.given()?;
    let (held, in_time) = (conferences.held.known()?, conferences.within_15_working_days.known()?);
    let late = held.0.checked_sub(in_time.0)?;
    let recorded = &conferences.exceptional_reason_recorded;
    if late == 0 {
        return CHECKED;
    }
    // The number without a reason is never printed: it can be a very small number of children.
    let (reasons, figure) = if recorded.is_blank() {
        ("it is not said for how many of the others a reason is recorded".to_owned(), "not given".to_owned())
    } else {
        let recorded = recorded.known()?;
        if recorded.0 >= late {
            return CHECKED;
        }
        (format!("a reason is recorded for {recorded} of the others"), recorded.to_string())
    };
    found
        .add(
            at!(r.macpt.conferences.exceptional_reason_recorded),
            format!("{in_time} of {held} conferences were held within {days} working days, and {reasons}"),
            "count exceptional_reason_recorded again; if some have no reason, say under explanations why, and what will be done",
        )
        .figures([in_time.to_string(), held.to_string(), figure]);
    CHECKED
}
