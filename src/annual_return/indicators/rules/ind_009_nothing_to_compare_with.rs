#![doc = include_str!("ind_009_nothing_to_compare_with.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::has_value;
use crate::at;
use crate::finding::Level;
use crate::reference::{Asked, Published};
use crate::rule::kit::counted;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Ref;

/// Core indicators have a figure for this year only, and the reference data has none for England.
pub const RULE: ReturnRule = ReturnRule::new("IND-009", Level::Advice, include_str!("ind_009_nothing_to_compare_with.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let this_year = facts.year()?;
    let mut alone = Vec::new();
    for (i, indicator) in r.indicators.values.given()?.iter().enumerate() {
        let asked = |code: &str| facts.reference.indicator(code).is_some_and(|entry| entry.asked == Asked::Core);
        let Some(code) = indicator.code.given().filter(|code| asked(code.as_str())) else { continue };
        let has_year = |is_this: bool| {
            let of_it = |period| (period == this_year) == is_this;
            indicator.years.items().iter().any(|year| has_value(year) && year.period.get().is_some_and(of_it))
        };
        let is_published = !matches!(facts.reference.england(code.as_str(), this_year.ends_in()), Published::NotShipped);
        if has_year(true) && !has_year(false) && !is_published {
            let of = indicator.authority.given().map(|id| format!(" of {}", facts.body_name(Ref::as_str(id))));
            alone.push((at!(r.indicators.values[i]), format!("{}{}", code.as_str(), of.unwrap_or_default())));
        }
    }
    if alone.is_empty() {
        return CHECKED;
    }
    let names: Vec<&str> = alone.iter().map(|(_, name)| name.as_str()).collect();
    let mut addition = found.add(
        at!(r.indicators.values),
        format!(
            "{} this year's figure and none to compare it with: {}",
            counted(alone.len(), "indicator has", "indicators have"),
            names.join(", ")
        ),
        "add a second entry under years of each, with the period of the year before and the same keys as this year's, from last year's report; write x where nobody holds the figure; `masa-return fill` puts in what is published",
    );
    for (path, name) in alone.clone() {
        addition = addition.also(path, name);
    }
    CHECKED
}
