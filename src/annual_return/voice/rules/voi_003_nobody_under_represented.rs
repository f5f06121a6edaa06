#![doc = include_str!("voi_003_nobody_under_represented.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::listed;
use crate::rule::{CHECKED, Checked, Found};

/// No seldom-heard group was reached.
pub const RULE: ReturnRule =
    ReturnRule::new("VOI-003", Level::Advice, include_str!("voi_003_nobody_under_represented.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let engagements = r.voice.engagements.given()?;
    for engagement in engagements {
        // A list that cannot be read may name a group.
        if engagement.groups.is_faulty() {
            return None;
        }
    }
    if !engagements.is_empty() && engagements.iter().all(|engagement| engagement.groups.items().is_empty()) {
        let codes: Vec<&str> = facts.reference.list("engagement_group").iter().map(|row| row.code.as_str()).collect();
        found.add(
            at!(r.voice.engagements),
            "no engagement says that a group that is seldom heard took part",
            format!("if one did, add a line groups: [CODE] to that engagement; the codes are {}", listed(&codes)),
        );
    }
    CHECKED
}
