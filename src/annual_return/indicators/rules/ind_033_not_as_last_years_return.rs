#![doc = include_str!("ind_033_not_as_last_years_return.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::{Given, given};
use crate::annual_return::years::last_year::{IndicatorYear, LastYear};
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Year;

/// A figure for an earlier year differs from last year's return.
pub const RULE: ReturnRule =
    ReturnRule::new("IND-033", Level::Query, include_str!("ind_033_not_as_last_years_return.md"), check).looking_back();

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let last = facts.last_year.as_ref()?;
    let this_year = facts.year()?;
    for own in given(facts)? {
        // The department may have revised a published figure since, and a comment already explains a difference.
        let is_published = own.year.as_published.get() == Some(true);
        if is_published || own.comment.is_some_and(|comment| !comment.trim().is_empty()) {
            continue;
        }
        let Some(period) = own.period.filter(|period| *period < this_year) else { continue };
        let Some(before) = in_last_year(facts, last, &own, period) else { continue };
        if let Some((now, then)) = difference(&own, before) {
            found
                .add(
                    own.path.clone(),
                    format!("{} is given as {now}, but last year's return has {then}", own.name(facts)),
                    "correct the figure here if it is wrong; if it was revised since, add comment: to the indicator and say so",
                )
                .about(own.about(facts))
                .figures([then, now]);
        }
    }
    CHECKED
}

fn in_last_year<'a>(facts: &Facts, last: &'a LastYear, own: &Given, period: Year) -> Option<&'a IndicatorYear> {
    let code = own.authority_code(facts).unwrap_or_default();
    let authority = own.authority.map(|id| last.body_id(id, code));
    last.indicators
        .values
        .items()
        .iter()
        .filter(|value| value.code.text() == own.indicator.code && value.authority.given().map(String::as_str) == authority)
        .flat_map(|value| value.years.items())
        .find(|year| year.period.get() == Some(period))
        .map(|year| &**year)
}

/// The two figures in words, if both are known and differ.
fn difference(own: &Given, before: &IndicatorYear) -> Option<(String, String)> {
    let year = own.year;
    let counts = [
        (year.count.known(), before.count.known(), ""),
        (year.numerator.known(), before.numerator.known(), " above the line"),
        (year.denominator.known(), before.denominator.known(), " below the line"),
    ];
    let of_counts = counts.into_iter().find_map(|(now, then, which)| {
        let (now, then) = (now?, then?);
        (now != then).then(|| (format!("{now}{which}"), format!("{then}{which}")))
    });
    let percent = || {
        let (now, then) = (year.percent.known()?, before.percent.known()?);
        (now.decimal() != then.decimal()).then(|| (now.to_string(), then.to_string()))
    };
    let rate = || {
        let (now, then) = (year.rate.known()?, before.rate.known()?);
        (now.decimal() != then.decimal()).then(|| (now.to_string(), then.to_string()))
    };
    of_counts.or_else(percent).or_else(rate)
}
