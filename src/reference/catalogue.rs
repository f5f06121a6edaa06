//! The indicator catalogue: each code is exactly one number.

use super::table::{self, Row, shipped};
use crate::value::{Decimal, InForce};

pub(super) const INDICATORS: &str = shipped!("lists/indicators.csv");

/// The unit of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Children.
    Children,
    /// Events, some of which happen to children: referrals, conferences, meetings, course places.
    Events,
    /// A percentage.
    Percent,
    /// A rate per 10,000 children.
    RatePer10000,
    /// Pounds.
    Money,
    /// A number with a unit of its own.
    Number,
}

/// Whether an indicator has one value for each council or one for the partnership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndicatorLevel {
    /// One for each council.
    Authority,
    /// One for the partnership.
    Partnership,
}

/// Whether a higher or a lower value is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Polarity {
    /// A higher value is better.
    High,
    /// A lower value is better.
    Low,
    /// Neither direction is good or bad in itself.
    Neither,
}

/// Whether an indicator is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// Asked of everyone.
    Core,
    /// Welcome, but not asked for.
    Optional,
    /// Never typed, but calculated from other indicators or from another part of the return.
    Derived,
}

/// The numerator or denominator of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// No operand: the indicator is a count, or is published as it is.
    None,
    /// The sum of other indicators, by code.
    Indicators(Vec<String>),
    /// Children aged 0 to 17 in the middle of the previous year.
    ChildPopulation,
    /// Something without a code of its own, described in words.
    Words(String),
}

/// Where a figure is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The file under `schema/published/`.
    pub file: String,
    /// The column of the file; for England and the regions, the measure.
    pub column: String,
    /// The number of decimal places it is published with. The files leave out trailing zeros.
    pub places: u32,
    /// The column with the numerator; `None` when it is not published.
    pub numerator: Option<String>,
    /// The column with the denominator; `None` when it is not published.
    pub denominator: Option<String>,
}

impl Publication {
    /// Whether `number`, rounded to the published decimal places, equals the published figure.
    pub fn agrees(&self, published: Decimal, number: Decimal) -> bool {
        published == number.round_dp_with_strategy(self.places, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
    }
}

/// One indicator of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// The code, such as `D13`.
    pub code: String,
    /// The words the report prints.
    pub label: String,
    /// Its unit.
    pub unit: Unit,
    /// Whether there is one value for each council or one for the partnership.
    pub level: IndicatorLevel,
    /// The numerator.
    pub numerator: Operand,
    /// The denominator.
    pub denominator: Operand,
    /// Whether a higher or a lower value is better.
    pub polarity: Polarity,
    /// Whether it is asked for.
    pub asked: Asked,
    /// Whether small values could reveal single children, so that disclosure control applies.
    pub child_level: bool,
    /// Where the department publishes it for each council; `None` when it does not.
    pub source: Option<Publication>,
    /// Where the department publishes it for England and the regions; `None` when it does not.
    pub england: Option<Publication>,
    /// What exactly is counted, in one sentence.
    pub definition: String,
    /// The days between which it is in use.
    pub in_force: InForce,
}

/// Every indicator, in the order of the file.
#[derive(Debug)]
pub(super) struct Catalogue(Vec<Indicator>);

impl Catalogue {
    pub(super) fn read() -> Self {
        Self(table::read(INDICATORS, indicator))
    }

    pub(super) fn indicators(&self) -> &[Indicator] {
        &self.0
    }

    pub(super) fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.0.iter().find(|indicator| indicator.code == code)
    }
}

fn indicator(row: &Row) -> Option<Indicator> {
    Some(Indicator {
        code: row.optional("code")?,
        label: row.optional("label")?,
        unit: match row.text("unit") {
            "children" => Unit::Children,
            "events" => Unit::Events,
            "percent" => Unit::Percent,
            "rate_per_10000" => Unit::RatePer10000,
            "money" => Unit::Money,
            "number" => Unit::Number,
            _ => return None,
        },
        level: match row.text("level") {
            "authority" => IndicatorLevel::Authority,
            "partnership" => IndicatorLevel::Partnership,
            _ => return None,
        },
        numerator: operand(row.text("numerator")),
        denominator: operand(row.text("denominator")),
        polarity: match row.text("polarity") {
            "high" => Polarity::High,
            "low" => Polarity::Low,
            "neither" => Polarity::Neither,
            _ => return None,
        },
        asked: match row.text("core") {
            "yes" => Asked::Core,
            "no" => Asked::Optional,
            "derived" => Asked::Derived,
            _ => return None,
        },
        child_level: row.text("child_level") == "yes",
        source: publication(row, "source_file", "source_column"),
        england: publication(row, "england_file", "england_measure").map(|england| Publication {
            numerator: None,
            denominator: None,
            ..england
        }),
        definition: row.optional("definition")?,
        in_force: row.in_force()?,
    })
}

fn operand(text: &str) -> Operand {
    match text {
        "" => Operand::None,
        "population_0_to_17" => Operand::ChildPopulation,
        _ if text.split('+').all(is_code) => Operand::Indicators(text.split('+').map(str::to_owned).collect()),
        _ => Operand::Words(text.to_owned()),
    }
}

/// Whether a text is shaped like a code: `D`, two digits, then lower-case letters.
fn is_code(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('D') else { return false };
    rest.len() >= 2 && rest.bytes().enumerate().all(|(i, b)| if i < 2 { b.is_ascii_digit() } else { b.is_ascii_lowercase() })
}

fn publication(row: &Row, file: &str, column: &str) -> Option<Publication> {
    Some(Publication {
        file: row.optional(file)?,
        column: row.optional(column)?,
        places: row.text("published_places").parse().ok()?,
        numerator: row.optional("source_numerator"),
        denominator: row.optional("source_denominator"),
    })
}
