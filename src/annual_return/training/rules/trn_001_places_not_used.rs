#![doc = include_str!("trn_001_places_not_used.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::sum;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Count, Percent};

/// Many booked places were not used.
pub const RULE: ReturnRule = ReturnRule::new("TRN-001", Level::Query, include_str!("trn_001_places_not_used.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let most = facts.reference.thresholds().training_no_show_most.decimal();
    let courses = r.training.programme.given()?;
    let missed: Count = sum(courses.iter().map(|course| &course.did_not_attend))?;
    let attended: Count = sum(courses.iter().map(|course| &course.attended))?;
    let booked = missed + attended;
    // No share can be worked out when no place was booked.
    let Some(share) = Percent::of(missed.decimal(), booked.decimal()) else { return CHECKED };
    if share.decimal() > most {
        found
            .add(
                at!(r.training.programme),
                format!("{missed} of {booked} booked training places were not used: {share}"),
                "check attended and did_not_attend; if they are right, say under explanations why, and what will change",
            )
            .figures([missed.to_string(), booked.to_string()]);
    }
    CHECKED
}
