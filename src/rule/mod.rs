//! What a rule is: a code, a level, a page, and one function from facts to findings.
//!
//! A rule is pure: it sees the facts it is handed and nothing else, so the order of rules cannot matter. Its page is at once the
//! public documentation, the answer of `explain`, and its test.

pub mod kit;
mod page;

pub use page::{Page, page};

use crate::finding::{FieldPath, Finding, Level, Place};

/// A rule about facts of the kind `F`.
pub struct Rule<F: 'static> {
    /// The code; for ever the same.
    pub code: &'static str,
    /// How much a finding of the rule matters.
    pub level: Level,
    /// Whether what it asks for is in force or only proposed.
    pub basis: Basis,
    /// Who checks it.
    pub checked_by: CheckedBy,
    /// Rules of which this one is a consequence: where one of them fires, this one is silent.
    pub unless: &'static [&'static str],
    /// The page: title, why, an example that passes and one that fails.
    pub page: &'static str,
    /// The check itself.
    pub check: fn(&F, &mut Found) -> Checked,
}

/// Whether what a rule asks for is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Law or guidance asks for it now, or the return itself cannot stand without it.
    InForce,
    /// The consultation proposes it; the rule is off until the duty is switched on.
    Proposed,
}

/// Who checks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckedBy {
    /// The rule's own function.
    Rule,
    /// The form: its fault is published under the rule's code.
    Schema,
    /// The matching of explanations with queries, after all rules have run.
    Explanations,
}

/// Whether a rule, or a part of one, could be checked: none when an answer it needs is not given.
pub type Checked = Option<()>;

/// It could be checked.
pub const CHECKED: Checked = Some(());

/// The check of a rule that is checked elsewhere.
fn checked_elsewhere<F>(_: &F, _: &mut Found) -> Checked {
    CHECKED
}

impl<F> Rule<F> {
    /// A rule in force that its own function checks.
    pub const fn new(code: &'static str, level: Level, page: &'static str, check: fn(&F, &mut Found) -> Checked) -> Self {
        Self { code, level, basis: Basis::InForce, checked_by: CheckedBy::Rule, unless: &[], page, check }
    }

    /// A rule whose fault the form finds; the page and the code are the rule's.
    pub const fn by_schema(code: &'static str, level: Level, page: &'static str) -> Self {
        Self { checked_by: CheckedBy::Schema, ..Self::new(code, level, page, checked_elsewhere) }
    }

    /// A rule about explanations; what is wrong is found when they are matched with queries.
    pub const fn by_explanations(code: &'static str, level: Level, page: &'static str) -> Self {
        Self { checked_by: CheckedBy::Explanations, ..Self::new(code, level, page, checked_elsewhere) }
    }

    /// The same rule, silent where one of these fires.
    #[must_use]
    pub const fn unless(self, codes: &'static [&'static str]) -> Self {
        Self { unless: codes, ..self }
    }

    /// The same rule, on a duty that is only proposed.
    #[must_use]
    pub const fn proposed(self) -> Self {
        Self { basis: Basis::Proposed, ..self }
    }

    /// The page, taken apart.
    pub fn page(&self) -> Page {
        page(self.page)
    }
}

/// What one rule finds.
#[derive(Debug)]
pub struct Found {
    code: &'static str,
    level: Level,
    findings: Vec<Finding>,
    unchecked: Vec<FieldPath>,
}

impl Found {
    /// Adds a finding: where, what is so (with both values), what to do. More can be said of it on what is returned.
    pub fn add(&mut self, path: FieldPath, message: impl Into<String>, help: impl Into<String>) -> Addition<'_> {
        self.findings.push(Finding::new(self.code, self.level, path, message, help));
        Addition { finding: self.findings.last_mut() }
    }

    /// Checks one thing of several: where it cannot be checked, the others still are.
    pub fn each(&mut self, path: FieldPath, check: impl FnOnce(&mut Self) -> Checked) {
        if check(self).is_none() {
            self.unchecked.push(path);
        }
    }
}

/// A finding just added, to say more of it.
pub struct Addition<'a> {
    finding: Option<&'a mut Finding>,
}

impl Addition<'_> {
    /// What an explanation must name: an id, or something better than the path.
    #[must_use = "the finding is already added"]
    fn with(mut self, change: impl FnOnce(&mut Finding)) -> Self {
        if let Some(finding) = self.finding.as_deref_mut() {
            change(finding);
        }
        self
    }

    /// What an explanation names as `about`, where that is not the path: an id, or `D10/850/2026-27`.
    pub fn about(self, about: impl Into<String>) -> Self {
        let about = about.into();
        self.with(|finding| finding.about = about)
    }

    /// The figures the finding rests on: an explanation lapses when one changes.
    pub fn figures<S: Into<String>>(self, figures: impl IntoIterator<Item = S>) -> Self {
        let figures = figures.into_iter().map(Into::into).collect();
        self.with(|finding| finding.figures = figures)
    }

    /// That it is about personal data: no value is shown, and it stands at this word of the answer. With the mark of the text it
    /// can be cleared as long as the text stays the same.
    pub fn about_a_person(self, word: usize, text_mark: Option<String>) -> Self {
        self.with(|finding| {
            finding.masked = true;
            finding.word = Some(word);
            finding.text_mark = text_mark;
        })
    }

    /// Another place that has to do with it.
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
    /// What could not be checked; empty when nothing of the rule could be.
    pub paths: Vec<FieldPath>,
}

/// What came of running rules.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The findings, rule by rule.
    pub findings: Vec<Finding>,
    /// What could not be checked.
    pub not_checked: Vec<NotChecked>,
}

/// Runs rules over facts. `found_before` holds the codes that already fired: consequences of those stay silent too.
pub fn run<'a, F: 'static>(rules: impl IntoIterator<Item = &'a Rule<F>>, facts: &F, found_before: &[&str]) -> Outcome {
    let mut outcome = Outcome::default();
    let mut unless: Vec<(&str, &[&str])> = Vec::new();
    for rule in rules {
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
    let fired: Vec<String> = outcome.findings.iter().map(|finding| finding.code.clone()).collect();
    outcome.findings.retain(|finding| {
        let causes = unless.iter().filter(|(code, _)| *code == finding.code).flat_map(|(_, causes)| *causes);
        !causes.into_iter().any(|cause| fired.iter().any(|code| code == cause) || found_before.contains(cause))
    });
    outcome
}
