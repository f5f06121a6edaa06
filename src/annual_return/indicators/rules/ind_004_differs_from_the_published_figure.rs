#![doc = include_str!("ind_004_differs_from_the_published_figure.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::figures::printed;
use crate::annual_return::indicators::given::{Given, given};
use crate::finding::Level;
use crate::reference::{Published, Unit};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Children, Decimal};

/// A figure differs from the one the department published for the same council and year.
pub const RULE: ReturnRule =
    ReturnRule::new("IND-004", Level::Query, include_str!("ind_004_differs_from_the_published_figure.md"), check);

const MARKED: &str = "write what was published, or take as_published away and say under comment why the figures differ";
/// The largest count that could identify a child.
const SMALL: u32 = 5;

fn check(facts: &Facts, found: &mut Found) -> Checked {
    for figure in given(facts)? {
        if figure.indicator.source.is_some() {
            found.each(figure.path.clone(), |found| compare(facts, found, &figure));
        }
    }
    CHECKED
}

fn compare(facts: &Facts, found: &mut Found, figure: &Given) -> Checked {
    let (code, period) = (figure.authority_code(facts)?, figure.period?);
    let publication = figure.indicator.source.as_ref()?;
    let published = match facts.reference.published(code, &figure.indicator.code, period.ends_in()) {
        Published::Known(number) => number,
        // There is nothing to compare with where the department published no figure or held it back.
        Published::NotShipped | Published::WorkedOut(_) => return CHECKED,
        Published::Symbol(_) => return None,
    };
    let (key, stated) = stated(figure)?;
    let is_marked = figure.year.as_published.get() == Some(true);
    let is_explained = figure.comment.is_some_and(|comment| !comment.trim().is_empty());
    if is_explained && !is_marked {
        return CHECKED;
    }
    if publication.agrees(published, stated) {
        return if is_marked { parts(facts, found, figure, code) } else { CHECKED };
    }
    let unit = figure.indicator.unit;
    // More decimal places than the department prints could not be seen in the message.
    let shown = |number: Decimal| printed(number, unit);
    let claim = if is_marked { "is marked as published and is" } else { "is" };
    let help = if is_marked { MARKED } else { "correct it, or say under comment of the indicator why the figures differ" };
    let message = format!("{} {claim} {}, and the department published {}", figure.name(facts), shown(stated), shown(published));
    // A count that could identify a child is kept out of explanations, which are printed.
    let is_small = figure.indicator.child_level && stated > Decimal::ZERO && stated <= Decimal::from(SMALL);
    let figures = [Some(shown(stated)).filter(|_| !is_small), Some(shown(published))];
    found.add(figure.path.key(key), message, help).about(figure.about(facts)).figures(figures.into_iter().flatten());
    CHECKED
}

/// Compares the two counts behind a percentage marked as published, if the department published both.
fn parts(facts: &Facts, found: &mut Found, figure: &Given, code: &str) -> Checked {
    let (year, period) = (figure.year, figure.period?);
    let (Published::Known(part), Published::Known(whole)) = facts
        .reference
        .published_parts(code, &figure.indicator.code, period.ends_in())
        .unwrap_or((Published::NotShipped, Published::NotShipped))
    else {
        return CHECKED;
    };
    let (Some(own_part), Some(own_whole)) = (year.numerator.known(), year.denominator.known()) else { return CHECKED };
    if (own_part.decimal(), own_whole.decimal()) != (part, whole) {
        let count = |number| printed(number, Unit::Events);
        let name = figure.name(facts);
        found
            .add(
                figure.path.key("numerator"),
                format!(
                    "{name} is marked as published and is {own_part} of {own_whole}, and the department published {} of {}",
                    count(part),
                    count(whole)
                ),
                MARKED,
            )
            .about(figure.about(facts))
            .figures([count(part), count(whole)]);
    }
    CHECKED
}

/// The figure in the unit of its indicator, and its key. `None` when it is not given or is a symbol.
fn stated(figure: &Given) -> Option<(&'static str, Decimal)> {
    let year = figure.year;
    match figure.indicator.unit {
        Unit::Children | Unit::Events => Some(("count", year.count.known()?.decimal())),
        Unit::Percent => match year.percent.known() {
            Some(percent) => Some(("percent", percent.decimal())),
            None if year.percent.is_blank() => {
                let (part, whole) = (year.numerator.known()?, year.denominator.known()?);
                let share = |part: Children, whole: Children| {
                    part.decimal().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.decimal())
                };
                Some(("numerator", share(part, whole)?))
            }
            None => None,
        },
        Unit::RatePer10000 | Unit::Number | Unit::Money => Some(("rate", year.rate.known()?.decimal())),
    }
}
