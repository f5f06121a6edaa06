//! Figures about what children and families said.

use super::model::{EngagementRecord, Voice};
use crate::annual_return::terms::figure::Definition;
use crate::value::{Children, Code, sum};

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[Definition {
    number: 57,
    title: "Children and families heard by group",
    unit: "Times",
    definition: "How many times each group of children or families was among those who were heard.",
    numerator: None,
    denominator: None,
}];

/// The number who took part in all engagements together. Somebody who took part twice counts twice. `None` when any number is not
/// known.
pub fn heard(voice: &Voice) -> Option<Children> {
    sum(voice.engagements.given()?.iter().map(|engagement| &engagement.number))
}

/// The codes of the groups that were heard, each with the number of times, most often first.
pub fn by_group(engagements: &[EngagementRecord]) -> Vec<(String, usize)> {
    let mut codes: Vec<&str> = engagements.iter().flat_map(|one| one.groups.items()).map(Code::as_str).collect();
    codes.sort_unstable();
    codes.dedup();
    let times =
        |code: &str| engagements.iter().filter(|one| one.groups.items().iter().any(|group| group.as_str() == code)).count();
    let mut groups: Vec<(String, usize)> = codes.into_iter().map(|code| (code.to_owned(), times(code))).collect();
    groups.sort_by(|(a, a_times), (b, b_times)| b_times.cmp(a_times).then_with(|| a.cmp(b)));
    groups
}
