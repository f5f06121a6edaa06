#![doc = include_str!("fgd_001_more_families_than_there_were.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::family_networks::model::NotOffered;
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{entries, sum};
use crate::rule::{CHECKED, Checked, Found};

/// The families offered family group decision making and the families not offered it add up to more than all families.
pub const RULE: ReturnRule =
    ReturnRule::new("FGD-001", Level::Error, include_str!("fgd_001_more_families_than_there_were.md"), check)
        .proposed(Duty::FamilyGroupDecisionMaking);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let group = r.family_networks.group_decision_making.given()?;
    let (families, offered) = (group.families.known()?, group.offered.known()?);
    let not_offered = sum(entries(&group.not_offered)?.iter().map(|entry: &NotOffered| &entry.count))?;
    let all = offered + not_offered;
    if all > families {
        found
            .add(
                at!(r.family_networks.group_decision_making.families),
                format!(
                    "{offered} families were offered it and {not_offered} were not: {all} in all, but only {families} reached the stage before proceedings"
                ),
                "count each family once: correct families, offered, or the counts under not_offered",
            )
            .also(at!(r.family_networks.group_decision_making.not_offered), "those who were not offered it");
    }
    CHECKED
}
