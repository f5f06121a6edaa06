//! What the rules and figures of a return may know.

use std::sync::OnceLock;

use super::passages::{Passage, Passages};
use super::walk::{Leaf, leaves};
use crate::annual_return::AnnualReturn;
use crate::annual_return::model::{DataForm, Duty};
use crate::annual_return::partnership::model::{Body, BodyKind};
use crate::annual_return::years::last_year::{LastYear, Trouble};
use crate::disclosure::{CountTable, Protection};
use crate::privacy::Scanner;
use crate::read::Links;
use crate::reference::{Reference, shipped};
use crate::rule::{Judged, Rule};
use crate::value::{Date, WorkingDays, Year};

/// A rule of the return.
pub type ReturnRule = Rule<Facts>;

/// This return, and what it is judged against. No clock: every question whether a date has passed is asked of `as_of`.
#[derive(Debug)]
pub struct Facts {
    /// The return.
    pub this: AnnualReturn,
    /// Its ids and references.
    pub links: Links,
    /// The reference data the tool ships.
    pub reference: &'static Reference,
    /// The day on which it is judged: the day it was prepared, unless another was asked for.
    pub as_of: Option<Date>,
    /// Last year's return, where it is given and is last year's.
    pub last_year: Option<LastYear>,
    /// Why a return that was named as last year's is of no use.
    pub last_year_trouble: Option<Trouble>,
    /// Proposed duties that are judged as if they were in force, whatever the return says.
    pub as_if_in_force: Vec<Duty>,
    /// The digest of what is signed, in groups of four; see [`crate::annual_return::public::digest`].
    pub content_digest: String,
    /// What several rules ask for, once one did.
    pub(in crate::annual_return) worked_out: WorkedOut,
}

/// What is worked out from a return at most once.
#[derive(Debug, Default)]
pub(in crate::annual_return) struct WorkedOut {
    leaves: OnceLock<Option<Vec<Leaf>>>,
    passages: OnceLock<Passages>,
    counts: Option<(CountTable, Protection)>,
}

impl WorkedOut {
    /// What was found out already: everything answered in text, the counts and what is held back of them.
    pub fn with(leaves: Option<Vec<Leaf>>, counts: Option<(CountTable, Protection)>) -> Self {
        Self { leaves: OnceLock::from(leaves), passages: OnceLock::new(), counts }
    }
}

impl Facts {
    /// The same circumstances around the public form of this return. What last year's return counts of children, and where it
    /// lies, is not for publishing.
    #[must_use]
    pub(in crate::annual_return) fn with(&self, this: AnnualReturn) -> Self {
        Self {
            this,
            links: self.links.clone(),
            reference: self.reference,
            as_of: self.as_of,
            last_year: self.last_year.as_ref().map(LastYear::without_counts),
            last_year_trouble: None,
            as_if_in_force: self.as_if_in_force.clone(),
            content_digest: self.content_digest.clone(),
            worked_out: WorkedOut::default(),
        }
    }

    /// What a report knows of a return: its public form, the day it was judged on, and last year's return without its counts. No
    /// rule is run on it.
    pub(in crate::annual_return) fn published(this: AnnualReturn, as_of: Option<Date>, last_year: Option<LastYear>) -> Self {
        Self {
            this,
            links: Links::default(),
            reference: shipped(),
            as_of,
            last_year,
            last_year_trouble: None,
            as_if_in_force: Vec::new(),
            content_digest: String::new(),
            worked_out: WorkedOut::default(),
        }
    }

    /// Whether this is the public form of a return, in which private answers are left out.
    pub fn is_public_form(&self) -> bool {
        self.this.data_form.get() == Some(DataForm::Public)
    }

    /// Everything answered in text, in the order of the form. None when the return cannot be written as data.
    pub fn leaves(&self) -> Option<&[Leaf]> {
        self.worked_out.leaves.get_or_init(|| leaves(&self.this)).as_deref()
    }

    /// The counts of the return as they were typed, with their constraints. `None` for a public form, in which nothing is as it was typed.
    pub fn count_table(&self) -> Option<&CountTable> {
        self.counts().map(|(counts, _)| counts)
    }

