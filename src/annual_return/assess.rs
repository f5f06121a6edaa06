//! From files to verdict: read a return, gather the facts, check them.

use std::sync::OnceLock;

use super::check::{Tally, check};
use super::facts::Facts;
use super::masking::mask;
use super::schema::form;
use super::{AnnualReturn, digest};
use crate::error::Error;
use crate::finding::Finding;
use crate::read::{Source, read, trim};
use crate::reference::Reference;
use crate::rule::NotChecked;
use crate::value::Date;

/// A return, read and checked.
#[derive(Debug)]
pub struct Assessment {
    /// The return and what it was judged against.
    pub facts: Facts,
    /// Everything that needs work, in the order of the files, explanations applied.
    pub findings: Vec<Finding>,
    /// The rules that could not be checked, and where.
    pub not_checked: Vec<NotChecked>,
}

impl Assessment {
    /// How much work is left.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.findings)
    }

    /// Whether the return may be signed as far as the checks can tell: nothing in it must be mended. A pass is no approval.
    pub fn is_sound(&self) -> bool {
        self.tally().errors == 0
    }
}

/// Reads and checks a return. `as_of` judges it on another day than the one it was prepared on.
///
/// # Errors
/// When the tool's own form cannot be used, which a test rules out. What is wrong with the return is among the findings.
pub fn assess(sources: &[Source], as_of: Option<Date>) -> Result<Assessment, Error> {
    let reading = read::<AnnualReturn>(sources, form()?);
    let this = reading.value;
    let content_digest = digest::content_digest(&digest::public(&this)?)?.short();
    let as_of = as_of.or_else(|| this.prepared_on.get());
    let facts = Facts { this, links: reading.links, reference: reference(), as_of, content_digest, passages: OnceLock::new() };
    let verdict = check(&facts, &reading.findings);
    let mut found = verdict.findings;
    reading.located.place(&mut found);
    let mut findings = reading.findings;
    findings.append(&mut found);
    // Rules can find as much as reading can; the limit holds for both together.
    let more = trim(&mut findings, 0);
    findings.extend(more);
    mask(&facts, &reading.data, &mut findings);
    Ok(Assessment { facts, findings, not_checked: verdict.not_checked })
}

/// The reference data the tool ships, read once.
pub fn reference() -> &'static Reference {
    static REFERENCE: OnceLock<Reference> = OnceLock::new();
    REFERENCE.get_or_init(Reference::shipped)
}

/// A return with nothing left to mend: what national data may be made of.
#[derive(Debug)]
pub struct Accepted {
    this: AnnualReturn,
}

impl Accepted {
    /// The return.
    pub fn annual_return(&self) -> &AnnualReturn {
        &self.this
    }
}

/// The return as accepted; none while something in it must be mended.
pub fn accept(assessment: Assessment) -> Option<Accepted> {
    assessment.is_sound().then_some(Accepted { this: assessment.facts.this })
}
