//! Checks a return: its rules, its explanations, and what could not be checked.

use super::clearing;
use super::explanations;
use super::facts::Facts;
use crate::annual_return::model::Duty;
use crate::annual_return::public::published::Published;
use crate::annual_return::rules;
use crate::finding::Finding;
pub use crate::finding::Tally;
use crate::rule::{NotChecked, Off, run};

/// What came of checking a return.
#[derive(Debug)]
pub struct Verdict {
    /// What the rules found, explanations applied.
    pub findings: Vec<Finding>,
    /// The rules that could not be checked, and where.
    pub not_checked: Vec<NotChecked>,
    /// The rules that are off, because the duty they belong to is only proposed.
    pub off: Vec<Off<Duty>>,
}

/// Checks facts against every rule, those on proposed duties only where their duty is in force. `read` are the findings of reading the return: a rule that is a
/// consequence of one of them stays silent.
pub fn check(facts: &Facts, read: &[Finding]) -> Verdict {
    let outcome = run(rules::all(), facts, read);
    let mut findings = outcome.findings;
    explanations::apply(facts, &outcome.not_checked, &outcome.off, &mut findings);
    clearing::apply(facts, &mut findings);
    Verdict { findings, not_checked: outcome.not_checked, off: outcome.off }
}

/// The findings that may be printed: those that anyone would find who checks the return as it is published. A finding that
/// rests on a number that is held back would give it away, and is left out.
pub fn publishable<'a>(findings: &'a [Finding], published: &Published) -> Vec<&'a Finding> {
    let found = run(rules::all(), published, &[]).findings;
    let anyone_finds = |finding: &&Finding| {
        found
            .iter()
            .any(|own| own.code == finding.code && own.about == finding.about && finding.message.starts_with(&own.message))
    };
    // To print where somebody may be recognised would lead readers there.
    findings.iter().filter(|finding| !finding.is_about_a_person()).filter(anyone_finds).collect()
}
