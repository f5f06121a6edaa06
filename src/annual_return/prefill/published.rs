//! Puts the department's published figures into the standardised data.

use std::collections::BTreeMap;

use super::bodies::Council;
use super::plan::{Filled, Ground, NotFilled, Plan, field};
use crate::annual_return::indicators::given::has_value;
use crate::annual_return::indicators::model::{Indicator as Entry, IndicatorSource, IndicatorYear};
use crate::at;
use crate::edit::{Piece, Place};
use crate::reference::{Asked, Indicator, IndicatorLevel, Publication, Published, PublishedSource, TimePeriod, Unit};
use crate::value::{Answer, Choice as _, Ref, Year, listed};

/// One indicator of one council.
struct Wanted<'a> {
    council: &'a Council<'a>,
    indicator: &'a Indicator,
    source: &'a PublishedSource,
    /// The figures published for the year reported on and the two years before it, the latest first.
    years: Vec<(Year, Figures)>,
}

/// The keys of a year with the published values.
type Figures = Vec<(&'static str, String)>;

/// Plans what can be filled, for each council, of every indicator that is not calculated.
pub(super) fn plan(ground: &Ground, councils: &[Council], plan: &mut Plan) {
    let in_use = |indicator: &&Indicator| indicator.asked != Asked::Derived && indicator.in_force.on(ground.end);
    let indicators: Vec<&Indicator> = ground.reference.indicators().iter().filter(in_use).collect();
    let mut missing = Missing::default();
    let mut new: Vec<(Piece, Vec<Filled>)> = Vec::new();
    for council in councils {
        for indicator in &indicators {
            let is_core = indicator.asked == Asked::Core;
            let published = indicator.source.as_ref().zip(ground.reference.published_source(&indicator.code));
            let Some((publication, source)) = published.filter(|_| indicator.level == IndicatorLevel::Authority) else {
                if is_core && !is_given(ground, council, indicator) {
                    let why = "no figure for single councils is in the department's tables that this tool holds".to_owned();
                    missing.add(council, indicator, why);
                }
                continue;
            };
            let wanted = Wanted { council, indicator, source, years: years(ground, council, indicator, publication) };
            fill(ground, &wanted, &mut new, &mut missing, plan);
        }
    }
    let r = ground.r;
    match &r.indicators.values {
        _ if new.is_empty() => {}
        Answer::NotAnswered => {
            let (pieces, filled): (Vec<_>, Vec<_>) = new.into_iter().unzip();
            plan.put(field(at!(r.indicators.values)), Piece::List(pieces), filled.concat());
        }
        Answer::Given(values) if !values.is_empty() => {
            for (piece, filled) in new {
                plan.put(Place::Entry { list: at!(r.indicators.values), before: values.len() }, piece, filled);
            }
        }
        Answer::Given(_) | Answer::Faulty => {
            plan.cannot("indicators.values", "something else stands there: clear it and fill again");
        }
    }
    missing.tell(plan);
}

/// The figures published for the year reported on and the two years before it. A figure is never used for another year.
fn years(ground: &Ground, council: &Council, indicator: &Indicator, publication: &Publication) -> Vec<(Year, Figures)> {
    let year = ground.year;
    let all = [year, year.before(), year.before().before()].into_iter();
    all.filter_map(|year| Some((year, figures(ground, council, indicator, publication, year)?))).collect()
}

fn figures(ground: &Ground, council: &Council, indicator: &Indicator, publication: &Publication, year: Year) -> Option<Figures> {
    let code = &council.authority.dfe_code;
    let (reference, ends_in) = (ground.reference, year.ends_in());
    let value = text(reference.published(code, &indicator.code, ends_in))?;
    Some(match indicator.unit {
        Unit::Children | Unit::Events => vec![("count", value)],
        Unit::Percent => {
            // Both counts behind a percentage or neither: one alone says nothing.
            let both = publication.numerator.is_some() && publication.denominator.is_some();
            let parts = reference.published_parts(code, &indicator.code, ends_in).filter(|_| both);
            let parts = parts.and_then(|(part, whole)| Some([("numerator", text(part)?), ("denominator", text(whole)?)]));
            parts.into_iter().flatten().chain([("percent", value)]).collect()
        }
        Unit::RatePer10000 | Unit::Number | Unit::Money => vec![("rate", value)],
    })
}

/// A published figure as it is typed: the number as published, or the department's symbol. `None` when nothing is published.
fn text(published: Published) -> Option<String> {
    match published {
        Published::Known(number) => Some(number.to_string()),
        Published::Symbol(symbol) => Some(symbol.code().to_owned()),
        // A calculated figure is not a published one.
        Published::WorkedOut(_) | Published::NotShipped => None,
    }
}

fn fill(ground: &Ground, wanted: &Wanted, new: &mut Vec<(Piece, Vec<Filled>)>, missing: &mut Missing, plan: &mut Plan) {
    let this_year = wanted.years.iter().any(|(year, _)| *year == ground.year);
    if !this_year && !is_given(ground, wanted.council, wanted.indicator) {
        missing.add(wanted.council, wanted.indicator, not_published(ground, wanted));
    }
    if wanted.years.is_empty() {
        return;
    }
    let values = ground.r.indicators.values.items();
    let own = values
        .iter()
        .enumerate()
        .filter(|(_, entry)| is_about(ground, entry, wanted.council, wanted.indicator))
        .collect::<Vec<_>>();
    match own.as_slice() {
        [] => new.push((entry(wanted), vec![told(wanted, &wanted.years)])),
        [(i, entry)] => complete(ground, wanted, *i, entry, plan),
        [_, _, ..] => plan.cannot(name(wanted), "it stands there more than once: keep one entry, then fill again"),
    }
}

/// Whether an entry gives an indicator for a council. In a return with one council the entry need not name it.
fn is_about(ground: &Ground, entry: &Entry, council: &Council, indicator: &Indicator) -> bool {
    let same_code = entry.code.given().is_some_and(|code| code.as_str() == indicator.code);
    let authority = entry.authority.given().map(Ref::as_str);
    let bodies = ground.r.partnership.bodies.items().iter();
    let councils = bodies.filter(|body| super::bodies::is_council(ground, body));
    same_code && authority.map_or_else(|| councils.count() <= 1, |id| id == council.id)
}

/// Whether the return itself gives the figure for the year reported on.
fn is_given(ground: &Ground, council: &Council, indicator: &Indicator) -> bool {
    let entries = ground.r.indicators.values.items().iter().filter(|entry| is_about(ground, entry, council, indicator));
    entries.flat_map(|entry| entry.years.items()).any(|own| own.period.get() == Some(ground.year) && has_value(own))
}

/// Plans what an existing entry leaves open. An entry from another source than the department stays as it is.
fn complete(ground: &Ground, wanted: &Wanted, i: usize, entry: &Entry, plan: &mut Plan) {
    let r = ground.r;
    let is_elsewhere = entry.source.is_faulty() || entry.source.get().is_some_and(|own| own != IndicatorSource::DfePublished);
    let has_own = entry.source.is_blank() && entry.years.items().iter().any(has_value);
    if is_elsewhere || has_own {
        return;
    }
    let mut filled: Vec<(Year, Figures)> = Vec::new();
    match &entry.years {
        Answer::Faulty => return,
        Answer::NotAnswered => {
            let rows = wanted.years.iter().map(row).collect();
            plan.put(field(at!(r.indicators.values[i].years)), Piece::List(rows), vec![told(wanted, &wanted.years)]);
        }
        Answer::Given(own) if own.is_empty() => {
            return plan.cannot(name(wanted), "its years say that there are none: take the brackets away, then fill again");
        }
        Answer::Given(own) => {
            for (year, figures) in &wanted.years {
                let at = own.iter().position(|own| own.period.get() == Some(*year));
                match at {
                    Some(j) => {
                        let Some(there) = own.get(j).filter(|there| is_open(there)) else { continue };
                        for (key, text) in figures {
                            plan.put(field(at!(r.indicators.values[i].years[j]).key(key)), Piece::text(text.as_str()), vec![]);
                        }
                        if there.as_published.is_blank() {
                            plan.put(field(at!(r.indicators.values[i].years[j].as_published)), Piece::text("true"), vec![]);
                        }
                    }
                    None if own.iter().any(|own| !own.period.is_given()) => continue,
                    None => {
                        let earlier = own.iter().position(|own| own.period.get().is_some_and(|own| own < *year));
                        let place =
                            Place::Entry { list: at!(r.indicators.values[i].years), before: earlier.unwrap_or(own.len()) };
                        plan.put(place, row(&(*year, figures.clone())), vec![]);
                    }
                }
                filled.push((*year, figures.clone()));
            }
            if !filled.is_empty()
                && let Some(step) = plan.steps.last_mut()
            {
                step.filled.push(told(wanted, &filled));
            }
        }
    }
    if entry.source.is_blank() {
        let piece = source(wanted);
        plan.put(field(at!(r.indicators.values[i].source)), piece, vec![]);
    }
}

/// Whether nothing at all is given for a year.
fn is_open(year: &IndicatorYear) -> bool {
    !has_value(year) && year.numerator.is_blank() && year.denominator.is_blank()
}

fn entry(wanted: &Wanted) -> Piece {
    let indicator = wanted.indicator;
    Piece::Group(vec![
        ("code", Piece::Text { text: indicator.code.clone(), remark: indicator.label.clone() }),
        ("authority", Piece::text(wanted.council.id.as_str())),
        ("source", source(wanted)),
        ("years", Piece::List(wanted.years.iter().map(row).collect())),
    ])
}

fn source(wanted: &Wanted) -> Piece {
    Piece::Text { text: IndicatorSource::DfePublished.code().to_owned(), remark: source_name(wanted.source) }
}

fn source_name(source: &PublishedSource) -> String {
    format!("{}, published {}", source.title, source.published_on)
}

fn row((year, figures): &(Year, Figures)) -> Piece {
    let period = [("period", year.to_string())].into_iter();
    Piece::Row(period.chain(figures.iter().cloned()).chain([("as_published", "true".to_owned())]).collect())
}

fn name(wanted: &Wanted) -> String {
    format!("{} {} of {}", wanted.indicator.code, wanted.indicator.label, wanted.council.authority.name)
}

fn told(wanted: &Wanted, years: &[(Year, Figures)]) -> Filled {
    let value = |(year, figures): &(Year, Figures)| {
        let last = figures.last().map_or("", |(_, text)| text);
        let unit = if wanted.indicator.unit == Unit::Percent && last.parse::<crate::value::Decimal>().is_ok() { "%" } else { "" };
        format!("{last}{unit} in {year}")
    };
    let value = years.iter().map(value).collect::<Vec<_>>().join(", ");
    Filled { field: name(wanted), value, source: source_name(wanted.source) }
}

/// The reason why there is no figure for the year reported on.
fn not_published(ground: &Ground, wanted: &Wanted) -> String {
    if wanted.council.authority.test_area {
        return "the area is invented, and nothing is published of it".to_owned();
    }
    let Some(latest) = ground.reference.latest_published(&wanted.indicator.code) else {
        return "the tool holds no figure".to_owned();
    };
    let day = match wanted.source.time_period {
        TimePeriod::YearEndingMarch => "",
        TimePeriod::September => " (30 September)",
    };
    if latest < ground.year.ends_in() {
        let latest = format!("{}-{:02}{day}", latest - 1, latest % 100);
        return format!("the latest year the tool holds is {latest}: the figure of {} is yours to give", ground.year);
    }
    format!("the department published no figure of it for {}{day}", ground.year)
}

/// The indicators without a figure for the year reported on, by council and reason, so that they can be reported together.
#[derive(Default)]
struct Missing(BTreeMap<(String, String), Vec<String>>);

impl Missing {
    fn add(&mut self, council: &Council, indicator: &Indicator, why: String) {
        self.0.entry((council.authority.name.clone(), why)).or_default().push(indicator.code.clone());
    }

    fn tell(self, plan: &mut Plan) {
        for ((council, why), codes) in self.0 {
            plan.not_filled.push(NotFilled { field: format!("{} of {council}", listed(&codes)), why, lines: Vec::new() });
        }
    }
}
