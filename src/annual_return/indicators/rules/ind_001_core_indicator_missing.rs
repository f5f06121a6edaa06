#![doc = include_str!("ind_001_core_indicator_missing.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::indicators::given::has_value;
use crate::annual_return::indicators::model::Indicator;
use crate::at;
use crate::finding::Level;
use crate::reference::{Asked, Indicator as Entry, IndicatorLevel, Unit};
use crate::rule::kit::{counted, listed};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Ref, Year};

/// A core indicator has no value for a council.
pub const RULE: ReturnRule = ReturnRule::new("IND-001", Level::Error, include_str!("ind_001_core_indicator_missing.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let year = facts.year()?;
    r.indicators.values.given()?;
    for (i, council) in facts.authorities() {
        found.each(at!(r.partnership.bodies[i]), |found| {
            let id = council.id.given()?.as_str();
            missing(facts, found, year, IndicatorLevel::Authority, Some(id))
        });
    }
    found.each(at!(r.indicators.values), |found| missing(facts, found, year, IndicatorLevel::Partnership, None));
    CHECKED
}

/// Reports everything missing for a council, or for the partnership as a whole, in one finding.
fn missing(facts: &Facts, found: &mut Found, year: Year, level: IndicatorLevel, council: Option<&str>) -> Checked {
    let r = &facts.this;
    let is_asked = |entry: &&Entry| {
        let in_use = year.end().is_none_or(|end| entry.in_force.on(end));
        entry.asked == Asked::Core && entry.level == level && in_use
    };
    let mut absent: Vec<&Entry> = Vec::new();
    let mut unknown = false;
    for entry in facts.reference.indicators().iter().filter(is_asked) {
        let given = r.indicators.values.items().iter().map(|value| is_given(value, entry, council, year));
        // If an indicator has several entries, the best one counts: given, then unreadable, then absent.
        match given.max().unwrap_or(Presence::Absent) {
            Presence::Given => {}
            Presence::Unreadable => unknown = true,
            Presence::Absent => absent.push(entry),
        }
    }
    if !absent.is_empty() {
        let who = council.map_or_else(|| "the partnership".to_owned(), |id| facts.body_name(id));
        let addition = found.add(
            at!(r.indicators.values),
            format!(
                "{} without a value for {who} in {year}: {}",
                counted(absent.len(), "core indicator", "core indicators"),
                named(&absent)
            ),
            how(&absent, council, year),
        );
        if let Some(id) = council {
            addition.about(id);
        }
    }
    (!unknown).then_some(())
}

/// The largest number of indicators named in words.
const IN_WORDS: usize = 30;

/// The names of the first indicators and the codes of the rest.
fn named(absent: &[&Entry]) -> String {
    let (first, others) = absent.split_at_checked(IN_WORDS).unwrap_or((absent, &[]));
    let mut names: Vec<String> = first.iter().map(|entry| format!("{} {}", entry.code, entry.label)).collect();
    if !others.is_empty() {
        names.push(format!("{} others ({})", others.len(), codes(others.iter().copied())));
    }
    listed(&names)
}

fn codes<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    entries.map(|entry| entry.code.as_str()).collect::<Vec<_>>().join(", ")
}

/// How to write an entry, and which value each indicator asks for.
fn how(absent: &[&Entry], council: Option<&str>, year: Year) -> String {
    let code = absent.first().map(|entry| entry.code.as_str()).unwrap_or_default();
    let council = council.map(|id| format!("authority: {id}, ")).unwrap_or_default();
    let key = |entry: &Entry| match entry.unit {
        Unit::Children | Unit::Events => "count",
        Unit::Percent => "percent",
        Unit::RatePer10000 | Unit::Money | Unit::Number => "rate",
    };
    let first = absent.first().map(|entry| key(entry)).unwrap_or_default();
    let keys: Vec<String> = [("count", "count"), ("percent", "percent, or better numerator and denominator,"), ("rate", "rate")]
        .into_iter()
        .filter_map(|(kind, words)| {
            let of_kind: Vec<&Entry> = absent.iter().copied().filter(|entry| key(entry) == kind).collect();
            (!of_kind.is_empty()).then(|| format!("{words} for {}", codes(of_kind.into_iter())))
        })
        .collect();
    format!(
        "add an entry for each: - {{ code: {code}, {council}source: …, years: [{{ period: {year}, {first}: … }}] }}. Give {}. Where \
         nobody holds a figure, write x. `masa-return fill` puts in what is published, and `masa-return explain indicators.values` \
         tells the keys",
        keys.join("; ")
    )
}

/// Whether an entry holds the value the rule looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Presence {
    Absent,
    Unreadable,
    Given,
}

fn is_given(value: &Indicator, entry: &Entry, council: Option<&str>, year: Year) -> Presence {
    let other_code = value.code.given().is_some_and(|code| code.as_str() != entry.code);
    let other_council = council.is_some() && value.authority.given().map(Ref::as_str).is_some_and(|id| Some(id) != council);
    if other_code || other_council {
        return Presence::Absent;
    }
    let is_named = value.code.is_given() && (council.is_none() || value.authority.is_given());
    let Some(years) = value.years.given().filter(|_| is_named) else { return Presence::Unreadable };
    if years.iter().any(|own| own.period.get() == Some(year) && has_value(own)) {
        Presence::Given
    } else if years.iter().any(|own| !own.period.is_given()) {
        Presence::Unreadable
    } else {
        Presence::Absent
    }
}
