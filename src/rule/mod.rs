//! What a rule is: a code, a level, a page, and one function from facts to findings.
//!
//! A rule is pure: it sees only the facts it is given, so the order of rules cannot matter. Its page is at once the public
//! documentation, the answer of `explain`, and its test.

pub mod kit;
mod page;

pub use page::{Page, page};

use crate::finding::{FieldPath, Finding, Level, Place};
use crate::value::Choice;

/// What rules check. It knows which proposed duties are in force for it.
pub trait Judged: 'static {
    /// A duty that is only proposed, and may come into force earlier in some places than in others.
    type Duty: Choice + PartialEq;

    /// Whether a proposed duty counts as in force.
    fn has_in_force(&self, duty: Self::Duty) -> bool;
}

/// A rule about facts of type `F`.
pub struct Rule<F: Judged> {
    /// The code, which never changes.
    pub code: &'static str,
    /// How serious a finding of the rule is.
    pub level: Level,
    /// Whether the duty behind the rule is in force or only proposed.
    pub basis: Basis<F::Duty>,
    /// Who checks it.
    pub checked_by: CheckedBy,
    /// Whether the rule, or a part of it, compares with last year's return.
    pub looks_back: bool,
    /// Codes of the rules this one follows from. Where one of them fires about the same thing, this rule is silent.
    pub unless: &'static [&'static str],
    /// The page in Markdown: title, why it matters, an example that passes and one that fails.
    pub page: &'static str,
    /// The function that checks.
    pub check: fn(&F, &mut Found) -> Checked,
}

/// Whether the duty behind a rule is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis<D> {
    /// Law or guidance asks for it now, or a return does not make sense without it.
    InForce,
    /// It belongs to a duty that is only proposed. The rule is off where that duty is not in force.
    Proposed(D),
}

/// Who checks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckedBy {
    /// The rule's own function.
    Rule,
    /// The schema. Its finding is published under the rule's code.
    Schema,
    /// The step that matches explanations with queries, after all rules have run.
    Explanations,
}

/// Whether a rule, or a part of one, could be checked: `None` when an answer it needs is not given.
pub type Checked = Option<()>;

/// The rule could be checked.
pub const CHECKED: Checked = Some(());

/// The function of a rule that something else checks.
fn checked_elsewhere<F>(_: &F, _: &mut Found) -> Checked {
    CHECKED
}

impl<F: Judged> Rule<F> {
    /// A rule in force, checked by its own function.
    pub const fn new(code: &'static str, level: Level, page: &'static str, check: fn(&F, &mut Found) -> Checked) -> Self {
        Self { code, level, basis: Basis::InForce, checked_by: CheckedBy::Rule, looks_back: false, unless: &[], page, check }
    }

    /// A rule whose fault the schema finds; the rule contributes the page and the code.
    pub const fn by_schema(code: &'static str, level: Level, page: &'static str) -> Self {
        Self { checked_by: CheckedBy::Schema, ..Self::new(code, level, page, checked_elsewhere) }
    }

    /// A rule about explanations. Its faults are found when explanations are matched with queries.
    pub const fn by_explanations(code: &'static str, level: Level, page: &'static str) -> Self {
        Self { checked_by: CheckedBy::Explanations, ..Self::new(code, level, page, checked_elsewhere) }
    }

    /// The same rule, but silent where a rule with one of these codes fires about the same thing or at the same place.
    #[must_use]
    pub const fn unless(self, codes: &'static [&'static str]) -> Self {
        Self { unless: codes, ..self }
    }

    /// The same rule, for a duty that is only proposed.
    #[must_use]
    pub const fn proposed(self, duty: F::Duty) -> Self {
        Self { basis: Basis::Proposed(duty), ..self }
    }

    /// The same rule, marked as comparing with last year's return.
    #[must_use]
    pub const fn looking_back(self) -> Self {
        Self { looks_back: true, ..self }
    }

    /// The page, split into its sections.
    pub fn page(&self) -> Page {
        page(self.page)
    }
}

/// The findings of one rule.
#[derive(Debug)]
pub struct Found {
    code: &'static str,
    level: Level,
    findings: Vec<Finding>,
    unchecked: Vec<FieldPath>,
}

impl Found {
    /// Adds a finding: where, what is wrong (with both values), what to do. The returned [`Addition`] can add more details.
    pub fn add(&mut self, path: FieldPath, message: impl Into<String>, help: impl Into<String>) -> Addition<'_> {
        self.findings.push(Finding::new(self.code, self.level, path, message, help));
        Addition { finding: self.findings.last_mut() }
    }

    /// Checks one of several things. If it cannot be checked, the path is recorded and the others are still checked.
    pub fn each(&mut self, path: FieldPath, check: impl FnOnce(&mut Self) -> Checked) {
        if check(self).is_none() {
            self.unchecked.push(path);
        }
    }
}

/// A finding that was just added, to which details can be added.
pub struct Addition<'a> {
    finding: Option<&'a mut Finding>,
}

