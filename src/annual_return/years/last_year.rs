//! Last year's return, as far as this year's return refers to it.
//!
//! It may follow another form, be stored in another way (one file, a folder, the public or the full data), or be partly broken. A
//! key that is missing is not known, and the faults of the file are not reported again this year. These types name only what
//! rules and the next starter ask of it, so that a change in this year's form does not change how last year's return is read.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::carry_forward::{CarryForward, carry_forward};
use crate::annual_return::AnnualReturn;
use crate::annual_return::check::walk::{Leaf, leaves_of};
use crate::annual_return::terms::schema::form;
use crate::error::Error;
use crate::read::{self, Source};
use crate::value::{Amount, Answer, Balance, ChildCount, Date, Fraction, Part, Percentage, Stated, Year};

/// Where last year's return is, as far as the caller could find it.
#[derive(Debug, Clone, Default)]
pub enum Sought {
    /// No file was named.
    #[default]
    NotNamed,
    /// It was named, but does not exist or cannot be opened. The text says why.
    NotThere(String),
    /// The files of the return.
    Files(Vec<Source>),
}

/// Why the named return cannot be used as last year's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It does not exist or cannot be opened. The text says why.
    NotThere(String),
    /// No part of a return can be read from it.
    NothingToRead,
    /// It belongs to another partnership, which is named.
    OtherPartnership(String),
    /// It reports on a year that is not the year before.
    OtherYear(Year),
}

/// The answers of last year's return.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LastYear {
    /// The year it reports on.
    pub reporting_year: Answer<Year>,
    /// Its last day.
    pub period_end: Answer<Date>,
    /// The partnership it belongs to.
    pub partnership: Part<Partnership>,
    /// Its money.
    pub finance: Part<Finance>,
    /// Its needs.
    pub needs: Part<Needs>,
    /// Its priorities.
    pub priorities: Part<Priorities>,
    /// Its findings of scrutiny.
    pub scrutiny: Part<Scrutiny>,
    /// Its standardised data.
    pub indicators: Part<Indicators>,
    /// Its texts about the year itself: the field, and the text as [`bare`] reduces it for comparison.
    #[serde(skip)]
    pub texts: BTreeSet<(String, String)>,
}

/// The partnership of last year's return.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Partnership {
    /// The id that links the years.
    pub partnership_id: Answer<String>,
    /// The name.
    pub name: Answer<String>,
    /// Its bodies.
    pub bodies: Answer<Vec<Part<Body>>>,
}

/// A body of last year's register.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Body {
    /// Its id.
    pub id: Answer<String>,
    /// Its official code.
    pub code: Answer<String>,
}

/// Last year's money.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Finance {
    /// The income.
    pub income: Answer<Vec<Part<IncomeLine>>>,
    /// What was spent.
    pub spending: Answer<Vec<Part<SpendingLine>>>,
    /// The totals.
    pub totals: Part<Totals>,
    /// The reserve.
    pub reserves: Part<Reserves>,
}

/// A line of last year's income.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct IncomeLine {
    /// Its id.
    pub id: Answer<String>,
    /// The body that paid it.
    pub paid_by: Answer<String>,
    /// The partner it was paid for.
    pub on_behalf_of: Answer<String>,
    /// The amount paid, in pounds.
    pub amount_actual: Answer<Amount>,
    /// The amount paid the year before, in pounds.
    pub amount_last_year: Answer<Amount>,
}

/// A line of last year's spending.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SpendingLine {
    /// Its id.
    pub id: Answer<String>,
    /// What was spent.
    pub actual: Answer<Stated<Balance>>,
}

/// Last year's totals.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Totals {
    /// The spending from the budget of the partnership, in pounds.
    pub spending_actual: Answer<Stated<Balance>>,
}

/// Last year's reserve.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reserves {
    /// The closing balance, which was carried over, in pounds.
    pub closing: Answer<Stated<Balance>>,
}

/// Last year's needs.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Needs {
    /// The needs.
    pub needs: Answer<Vec<Part<Need>>>,
}

/// A need of last year.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Need {
    /// Its id.
    pub id: Answer<String>,
    /// How far it was met.
    pub status: Answer<String>,
}

/// Last year's priorities.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Priorities {
    /// The priorities.
    pub priorities: Answer<Vec<Part<Titled>>>,
}

/// Something with an id and a title.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Titled {
    /// Its id.
    pub id: Answer<String>,
    /// Its title.
    pub title: Answer<String>,
}

/// Last year's scrutiny.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Scrutiny {
    /// The findings.
    pub findings: Answer<Vec<Part<ScrutinyFinding>>>,
}

/// A finding of last year's scrutiny.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ScrutinyFinding {
    /// Its id.
    pub id: Answer<String>,
    /// Its title.
    pub title: Answer<String>,
    /// Whether it was a strength, a concern or a risk.
    pub kind: Answer<String>,
    /// The actions that follow from it.
    pub actions: Answer<Vec<Part<Action>>>,
    /// The follow-up.
    pub follow_up: Part<FollowUp>,
}

