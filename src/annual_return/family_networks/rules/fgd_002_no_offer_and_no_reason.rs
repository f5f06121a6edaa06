#![doc = include_str!("fgd_002_no_offer_and_no_reason.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::family_networks::model::{NotOffered, NotOfferedReason};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{counted, entries, sum};
use crate::rule::{CHECKED, Checked, Found};

/// Families were not offered family group decision making, and the return does not say why.
pub const RULE: ReturnRule = ReturnRule::new("FGD-002", Level::Query, include_str!("fgd_002_no_offer_and_no_reason.md"), check)
    .proposed(Duty::FamilyGroupDecisionMaking);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let group = r.family_networks.group_decision_making.given()?;
    let not_offered = entries(&group.not_offered)?;
    for (i, entry) in not_offered.iter().enumerate() {
        let path = at!(r.family_networks.group_decision_making.not_offered[i]);
        found.each(path.clone(), |found| {
            let count = entry.count.known()?;
            if entry.reason.get()? == NotOfferedReason::Other && count.0 > 0 {
                found
                    .add(
                        path,
                        format!(
                            "{} not offered it for “another reason”, and it is not said which",
                            counted(count.0 as usize, "family was", "families were")
                        ),
                        "say under explanations what the reason was: the duty has one exception, the child's best interests",
                    )
                    .figures([count.to_string()]);
            }
            CHECKED
        });
    }
    let (families, offered) = (group.families.known()?, group.offered.known()?);
    let with_reason = sum(not_offered.iter().map(|entry: &NotOffered| &entry.count))?;
    // The number of families without a reason is never printed: it can be very small.
    if offered + with_reason < families {
        found
            .add(
                at!(r.family_networks.group_decision_making.not_offered),
                format!(
                    "{families} families reached the stage before proceedings; {offered} were offered it, and a reason is given for {with_reason}"
                ),
                "add an entry for the others under not_offered: - { reason: …, count: … }, the reason being unsafe, not_in_best_interests, declined_before_offer or other; if it is not known, say under explanations why",
            )
            .figures([families.to_string(), offered.to_string(), with_reason.to_string()]);
    }
    CHECKED
}
