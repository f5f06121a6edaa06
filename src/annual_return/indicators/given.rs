//! The standardised data as given, one value at a time, each with its entry in the catalogue.

use super::model::IndicatorYear;
use crate::annual_return::check::facts::Facts;
use crate::at;
use crate::finding::FieldPath;
use crate::reference::Indicator;
use crate::value::{Answer, Children, Count, Decimal, Fraction, Ref, Year};

/// One indicator in one year.
#[derive(Debug, Clone)]
pub struct Given<'a> {
    /// The path to the year.
    pub path: FieldPath,
    /// The indicator's entry in the catalogue.
    pub indicator: &'a Indicator,
    /// The id of its council; `None` when no council is named or the id cannot be read.
    pub authority: Option<&'a str>,
    /// The year; `None` when it cannot be read.
    pub period: Option<Year>,
    /// The values.
    pub year: &'a IndicatorYear,
    /// The comment on the indicator, if there is one.
    pub comment: Option<&'a str>,
}

/// Every year of every indicator whose code can be read; `None` when no indicators are given.
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
    /// The indicator, council and year as a message names them: "D04 of Sampleton Council in 2026-27".
    pub fn name(&self, facts: &Facts) -> String {
        let of = self.authority.map(|id| format!(" of {}", facts.body_name(id))).unwrap_or_default();
        let when = self.period.map(|year| format!(" in {year}")).unwrap_or_default();
        format!("{}{of}{when}", self.indicator.code)
    }

    /// The name an explanation uses: `D10/991/2026-27`, with the council's id when it has no official code.
    pub fn about(&self, facts: &Facts) -> String {
        let authority = self.authority.map(|id| {
            let code = facts.body(id).map(|body| body.code.text()).unwrap_or_default();
            format!("/{}", if code.is_empty() { id } else { code })
        });
        let period = self.period.map(|year| format!("/{year}")).unwrap_or_default();
        format!("{}{}{period}", self.indicator.code, authority.unwrap_or_default())
    }

    /// The official code of its council, if given.
    pub fn authority_code<'f>(&self, facts: &'f Facts) -> Option<&'f str> {
        facts.body(self.authority?)?.code.given().map(String::as_str)
    }

    /// The rate per 10,000 children, worked out as the department does: with the population in the middle of the year before.
    pub fn rate(&self, facts: &Facts) -> Option<Rate> {
        self.rate_by(facts, self.period?.ends_in().checked_sub(1)?)
    }

    /// The rate worked out with the population of another year, if that matches the stated rate.
    pub fn rate_by_another_year(&self, facts: &Facts, stated: Fraction) -> Option<Rate> {
        let year = self.period?.ends_in();
        let years = [year.checked_sub(2)?, year];
        years.into_iter().filter_map(|mid_year| self.rate_by(facts, mid_year)).find(|rate| rate.is(stated))
    }

    fn rate_by(&self, facts: &Facts, mid_year: i16) -> Option<Rate> {
        let count = self.year.count.known()?;
        let children = facts.reference.population(self.authority_code(facts)?, mid_year)?;
        let exact = count.decimal().checked_mul(Decimal::from(10_000))?.checked_div(Decimal::from(children))?;
        let places = self.places(facts);
        Some(Rate { mid_year, children: Count(children), worked_out: Fraction::rounded(exact, places), places })
    }

    /// The number of decimal places of the department's published rate; 1 when it publishes no rate for the indicator.
    fn places(&self, facts: &Facts) -> u32 {
        let rate = facts.reference.indicator(&format!("{}r", self.indicator.code));
        rate.and_then(|rate| rate.source.as_ref()).map_or(1, |source| source.places)
    }

    /// Whether this is the entry of an indicator for a council and a year.
    pub fn is(&self, code: &str, authority: Option<&str>, period: Year) -> bool {
        self.indicator.code == code && self.authority == authority && self.period == Some(period)
    }
}

/// A count per 10,000 children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// The year in whose middle the children were counted.
    pub mid_year: i16,
    /// The number of children.
    pub children: Count,
    /// The rate, rounded as the department rounds it.
    pub worked_out: Fraction,
    places: u32,
}

impl Rate {
    /// Whether a stated rate, rounded in the same way, equals this one.
    pub fn is(&self, stated: Fraction) -> bool {
        Fraction::rounded(stated.decimal(), self.places) == self.worked_out
    }
}

/// Whether a year has any value. A symbol counts, and so does an unreadable value, which has its own finding.
pub fn has_value(year: &IndicatorYear) -> bool {
    let is_counted = !year.count.is_blank() || !year.percent.is_blank() || !year.rate.is_blank();
    is_counted || !(year.numerator.is_blank() || year.denominator.is_blank())
}

/// The sum of several indicators' counts for one council and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// None of the counts is given.
    NotGiven,
    /// At least one count is not given, or is a symbol.
    NotKnown,
    /// The sum.
    Known(Children),
}

/// Adds up the counts of the given indicators for the council and year of `like`.
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
