#![doc = include_str!("pri_003_too_many_priorities.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The return has more priorities than a partnership can deliver.
pub const RULE: ReturnRule = ReturnRule::new("PRI-003", Level::Query, include_str!("pri_003_too_many_priorities.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let most = facts.reference.thresholds().priorities_most.value;
    let number = r.priorities.priorities.given()?.len();
    if u32::try_from(number).is_ok_and(|number| number > most) {
        found
            .add(
                at!(r.priorities.priorities),
                format!("there are {number} priorities, and more than {most} are hard to deliver"),
                "put together what belongs together; if all of them stand, say under explanations how they are led and paid for",
            )
            .figures([number.to_string()]);
    }
    CHECKED
}
