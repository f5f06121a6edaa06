#![doc = include_str!("voi_001_no_direct_work.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::voice::model::EngagementRecord;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// Nobody listened to children in person.
pub const RULE: ReturnRule = ReturnRule::new("VOI-001", Level::Query, include_str!("voi_001_no_direct_work.md"), check);

/// Methods that do not bring anyone face to face with the people they hear.
const AT_A_DISTANCE: [&str; 2] = ["survey", "via_practitioner"];
/// Groups of adults.
const ADULTS: [&str; 2] = ["fathers", "parents_removed_child"];

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let engagements = r.voice.engagements.given()?;
    // A scrutineer who listens to children in person counts as direct work.
    let by_scrutiny = r
        .scrutiny
        .activities
        .items()
        .iter()
        .any(|activity| activity.method.given().is_some_and(|method| method.as_str() == "direct_child_engagement"));
    if engagements.is_empty() || by_scrutiny {
        return CHECKED;
    }
    for engagement in engagements {
        if is_direct(engagement)? {
            return CHECKED;
        }
    }
    found.add(
        at!(r.voice.engagements),
        "no direct work with children is recorded: they were heard by survey, through practitioners, or through adults",
        "where someone met children themselves, add it under voice › engagements, or under scrutiny › activities with method: direct_child_engagement; if nobody did, say under explanations what is planned",
    );
    CHECKED
}

/// Whether somebody met children; `None` when the method cannot be read.
fn is_direct(engagement: &EngagementRecord) -> Option<bool> {
    let kind = engagement.kind.given()?.as_str();
    let groups = engagement.groups.items();
    let only_adults = !groups.is_empty() && groups.iter().all(|group| ADULTS.contains(&group.as_str()));
    Some(!AT_A_DISTANCE.contains(&kind) && !only_adults)
}
