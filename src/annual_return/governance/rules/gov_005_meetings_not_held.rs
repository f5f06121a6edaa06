#![doc = include_str!("gov_005_meetings_not_held.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{counted, entries, quoted};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Decimal, Symbol};

/// A group held far fewer meetings than it planned.
pub const RULE: ReturnRule = ReturnRule::new("GOV-005", Level::Query, include_str!("gov_005_meetings_not_held.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let thresholds = facts.reference.thresholds();
    let (least, missed_least) = (thresholds.meetings_held_least.decimal(), thresholds.meetings_missed_least.value);
    for (i, forum) in entries(&r.governance.meetings)?.iter().enumerate() {
        let path = at!(r.governance.meetings[i].held);
        found.each(path.clone(), |found| {
            // A group that was not due to meet has no plan to keep to.
            if forum.planned.given()?.symbol() == Some(Symbol::NotApplicable) {
                return CHECKED;
            }
            let (planned, held) = (forum.planned.known()?, forum.held.known()?);
            let few = held.decimal() * Decimal::ONE_HUNDRED < planned.decimal() * least;
            if few && planned.0.saturating_sub(held.0) >= missed_least {
                let name = quoted(forum.forum.text(), "this group");
                let times = if held.0 == 0 {
                    "did not meet".to_owned()
                } else {
                    format!("met {}", counted(held.0 as usize, "time", "times"))
                };
                found
                    .add(
                        path,
                        format!("{name} {times}, and {planned} meetings were planned"),
                        "check planned and held; if they are right, say under explanations why, and who decided in between",
                    )
                    .figures([held.to_string(), planned.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}
