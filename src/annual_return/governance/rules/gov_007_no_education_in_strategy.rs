#![doc = include_str!("gov_007_no_education_in_strategy.md")]

use crate::annual_return::arrangements::model::EducationRepresentative;
use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::governance::figures::same_person;
use crate::annual_return::governance::model::{Forum, ForumLevel};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::entries;
use crate::rule::{CHECKED, Checked, Found};

/// Nobody represents education where strategy is made.
pub const RULE: ReturnRule = ReturnRule::new("GOV-007", Level::Query, include_str!("gov_007_no_education_in_strategy.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let people = r.arrangements.education.strategic_representatives.given()?;
    let forums = entries(&r.governance.meetings)?;
    let message = if people.is_empty() {
        "nobody is named who speaks for education where strategy is made"
    } else if people.iter().all(|person| sits_on_a_subgroup(person, forums)) {
        "all who speak for education sit on subgroups, and nobody where the lead or delegated partners meet"
    } else {
        return CHECKED;
    };
    found.add(
        at!(r.arrangements.education.strategic_representatives),
        message,
        "add under arrangements › education who sits with the lead or delegated partners for education; if nobody does, say under explanations how education is heard there",
    );
    CHECKED
}

/// Whether the return lists this group as a subgroup. A group that is not listed, or not named, may be any group.
fn sits_on_a_subgroup(person: &EducationRepresentative, forums: &[Forum]) -> bool {
    let is_same = |forum: &&Forum| same_person(forum.forum.text(), person.forum.text());
    let mut levels = forums.iter().filter(is_same).map(|forum| forum.level.get()).peekable();
    levels.peek().is_some() && levels.all(|level| level == Some(ForumLevel::Subgroup))
}
