//! What every format is made from: findings without the text they must not show, and the return they belong to.

use serde_json::Value;

use super::Check;
use crate::finding::{FieldPath, Finding, Level, Place, Tally};
use crate::read::Form;
use crate::value::{Date, capitalised};

/// Findings that are safe to show: masked findings have lost their excerpts. Every format takes this type and no other, so no
/// format can show what another withholds.
#[derive(Debug, Clone, Default)]
pub struct Told(Vec<Finding>);

impl Told {
    /// Copies findings and removes what masked ones must not show.
    pub fn new(findings: &[Finding]) -> Self {
        Self(findings.iter().map(held_back).collect())
    }

    /// The findings, in their order.
    pub fn findings(&self) -> &[Finding] {
        &self.0
    }

    /// The number of findings by level.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.0)
    }

    /// The findings, with those that say the same about several places grouped together at the first of them.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group> = Vec::new();
        for finding in &self.0 {
            match groups.iter_mut().find(|group| says_the_same(group.first, finding)) {
                Some(group) => group.others.push(finding),
                None => groups.push(Group { first: finding, others: Vec::new() }),
            }
        }
        groups
    }
}

fn held_back(finding: &Finding) -> Finding {
    let mut finding = finding.clone();
    if finding.masked {
        for span in finding.places.iter_mut().filter_map(|place| place.span.as_mut()) {
            span.excerpt = None;
        }
    }
    finding
}

/// Findings that say the same about several places in one part of the form.
#[derive(Debug)]
pub struct Group<'a> {
    /// The first of them.
    pub first: &'a Finding,
    /// The others, in the order of the file.
    pub others: Vec<&'a Finding>,
}

impl<'a> Group<'a> {
    /// The first and the others.
    pub fn all(&self) -> impl Iterator<Item = &'a Finding> + use<'a, '_> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

/// Whether two findings can be grouped. A query, a finding that can be cleared and a finding with related places are each about
/// one thing, so they are never grouped.
fn says_the_same(one: &Finding, other: &Finding) -> bool {
    let alone = |finding: &Finding| finding.level == Level::Query || finding.text_mark.is_some() || finding.places.len() > 1;
    one.code == other.code
        && one.level == other.level
        && one.message == other.message
        && one.help == other.help
        && one.path().part() == other.path().part()
        && one.span().is_some() == other.span().is_some()
        && !alone(one)
        && !alone(other)
}

/// The entry of `privacy_cleared` that would clear a finding, ready to copy except for the reason and the name.
pub(super) fn clearing(finding: &Finding) -> String {
    let quoted = |text: &str| Value::from(text).to_string();
    let mark = finding.text_mark.as_deref().unwrap_or_default();
    format!(
        "- {{ code: {}, about: {}, text_mark: {}, reason: …, cleared_by: … }}",
        finding.code,
        quoted(&finding.about),
        quoted(mark)
    )
}

/// The entry of `explanations` that would explain a query, ready to copy except for the reason.
pub(super) fn entry(finding: &Finding) -> String {
    // A JSON string is also a double-quoted YAML string.
    let quoted = |text: &str| Value::from(text).to_string();
    let figures = match finding.figures.as_slice() {
        [] => String::new(),
        figures => format!(", figures: [{}]", figures.iter().map(|figure| quoted(figure)).collect::<Vec<_>>().join(", ")),
    };
    format!("- {{ code: {}, about: {}{figures}, reason: … }}", finding.code, quoted(&finding.about))
}

/// A check that could not be made, or not everywhere, because an answer it needs is not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked {
    /// The code of the check.
    pub code: String,
    /// Where it could not be made; empty when it could not be made anywhere.
    pub paths: Vec<FieldPath>,
    /// Whether the reason is that last year's return is not available.
    pub for_last_year: bool,
}

/// A check that is off, because the duty it belongs to is only proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    /// The code of the check.
    pub code: String,
    /// The duty, by the code a return uses.
    pub duty: String,
}

/// A return that was checked, with all that a format shows.
#[derive(Debug, Clone)]
pub struct Results<'a> {
    /// The file or folder, as it was given.
    pub name: String,
    /// The partnership whose return it is; empty when it is not given.
    pub partnership: String,
    /// The year it reports on; empty when it is not given.
    pub year: String,
    /// The version of the form it is written for, which decides what is checked; empty when it is not given.
    pub rule_set: String,
    /// The digest of its content, as signatures state it.
    pub digest: String,
    /// The day dates are compared with; `None` when none is given.
    pub judged_on: Option<Date>,
    /// The day on which the return says it was prepared; `None` when it does not say.
    pub prepared_on: Option<Date>,
    /// The findings.
    pub told: Told,
    /// What could not be checked.
    pub not_checked: Vec<Unchecked>,
    /// The checks that were off because their duty is only proposed.
    pub off: Vec<Off>,
    /// The proposed duties that were checked as if in force although the return does not say that they are.
    pub as_if_in_force: Vec<String>,
    /// The form.
    pub form: &'a Form,
    /// Every check of the tool.
    pub checks: &'a [Check],
}

impl Results<'_> {
    /// The check with this code.
    pub fn check(&self, code: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.code == code)
    }

    /// The key of the part of the form that a finding is about; empty for the return as a whole, and for top-level keys that are
    /// not parts.
    pub fn section(&self, finding: &Finding) -> String {
        let path = finding.path();
        let node = self.form.node(&FieldPath::root().key(path.part()));
        let is_part = node.is_none_or(|node| node.takes("object") || node.takes("array"));
        if is_part { path.part().to_owned() } else { String::new() }
    }

    /// The title of the part of the form with this key.
    pub fn part(&self, key: &str) -> String {
        let title = |key: &str| self.form.node(&FieldPath::root().key(key))?.text("title").map(str::to_owned);
        match key {
            "" => "The return as a whole".to_owned(),
            key => title(key).unwrap_or_else(|| key.to_owned()),
        }
    }

    /// A place for people: the file, when it is not the return itself, the line, and the path in the words of the form.
    pub fn place(&self, place: &Place) -> String {
        let way = self.form.words(&place.path);
        let Some(span) = &place.span else { return if way.is_empty() { "The whole return".to_owned() } else { way } };
        let line = format!("line {}", span.line);
        let file = span.file.rsplit(['/', '\\']).next().unwrap_or_default();
        let written = if span.file == self.name { capitalised(&line) } else { format!("{file}, {line}") };
        if way.is_empty() { written } else { format!("{written}: {way}") }
    }
}

/// A return that could not be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The file or folder, as it was given.
    pub name: String,
    /// Why it could not be read.
    pub reason: String,
}
