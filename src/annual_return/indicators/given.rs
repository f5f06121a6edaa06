//! The standardised data as given, one figure at a time, each with what the catalogue says of it.

use super::model::IndicatorYear;
use crate::annual_return::facts::Facts;
use crate::at;
use crate::finding::FieldPath;
use crate::reference::Indicator;
use crate::value::{Answer, Children, Ref, Year};

/// One indicator in one year.
#[derive(Debug, Clone)]
pub struct Given<'a> {
    /// The way to the year.
    pub path: FieldPath,
    /// What the catalogue says of the indicator.
    pub indicator: &'a Indicator,
    /// The id of the council it is for; none where none is named, or where it cannot be read.
    pub authority: Option<&'a str>,
    /// The year, where it can be read.
    pub period: Option<Year>,
    /// The figures.
    pub year: &'a IndicatorYear,
    /// What was said of the indicator, where anything was.
    pub comment: Option<&'a str>,
}

/// Every year of every indicator whose code can be read; none when no indicators are given.
pub fn given(facts: &Facts) -> Option<Vec<Given<'_>>> {
    let r = &facts.this;
    let mut all = Vec::new();
    for (i, value) in r.indicators.values.given()?.iter().enumerate() {
        let Some(indicator) = value.code.given().and_then(|code| facts.reference.indicator(code.as_str())) else { continue };
        for (j, year) in value.years.items().iter().enumerate() {
            all.push(Given {
                path: at!(r.indicators.values[i].years[j]),
                indicator,
                authority: value.authority.given().map(Ref::as_str),
                period: year.period.get(),
                year,
                comment: value.comment.given().map(String::as_str),
            });
        }
    }
    Some(all)
}

impl Given<'_> {
    /// The figure as a message names it: "D04 of Sampleton Council in 2026-27".
    pub fn name(&self, facts: &Facts) -> String {
        let of = self.authority.map(|id| format!(" of {}", facts.body_name(id))).unwrap_or_default();
        let when = self.period.map(|year| format!(" in {year}")).unwrap_or_default();
        format!("{}{of}{when}", self.indicator.code)
    }

    /// What an explanation names: `D10/991/2026-27`; the id of a council that gives no official code.
    pub fn about(&self, facts: &Facts) -> String {
        let authority = self.authority.map(|id| {
            let code = facts.body(id).map(|body| body.code.text()).unwrap_or_default();
            format!("/{}", if code.is_empty() { id } else { code })
        });
        let period = self.period.map(|year| format!("/{year}")).unwrap_or_default();
        format!("{}{}{period}", self.indicator.code, authority.unwrap_or_default())
    }

    /// The official code of the council it is for, where that is given.
    pub fn authority_code<'f>(&self, facts: &'f Facts) -> Option<&'f str> {
        facts.body(self.authority?)?.code.given().map(String::as_str)
    }

    /// Whether this is the figure of an indicator for a council and a year.
    pub fn is(&self, code: &str, authority: Option<&str>, period: Year) -> bool {
        self.indicator.code == code && self.authority == authority && self.period == Some(period)
    }
}

/// Whether anything is given for a year: a symbol is an answer, and so is what cannot be read, of which the reader has told.
pub fn has_value(year: &IndicatorYear) -> bool {
    let is_counted = !year.count.is_blank() || !year.percent.is_blank() || !year.rate.is_blank();
    is_counted || !(year.numerator.is_blank() || year.denominator.is_blank())
}

/// The sum of counts of the same council and year, by the codes of their indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// None of the counts is given.
    NotGiven,
    /// Some are not given, or a symbol stands for one.
    NotKnown,
    /// The sum.
    Known(Children),
}

/// Adds up the counts of indicators for the council and year of one figure.
pub fn total(all: &[Given], codes: &[&str], like: &Given) -> Total {
    let Some(period) = like.period else { return Total::NotKnown };
    let count = |code: &&str| all.iter().find(|given| given.is(code, like.authority, period)).map(|given| &*given.year.count);
    let counts: Vec<Option<&Answer<_>>> = codes.iter().map(count).collect();
    if counts.iter().all(Option::is_none) {
        return Total::NotGiven;
    }
    let known: Option<Children> = counts.into_iter().map(|count| count.and_then(Answer::known)).sum();
    known.map_or(Total::NotKnown, Total::Known)
}
