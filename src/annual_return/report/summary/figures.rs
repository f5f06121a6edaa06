//! The key figures, each with last year's figure, and with England's if the department has published one.

use crate::annual_return::finance::figures as money;
use crate::annual_return::indicators::figures as indicators;
use crate::annual_return::needs::model::NeedStatus;
use crate::annual_return::report::{View, counts, link_to};
use crate::document::KeyFigure;
use crate::reference::{Indicator, Published};
use crate::value::Year;

/// The maximum number of key figures on the page.
const MOST: usize = 6;

/// The indicators among the key figures: their code, and their label on the page.
const INDICATORS: [(&str, &str); 2] =
    [("D19r", "Children in need, for every 10,000"), ("D13r", "Children on a protection plan, for every 10,000")];

/// The key figures that are known.
pub fn key_figures(view: &View) -> Vec<KeyFigure> {
    let indicators = INDICATORS.iter().filter_map(|(code, label)| indicator(view, code, label));
    indicators.chain([spent(view), each(view), met(view), done(view)].into_iter().flatten()).take(MOST).collect()
}

fn figure(anchor: &str, label: &str, value: String, compared: impl IntoIterator<Item = Option<String>>) -> KeyFigure {
    KeyFigure { label: vec![link_to(anchor, label)], value, compared: compared.into_iter().flatten().collect() }
}

fn indicator(view: &View, code: &str, label: &str) -> Option<KeyFigure> {
    let facts = view.published;
    let year = facts.year()?;
    let indicator = facts.reference.indicator(code)?;
    let text = |year: Year| Some(indicators::of_area(facts, indicator, year)?.text(indicator.unit));
    let value = indicators::of_area(facts, indicator, year)?;
    value.known()?;
    let last = text(year.before()).map(|text| format!("{text} last year"));
    Some(figure("indicators", label, value.text(indicator.unit), [last, england(view, indicator, year)]))
}

/// England's figure for the year, or for the latest of the three years before if none is published yet.
fn england(view: &View, indicator: &Indicator, year: Year) -> Option<String> {
    let reference = view.published.reference;
    let known = |ends_in: i16| match reference.england(&indicator.code, ends_in) {
        Published::Known(number) | Published::WorkedOut(number) => Some(indicators::printed(number, indicator.unit)),
        Published::Symbol(_) | Published::NotShipped => None,
    };
    if let Some(text) = known(year.ends_in()) {
        return Some(format!("England {text}"));
    }
    let (ends_in, text) = (1..=3_i16).find_map(|back| {
        let ends_in = year.ends_in().checked_sub(back)?;
        Some((ends_in, known(ends_in)?))
    })?;
    Some(format!("England {text} in {ends_in}"))
}

fn spent(view: &View) -> Option<KeyFigure> {
    let facts = view.published;
    let spent = money::spending(facts)?;
    let last = money::spending_last_year(facts).map(|last| format!("{} last year", last.rounded()));
    Some(figure("finance", "Spent from the partnership’s budget", spent.rounded(), [last]))
}

fn each(view: &View) -> Option<KeyFigure> {
    let each = money::spending_per_child(view.published)?;
    let last = money::spending_per_child_last_year(view.published).map(|last| format!("{last} last year"));
    Some(figure("finance", "Spent for each child in the area", each.to_string(), [last]))
}

fn met(view: &View) -> Option<KeyFigure> {
    let counts = counts::needs(view.published)?;
    let all: usize = counts.iter().map(|(_, number)| number).sum();
    let met = counts::of(&counts, NeedStatus::Met);
    let unmet = counts::of(&counts, NeedStatus::Unmet);
    let partly = counts::of(&counts, NeedStatus::PartlyMet);
    let rest = format!("{partly} partly met, {unmet} not met");
    Some(figure("needs", "Needs that are met in full", format!("{met} of {all}"), [Some(rest)]))
}

fn done(view: &View) -> Option<KeyFigure> {
    let actions = counts::actions(view.published).filter(|actions| actions.all() > 0)?;
    let late = match actions.overdue {
        0 => "none overdue".to_owned(),
        1 => "one overdue".to_owned(),
        many => format!("{many} overdue"),
    };
    Some(figure("register-of-actions", "Actions that are done", format!("{} of {}", actions.done, actions.all()), [Some(late)]))
}