    /// What is held back of the counts of the return when it is published. None of a public form.
    pub fn protection(&self) -> Option<&Protection> {
        self.counts().map(|(_, protection)| protection)
    }

    fn counts(&self) -> Option<&(CountTable, Protection)> {
        self.worked_out.counts.as_ref()
    }

    /// What in the texts of the return may give a person away. Several rules ask, and the texts are read once.
    pub fn passages(&self) -> &[Passage] {
        &self.looked_for().found
    }

    /// The scan for personal data, with the people and bodies this return names.
    pub fn scanner(&self) -> &Scanner {
        &self.looked_for().scanner
    }

    fn looked_for(&self) -> &Passages {
        self.worked_out.passages.get_or_init(|| Passages::of(self.leaves().unwrap_or_default()))
    }

    /// The bodies in force at some time in the period, in the order of the register. A body without dates always is.
    pub fn bodies_in_period(&self) -> Vec<(usize, &Body)> {
        let start = self.this.period_start.get();
        let end = self.this.period_end.get();
        let in_force = |body: &Body| {
            let ended_before = body.to.get().zip(start).is_some_and(|(to, start)| to < start);
            let began_after = body.from.get().zip(end).is_some_and(|(from, end)| from > end);
            !ended_before && !began_after
        };
        self.this.partnership.bodies.items().iter().enumerate().filter(|(_, body)| in_force(body)).collect()
    }

    /// The councils, boards and forces in force in the period.
    pub fn statutory_partners(&self) -> Vec<(usize, &Body)> {
        let is_statutory = |body: &Body| body.kind.get().is_some_and(BodyKind::is_statutory);
        self.bodies_in_period().into_iter().filter(|(_, body)| is_statutory(body)).collect()
    }

    /// The statutory partners that can still sign and take part: a body that ended before the return is judged cannot.
    pub fn present_partners(&self) -> Vec<(usize, &Body)> {
        let is_present = |body: &Body| body.to.get().zip(self.as_of).is_none_or(|(to, as_of)| to >= as_of);
        self.statutory_partners().into_iter().filter(|(_, body)| is_present(body)).collect()
    }

    /// The councils in force at the end of the period.
    pub fn authorities(&self) -> Vec<(usize, &Body)> {
        let end = self.this.period_end.get();
        let at_end = |body: &Body| body.to.get().zip(end).is_none_or(|(to, end)| to >= end);
        self.bodies_in_period()
            .into_iter()
            .filter(|(_, body)| body.kind.get() == Some(BodyKind::LocalAuthority) && at_end(body))
            .collect()
    }

    /// The body with this id, in force or not.
    pub fn body(&self, id: &str) -> Option<&Body> {
        self.this.partnership.bodies.items().iter().find(|body| body.id.given().is_some_and(|own| own.as_str() == id))
    }

    /// The name of the body with this id; the id itself where the register does not have it.
    pub fn body_name(&self, id: &str) -> String {
        match self.body(id).map(|body| body.name.text()) {
            Some(name) if !name.trim().is_empty() => name.trim().to_owned(),
            _ => id.to_owned(),
        }
    }

    /// The year reported on.
    pub fn year(&self) -> Option<Year> {
        self.this.reporting_year.get()
    }

    /// Whether a proposed duty is in force in this area, as the return says.
    pub fn duty_in_force(&self, duty: Duty) -> bool {
        self.this.duties_in_force.items().contains(&duty)
    }

    /// Working days after the first day, up to and with the second; none where the bank holidays of a year are not known.
    pub fn working_days_between(&self, from: Date, to: Date) -> Option<u32> {
        let is_known = |year| Date::new(year, 1, 1).is_some_and(|day| self.reference.knows_bank_holidays_of(day));
        (from.year()..=to.year()).all(is_known).then(|| self.working_days().between(from, to))
    }

    /// England's working days.
    pub fn working_days(&self) -> WorkingDays<'_> {
        WorkingDays { holidays: self.reference.bank_holidays() }
    }
}

impl Judged for Facts {
    type Duty = Duty;

    fn has_in_force(&self, duty: Duty) -> bool {
        self.duty_in_force(duty) || self.as_if_in_force.contains(&duty)
    }
}
