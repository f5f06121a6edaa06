//! The department's published figures: for each council, for the regions and for England.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::table::{self, shipped};
use crate::value::{Date, Decimal, Symbol};

/// A published figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// The number, exactly as published.
    Known(Decimal),
    /// A rate or share calculated from published counts and populations. Counts for regions and England are rounded to 10, so the
    /// last digit may differ from what the department would print.
    WorkedOut(Decimal),
    /// The department published a symbol instead of a number.
    Symbol(Symbol),
    /// The tool ships no figure for this area and year; the report says that it is not available.
    NotShipped,
}

impl Published {
    /// The number, published or calculated; `None` when there is none.
    pub fn known(self) -> Option<Decimal> {
        match self {
            Self::Known(value) | Self::WorkedOut(value) => Some(value),
            Self::Symbol(_) | Self::NotShipped => None,
        }
    }

    /// Reads a cell of a published table: a number or a symbol.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let number = || Decimal::from_str_exact(text).ok().map(Self::Known);
        Symbol::parse(text).map(Self::Symbol).or_else(number)
    }
}

/// A publication by the department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedSource {
    /// The file under `schema/published/` that holds the figures the tool uses.
    pub file: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The day it was published or last changed.
    pub published_on: Date,
    /// What a year in its tables means.
    pub time_period: TimePeriod,
}

/// What a year in a publication's tables means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimePeriod {
    /// The financial year that ends in March of that year, or 31 March of that year.
    YearEndingMarch,
    /// 30 September of that year, which is in the financial year that ends in the following one.
    September,
}

impl TimePeriod {
    /// The year to look up in the tables for a financial year, which is given by the calendar year in which it ends.
    fn of(self, year_ending: i16) -> Option<i16> {
        match self {
            Self::YearEndingMarch => Some(year_ending),
            Self::September => year_ending.checked_sub(1),
        }
    }

    /// The financial year that contains a year of the tables, given by the calendar year in which it ends.
    fn ends(self, time_period: i16) -> Option<i16> {
        match self {
            Self::YearEndingMarch => Some(time_period),
            Self::September => time_period.checked_add(1),
        }
    }
}

macro_rules! published {
    ($($file:literal),+) => { [$(($file, shipped!("published/", $file))),+] };
}

/// The tables by council: area and year, then one column for each figure.
pub(super) const FILES: [(&str, &str); 7] = published![
    "referrals.csv",
    "children_in_need.csv",
    "section_47_and_conferences.csv",
    "child_protection_plans.csv",
    "children_looked_after.csv",
    "social_workers.csv",
    "interactive_tool.csv"
];
/// The table for England and the regions: area, year, measure, value.
pub(super) const AREA_FIGURES: &str = shipped!("published/england_and_regions.csv");
pub(super) const SOURCES: &str = shipped!("published/sources.csv");

/// Figures by area and year, then by column or measure.
type Figures = BTreeMap<(String, i16), BTreeMap<String, Published>>;

#[derive(Debug, Default)]
pub(super) struct PublishedFigures {
    files: [OnceLock<Figures>; 7],
    areas: OnceLock<Figures>,
    sources: OnceLock<Vec<PublishedSource>>,
}

impl PublishedFigures {
    pub(super) fn figure(&self, file: &str, dfe_code: &str, year_ending: i16, column: &str) -> Published {
        let time_period = self.source(file).and_then(|source| source.time_period.of(year_ending));
        match (self.table(file), time_period) {
            (Some(figures), Some(time_period)) => look_up(figures, dfe_code, time_period, column),
            (None, _) | (_, None) => Published::NotShipped,
        }
    }

    /// The latest financial year for which a table by council has figures, given by the calendar year in which it ends.
    pub(super) fn latest(&self, file: &str) -> Option<i16> {
        let time_period = self.table(file)?.keys().map(|(_, time_period)| *time_period).max()?;
        self.source(file)?.time_period.ends(time_period)
    }

    fn table(&self, file: &str) -> Option<&Figures> {
        let ((_, csv), figures) = FILES.iter().zip(&self.files).find(|((name, _), _)| *name == file)?;
        Some(figures.get_or_init(|| read_wide(csv)))
    }

    pub(super) fn area_figure(&self, area_code: &str, year_ending: i16, measure: &str) -> Published {
        look_up(self.areas.get_or_init(|| read_long(AREA_FIGURES)), area_code, year_ending, measure)
    }

    pub(super) fn source(&self, file: &str) -> Option<&PublishedSource> {
        self.sources.get_or_init(read_sources).iter().find(|source| source.file == file)
    }
}

fn look_up(figures: &Figures, area_code: &str, year_ending: i16, column: &str) -> Published {
    let row = figures.get(&(area_code.to_owned(), year_ending));
    row.and_then(|row| row.get(column)).copied().unwrap_or(Published::NotShipped)
}

fn read_wide(csv: &str) -> Figures {
    let rows = table::read(csv, |row| {
        let key = (row.optional("dfe_code")?, row.text("time_period").parse().ok()?);
        let figures = row.columns().skip(2).filter_map(|(column, text)| Some((column.to_owned(), Published::parse(text)?)));
        Some((key, figures.collect()))
    });
    rows.into_iter().collect()
}

fn read_long(csv: &str) -> Figures {
    let mut figures = Figures::new();
    for (key, measure, value) in table::read(csv, |row| {
        let key = (row.optional("area_code")?, row.text("time_period").parse().ok()?);
        Some((key, row.optional("measure")?, Published::parse(row.text("value"))?))
    }) {
        figures.entry(key).or_default().insert(measure, value);
    }
    figures
}

pub(super) fn read_sources() -> Vec<PublishedSource> {
    table::read(SOURCES, |row| {
        Some(PublishedSource {
            file: row.optional("file")?,
            title: row.optional("title")?,
            publisher: row.optional("publisher")?,
            published_on: Date::parse(row.text("published_on"))?,
            time_period: match row.text("time_period") {
                "year_ending_march" => TimePeriod::YearEndingMarch,
                "30_september" => TimePeriod::September,
                _ => return None,
            },
        })
    })
}