impl Addition<'_> {
    /// Changes the finding.
    #[must_use = "the finding is already added"]
    fn with(mut self, change: impl FnOnce(&mut Finding)) -> Self {
        if let Some(finding) = self.finding.as_deref_mut() {
            change(finding);
        }
        self
    }

    /// Sets what an explanation names as `about`, when that is not the path: an id, or `D10/850/2026-27`.
    pub fn about(self, about: impl Into<String>) -> Self {
        let about = about.into();
        self.with(|finding| finding.about = about)
    }

    /// Sets the figures the finding is based on. An explanation lapses when one of them changes.
    pub fn figures<S: Into<String>>(self, figures: impl IntoIterator<Item = S>) -> Self {
        let figures = figures.into_iter().map(Into::into).collect();
        self.with(|finding| finding.figures = figures)
    }

    /// Marks the finding as being about personal data: it shows no value and points at this word of the answer, counted from 1.
    /// With a `text_mark`, it can be cleared as long as the text stays the same.
    pub fn about_a_person(self, word: usize, text_mark: Option<String>) -> Self {
        self.with(|finding| {
            finding.masked = true;
            finding.word = Some(word);
            finding.text_mark = text_mark;
        })
    }

    /// Adds a related place.
    pub fn also(self, path: FieldPath, note: impl Into<String>) -> Self {
        let note = note.into();
        self.with(|finding| finding.places.push(Place { path, span: None, note }))
    }
}

/// A rule, or a part of one, that could not be checked because an answer is not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotChecked {
    /// The code of the rule.
    pub code: &'static str,
    /// The paths that could not be checked; empty when nothing could be checked.
    pub paths: Vec<FieldPath>,
}

/// A rule that was not run, because the duty it belongs to is only proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Off<D> {
    /// The code of the rule.
    pub code: &'static str,
    /// The duty that would have to be in force.
    pub duty: D,
}

/// The result of running rules.
#[derive(Debug)]
pub struct Outcome<D> {
    /// The findings, in the order of the rules.
    pub findings: Vec<Finding>,
    /// What could not be checked.
    pub not_checked: Vec<NotChecked>,
    /// The rules that were not run, because their duty is only proposed.
    pub off: Vec<Off<D>>,
}

/// Runs rules over facts. Rules on proposed duties run only where their duty is in force.
///
/// `found_before` holds earlier findings, such as those of reading: rules that follow from them stay silent too.
pub fn run<'a, F: Judged>(rules: impl IntoIterator<Item = &'a Rule<F>>, facts: &F, found_before: &[Finding]) -> Outcome<F::Duty> {
    let mut outcome = Outcome { findings: Vec::new(), not_checked: Vec::new(), off: Vec::new() };
    let mut unless: Vec<(&str, &[&str])> = Vec::new();
    for rule in rules {
        if let Basis::Proposed(duty) = rule.basis
            && !facts.has_in_force(duty)
        {
            outcome.off.push(Off { code: rule.code, duty });
            continue;
        }
        let mut found = Found { code: rule.code, level: rule.level, findings: Vec::new(), unchecked: Vec::new() };
        let checked = (rule.check)(facts, &mut found);
        if checked.is_none() || !found.unchecked.is_empty() {
            outcome.not_checked.push(NotChecked { code: rule.code, paths: found.unchecked });
        }
        if !rule.unless.is_empty() {
            unless.push((rule.code, rule.unless));
        }
        outcome.findings.append(&mut found.findings);
    }
    let is_consequence = |finding: &Finding| {
        let causes = unless.iter().filter(|(code, _)| *code == finding.code).flat_map(|(_, causes)| *causes);
        let caused_by = |cause: &&str| {
            outcome.findings.iter().chain(found_before).any(|other| other.code == *cause && is_same(other, finding))
        };
        causes.into_iter().any(caused_by)
    };
    let silenced: Vec<bool> = outcome.findings.iter().map(is_consequence).collect();
    let mut silenced = silenced.into_iter();
    outcome.findings.retain(|_| !silenced.next().unwrap_or_default());
    outcome
}

/// Whether two findings are about the same thing or have the same path. A finding about another thing does not silence this one.
fn is_same(one: &Finding, other: &Finding) -> bool {
    one.about == other.about || one.path() == other.path()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::choice;

    choice! {
        /// The duties of nothing in particular.
        pub enum Duty {
            /// One that is only proposed.
            One = "one", "One";
        }
    }

    /// Facts with nothing in them.
    struct Nothing;

    impl Judged for Nothing {
        type Duty = Duty;

        fn has_in_force(&self, _: Duty) -> bool {
            false
        }
    }

    fn rule(code: &'static str, check: fn(&Nothing, &mut Found) -> Checked) -> Rule<Nothing> {
        Rule::new(code, Level::Query, "", check)
    }

    fn path(text: &str) -> FieldPath {
        FieldPath::parse(text).expect("a path")
    }

    fn cause(_: &Nothing, found: &mut Found) -> Checked {
        found.add(path("reviews[0].completed"), "late", "").about("one");
        found.add(path("reviews[1]"), "late", "");
        CHECKED
    }

    fn consequence(_: &Nothing, found: &mut Found) -> Checked {
        found.add(path("reviews[0].published"), "by its id", "").about("one");
        found.add(path("reviews[1]"), "by its place", "").about("two");
        found.add(path("reviews[2]"), "another thing", "");
        CHECKED
    }

    #[test]
    fn a_consequence_is_silent_for_the_thing_whose_cause_is_told_and_for_no_other() {
        let rules = [rule("TST-001", cause), rule("TST-002", consequence).unless(&["TST-001"])];
        let left = |outcome: Outcome<Duty>| {
            let second = outcome.findings.into_iter().filter(|finding| finding.code == "TST-002");
            second.map(|finding| finding.message).collect::<Vec<_>>()
        };
        assert_eq!(left(run(&rules, &Nothing, &[])), ["another thing"]);
        let before = run(&rules[..1], &Nothing, &[]).findings;
        assert_eq!(left(run(&rules[1..], &Nothing, &before)), ["another thing"]);
        assert_eq!(left(run(&rules[1..], &Nothing, &[])).len(), 3);
    }
}
