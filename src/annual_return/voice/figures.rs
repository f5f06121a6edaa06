//! Figures worked out from what children and families said.

use super::model::{EngagementRecord, Voice};
use crate::annual_return::figure::Definition;
use crate::value::{Children, Code, sum};

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[Definition {
    number: 57,
    title: "Children and families heard by group",
    unit: "Times; people",
    definition: "How often each group was heard, and how many people took part in what was held for it. Somebody who belongs to several groups, or took part several times, is counted each time.",
    numerator: None,
    denominator: None,
}];

/// How many took part in all engagements together; not known while the number of one is not. Somebody who took part twice counts twice.
pub fn heard(voice: &Voice) -> Option<Children> {
    sum(voice.engagements.given()?.iter().map(|engagement| &engagement.number))
}

/// A group that was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its code.
    pub code: String,
    /// How often it was heard.
    pub times: usize,
    /// How many took part in what was held for it; none where one number is not known.
    pub people: Option<Children>,
}

/// The groups that were heard, the one with the most people first, those of whom it is not known last.
pub fn by_group(engagements: &[EngagementRecord]) -> Vec<Group> {
    let mut codes: Vec<&str> = engagements.iter().flat_map(|one| one.groups.items()).map(Code::as_str).collect();
    codes.sort_unstable();
    codes.dedup();
    let of = |code: &str| {
        let own = engagements.iter().filter(|one| one.groups.items().iter().any(|group| group.as_str() == code));
        Group { code: code.to_owned(), times: own.clone().count(), people: sum(own.map(|one| &one.number)) }
    };
    let mut groups: Vec<Group> = codes.into_iter().map(of).collect();
    groups.sort_by(|a, b| b.people.cmp(&a.people).then_with(|| b.times.cmp(&a.times)).then_with(|| a.code.cmp(&b.code)));
    groups
}
