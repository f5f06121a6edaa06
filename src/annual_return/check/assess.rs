//! From files to verdict: read a return, gather the facts, check them.

use std::sync::OnceLock;

use serde_json::Value;

use super::facts::{Facts, WorkedOut};
use super::hints;
use super::masking::mask;
use super::walk::leaves_of;
use crate::annual_return::AnnualReturn;
use crate::annual_return::check::{Tally, check};
use crate::annual_return::model::Duty;
use crate::annual_return::public::digest;
use crate::annual_return::public::published::Published;
use crate::annual_return::terms::schema::form;
use crate::annual_return::years::last_year::{LastYear, Sought, Trouble};
use crate::canonical;
use crate::disclosure::Publishable;
use crate::error::Error;
use crate::finding::Finding;
use crate::read::{Located, Source, read, trim};
use crate::reference::shipped;
use crate::rule::{NotChecked, Off};
use crate::value::Date;

/// A return, read and checked.
#[derive(Debug)]
pub struct Assessment {
    /// The return and what it was judged against.
    pub facts: Facts,
    /// The same as data; what is faulty still stands in it as it was typed.
    pub data: Value,
    /// Where everything in it is written.
    pub located: Located,
    /// Everything that needs work, in the order of the files, explanations applied.
    pub findings: Vec<Finding>,
    /// The rules that could not be checked, and where.
    pub not_checked: Vec<NotChecked>,
    /// The rules that are off, because the duty they belong to is only proposed.
    pub off: Vec<Off<Duty>>,
    public: Publishable,
    published: OnceLock<Result<Published, Error>>,
}

impl Assessment {
    /// The public form of the return, with the places of what was suppressed. It is worked out once.
    pub fn public(&self) -> &Publishable {
        &self.public
    }

    /// The return as anyone may read it: what reports, data files and national figures are made of. It is worked out once, when it
    /// is first asked for.
    ///
    /// # Errors
    /// When the public form cannot be read back, which a test rules out.
    pub fn published(&self) -> Result<&Published, Error> {
        self.published.get_or_init(|| Published::of(&self.facts, self.public.clone())).as_ref().map_err(Clone::clone)
    }

    /// How much work is left.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.findings)
    }

    /// Whether the return may be signed as far as the checks can tell: nothing in it must be mended. A pass is no approval.
    pub fn is_sound(&self) -> bool {
        self.tally().errors == 0
    }

    /// Whether nothing else must be mended than the signatures: then it is known what they sign.
    pub fn is_ready_to_sign(&self) -> bool {
        hints::only_signatures_left(&self.findings)
    }
}

/// Reads and checks a return by itself: rules that look back are not checked. `as_of` judges it on another day than the one it
/// was prepared on.
///
/// # Errors
/// When the tool's own form cannot be used, which a test rules out. What is wrong with the return is among the findings.
pub fn assess(sources: &[Source], as_of: Option<Date>) -> Result<Assessment, Error> {
    assess_under(sources, Circumstances { as_of, ..Circumstances::default() }, |_| Sought::NotNamed)
}

/// Under what a return is judged, besides what it says itself and last year's.
#[derive(Debug, Clone, Default)]
pub struct Circumstances {
    /// Judge on another day than the one the return was prepared on.
    pub as_of: Option<Date>,
    /// Proposed duties to judge as if they were in force, beside those of which the return says so. For looking ahead: what
    /// counts, on both sides, is what the return says.
    pub as_if_in_force: Vec<Duty>,
}

/// Reads and checks a return under given circumstances, beside last year's. `seek` is asked once for that one, with the file that
/// the return itself names.
///
/// # Errors
/// As [`assess`].
pub fn assess_under(
    sources: &[Source],
    circumstances: Circumstances,
    seek: impl FnOnce(Option<&str>) -> Sought,
) -> Result<Assessment, Error> {
    let Circumstances { as_of, as_if_in_force } = circumstances;
    let reading = read::<AnnualReturn>(sources, form()?);
    let this = reading.value;
    let data = canonical::data(&this)?;
    let leaves = leaves_of(&data);
    let published = digest::publish(&this, data)?;
    let content_digest = digest::content_digest(&published.publishable)?.short();
    let as_of = as_of.or_else(|| this.prepared_on.get());
    let (last_year, last_year_trouble) = looked_back(&this, seek(this.last_year.file.given().map(String::as_str)))?;
    let facts = Facts {
        this,
        links: reading.links,
        reference: shipped(),
        as_of,
        as_if_in_force,
        last_year,
        last_year_trouble,
        content_digest,
        worked_out: WorkedOut::with(leaves, published.counts),
    };
    let verdict = check(&facts, &reading.findings);
    let mut found = verdict.findings;
    reading.located.place(&mut found);
    let mut findings = reading.findings;
    hints::of_reading(&facts, form()?, &reading.data, &mut findings);
    findings.append(&mut found);
    // Rules can find as much as reading can; the limit holds for both together.
    let more = trim(&mut findings, 0);
    findings.extend(more);
    hints::of_signatures(&facts, &mut findings);
    mask(&facts, &reading.data, &mut findings);
    Ok(Assessment {
        facts,
        data: reading.data,
        located: reading.located,
        findings,
        not_checked: verdict.not_checked,
        off: verdict.off,
        public: published.publishable,
        published: OnceLock::new(),
    })
}

/// The public form of a return, without its being checked.
///
/// # Errors
/// As [`assess`].
pub fn public_form(sources: &[Source]) -> Result<Publishable, Error> {
    digest::public(&read::<AnnualReturn>(sources, form()?).value)
}

/// Last year's return where it is of use, or why it is not.
fn looked_back(this: &AnnualReturn, sought: Sought) -> Result<(Option<LastYear>, Option<Trouble>), Error> {
    Ok(match sought {
        Sought::NotNamed => (None, None),
        Sought::NotThere(why) => (None, Some(Trouble::NotThere(why))),
        Sought::Files(files) => match LastYear::read(&files)? {
            None => (None, Some(Trouble::NothingToRead)),
            Some(last) => match last.trouble(this) {
                None => (Some(last), None),
                trouble => (None, trouble),
            },
        },
    })
}