/// An action of last year.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    /// Its status.
    pub status: Answer<String>,
}

/// A follow-up of last year's scrutiny.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUp {
    /// The result.
    pub result: Answer<String>,
}

impl ScrutinyFinding {
    /// Whether nothing is left to do about it: it was a strength, or a follow-up showed that it was better and no action is open.
    pub fn is_settled(&self) -> bool {
        let is_open = |action: &Part<Action>| action.status.given().is_none_or(|status| status == "open");
        let is = |answer: &Answer<String>, word: &str| answer.given().is_some_and(|given| given == word);
        is(&self.kind, "strength") || is(&self.follow_up.result, "better") && !self.actions.items().iter().any(is_open)
    }
}

/// Last year's standardised data.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Indicators {
    /// The indicators.
    pub values: Answer<Vec<Part<Indicator>>>,
}

/// An indicator of last year.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Indicator {
    /// Its code.
    pub code: Answer<String>,
    /// The council it was for.
    pub authority: Answer<String>,
    /// Its figures.
    pub years: Answer<Vec<Part<IndicatorYear>>>,
}

/// The figures of one year, as last year's return gives them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct IndicatorYear {
    /// The year.
    pub period: Answer<Year>,
    /// The count.
    pub count: Answer<ChildCount>,
    /// The numerator.
    pub numerator: Answer<ChildCount>,
    /// The denominator.
    pub denominator: Answer<ChildCount>,
    /// The percentage.
    pub percent: Answer<Percentage>,
    /// The rate, or another number.
    pub rate: Answer<Stated<Fraction>>,
}

impl LastYear {
    /// Reads the files; `None` when no part of a return can be read from them.
    ///
    /// # Errors
    /// When the form cannot be compiled, which a test rules out.
    pub fn read(sources: &[Source]) -> Result<Option<Self>, Error> {
        Ok(read::read_leniently(sources, form()?).data.as_ref().and_then(Self::of))
    }

    fn of(data: &Value) -> Option<Self> {
        let known = data.as_object().is_some_and(|fields| fields.keys().any(|key| carry_forward(key) != CarryForward::Unknown));
        let mut last = Self::deserialize(data).ok().filter(|_| known)?;
        let texts = leaves_of(data)?;
        last.texts = texts.iter().filter(|leaf| is_of_the_year(leaf)).map(|leaf| (leaf.field(), bare(&leaf.text))).collect();
        Some(last)
    }

    /// Why this cannot be last year's return for `this`; `None` when it can, or when too little is known.
    pub fn trouble(&self, this: &AnnualReturn) -> Option<Trouble> {
        if let (Some(own), Some(id)) = (self.partnership.partnership_id.given(), this.partnership.partnership_id.given()) {
            let mut before = this.partnership.predecessors.items().iter().map(|body| body.partnership_id.text());
            if own != id.as_str() && before.all(|before| before != own) {
                let name = if self.partnership.name.text().is_empty() { own } else { self.partnership.name.text() };
                return Some(Trouble::OtherPartnership(name.to_owned()));
            }
        }
        let (own, year) = (self.reporting_year.get()?, this.reporting_year.get()?);
        (own != year.before()).then_some(Trouble::OtherYear(own))
    }

    /// A copy without its counts of children, so that a printed finding cannot quote one.
    #[must_use]
    pub fn without_counts(&self) -> Self {
        Self { indicators: Part::default(), ..self.clone() }
    }

    /// The id that last year's register gives to a body of this year, found by its official code. If that register does not have
    /// the code, the same id.
    pub fn body_id<'a>(&'a self, id: &'a str, code: &str) -> &'a str {
        let same = |body: &&Part<Body>| !code.is_empty() && body.code.text() == code;
        self.partnership.bodies.items().iter().find(same).and_then(|body| body.id.given()).map_or(id, String::as_str)
    }
}

/// Whether a text is about the year it was written in, so that the same text a year later is likely to be a mistake.
pub fn is_of_the_year(leaf: &Leaf) -> bool {
    !leaf.private && ["", "narrative"].contains(&leaf.kind) && carry_forward(&leaf.field()) == CarryForward::AskedAgain
}

/// Something in a return that continues from year to year, with what identifies it.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Its id in its own return.
    pub id: Option<&'a str>,
    /// The id it had the year before, as its own return gives it.
    pub last_year_id: Option<&'a str>,
    /// Its title.
    pub title: &'a str,
}

impl Known<'_> {
    /// Whether it is the entry with this id in last year's return, or at least with this title.
    pub fn was(self, id: &str, title: &str) -> bool {
        let title = bare(title);
        [self.id, self.last_year_id].contains(&Some(id)) || !title.is_empty() && bare(self.title) == title
    }
}

/// A text reduced for comparison: its letters and digits in lower case, with one space between words.
pub fn bare(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}
