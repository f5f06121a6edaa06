//! What every format is made of: findings without what they hold back, and the return they belong to.

use serde_json::Value;

use super::Check;
use crate::finding::{FieldPath, Finding, Level, Place, Tally};
use crate::read::Form;
use crate::value::{Date, capitalised};

/// Findings as they may be told: a finding that is masked has lost the text of its lines. Every format takes these and no others,
/// so none can tell what another holds back.
#[derive(Debug, Clone, Default)]
pub struct Told(Vec<Finding>);

impl Told {
    /// Findings without what they hold back.
    pub fn new(findings: &[Finding]) -> Self {
        Self(findings.iter().map(held_back).collect())
    }

    /// The findings, in their order.
    pub fn findings(&self) -> &[Finding] {
        &self.0
    }

    /// How much work is left.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.0)
    }

    /// The findings with those that say the same thing of several places together, each group at its first place.
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

/// Findings that say the same thing of several places of one part of the form.
#[derive(Debug)]
pub struct Group<'a> {
    /// The first of them.
    pub first: &'a Finding,
    /// The others, in the order of the file.
    pub others: Vec<&'a Finding>,
}

impl<'a> Group<'a> {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &'a Finding> + use<'a, '_> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

/// A query is about one thing, which its explanation names, and a finding with further places tells of those: neither has an equal.
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

/// The entry of `privacy_cleared` that would clear a finding, ready to copy but for the reason and the name.
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

/// The entry of `explanations` that would explain a query, ready to copy but for the reason.
pub(super) fn entry(finding: &Finding) -> String {
    // A JSON text is a YAML text in double quotes.
    let quoted = |text: &str| Value::from(text).to_string();
    let figures = match finding.figures.as_slice() {
        [] => String::new(),
        figures => format!(", figures: [{}]", figures.iter().map(|figure| quoted(figure)).collect::<Vec<_>>().join(", ")),
    };
    format!("- {{ code: {}, about: {}{figures}, reason: … }}", finding.code, quoted(&finding.about))
}

/// A check of a return that could not be made, or not everywhere, because an answer it needs is not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked {
    /// The code of the check.
    pub code: String,
    /// Where it could not be made; empty when it could be made nowhere.
    pub paths: Vec<FieldPath>,
    /// Whether it is last year's return that is not at hand.
    pub for_last_year: bool,
}

/// A check that is off, because the duty it belongs to is only proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    /// The code of the check.
    pub code: String,
    /// The duty, as the return would name it.
    pub duty: String,
}

/// A return that was checked, as every format tells it.
#[derive(Debug, Clone)]
pub struct Results<'a> {
    /// The file or folder, as it was given.
    pub name: String,
    /// The partnership whose return it is; empty where it is not given.
    pub partnership: String,
    /// The year it reports on; empty where it is not given.
    pub year: String,
    /// The form it is written for, which decides what is checked; empty where it is not given.
    pub rule_set: String,
    /// The digest of its content, as signatures give it.
    pub digest: String,
    /// The day dates are judged on; none when none is given.
    pub judged_on: Option<Date>,
    /// The day the return gives as that of its making.
    pub prepared_on: Option<Date>,
    /// What was found.
    pub told: Told,
    /// What could not be checked.
    pub not_checked: Vec<Unchecked>,
    /// What was not looked at, because its duty is only proposed.
    pub off: Vec<Off>,
    /// The proposed duties that were judged as if they were in force, and of which the return does not say so.
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

    /// The key of the part of the form a finding is about; empty for the return as a whole, and for the keys at its top that are
    /// no part.
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

    /// Where a place is, for people: the file where there are several, the line, the way to it in the words of the form.
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
    /// Why.
    pub reason: String,
}
