//! What the tool knows beyond a single return: areas, code lists, the indicator catalogue, the department's published figures,
//! thresholds, bank holidays.
//!
//! All of it is compiled into the program, as text from `schema/`, and each table is parsed when it is first used. A row that
//! cannot be read would be left out; tests check that there are none.

mod area;
mod catalogue;
mod list;
mod population;
mod published;
mod table;
mod threshold;

use std::sync::OnceLock;

use crate::value::{CodeRow, Date, Decimal, InForce, WorkingDays};
pub use area::{Area, Authority, Board, BoardInAuthority, Force};
pub use catalogue::{Asked, Indicator, IndicatorLevel, Operand, Polarity, Publication, Unit};
pub use population::rate_per_10000;
pub use published::{Published, PublishedSource, TimePeriod};
pub use threshold::{Threshold, Thresholds};

use area::Areas;
use catalogue::Catalogue;
use list::Lists;
use population::Populations;
use published::PublishedFigures;

/// The ONS code of England.
pub const ENGLAND: &str = "E92000001";

const BANK_HOLIDAYS: &str = table::shipped!("areas/bank_holidays.csv");

/// The reference data shipped with the tool. Each table is parsed when it is first used.
#[derive(Debug, Default)]
pub struct Reference {
    areas: OnceLock<Areas>,
    populations: OnceLock<Populations>,
    catalogue: OnceLock<Catalogue>,
    published: PublishedFigures,
    lists: Lists,
    thresholds: OnceLock<Thresholds>,
    bank_holidays: OnceLock<Vec<Date>>,
}

/// The reference data that came with this version of the tool. One value serves the whole program: a table is read when it is
/// first asked for, and once.
///
/// ```
/// let york = masa_return::reference::shipped().authority("816").map(|authority| authority.name.as_str());
/// assert_eq!(york, Some("York"));
/// ```
pub fn shipped() -> &'static Reference {
    static REFERENCE: OnceLock<Reference> = OnceLock::new();
    REFERENCE.get_or_init(Reference::default)
}

impl Reference {
    /// The council with this three-digit code, including those of the test area.
    pub fn authority(&self, dfe_code: &str) -> Option<&Authority> {
        self.areas().authority(dfe_code)
    }

    /// Every council with children's services in order of its code, then those of the test area.
    pub fn authorities(&self) -> &[Authority] {
        self.areas().authorities()
    }

    /// The council that had this nine-character ONS code on a day.
    pub fn authority_by_gss(&self, gss_code: &str, date: Date) -> Option<&Authority> {
        self.areas().authority_by_gss(gss_code, date)
    }

    /// The council that has, or once had, this nine-character ONS code.
    pub fn authority_ever_by_gss(&self, gss_code: &str) -> Option<&Authority> {
        self.areas().authority_ever_by_gss(gss_code)
    }

    /// The nine-character ONS code a council had on a day.
    pub fn gss_code(&self, dfe_code: &str, date: Date) -> Option<&str> {
        self.areas().gss_code(dfe_code, date)
    }

    /// Every nine-character ONS code a council has or had, with the days it was in force, oldest first.
    pub fn gss_codes(&self, dfe_code: &str) -> impl Iterator<Item = (&str, InForce)> {
        self.areas().gss_codes_of(dfe_code)
    }

    /// Whether a code belongs to the test area, which exists only for examples and tests.
    pub fn is_test_area(&self, dfe_code: &str) -> bool {
        self.authority(dfe_code).is_some_and(|authority| authority.test_area)
    }

    /// The integrated care board with this NHS code on a day.
    pub fn board(&self, ods_code: &str, date: Date) -> Option<&Board> {
        self.areas().board(ods_code, date)
    }

    /// Every integrated care board, including those that have ended.
    pub fn boards(&self) -> &[Board] {
        self.areas().boards()
    }

    /// The integrated care boards whose areas overlap a council's on a day, the largest share first.
    pub fn boards_in(&self, dfe_code: &str, date: Date) -> Vec<BoardInAuthority<'_>> {
        self.areas().boards_in(dfe_code, date)
    }

    /// The police force with this ONS code.
    pub fn force(&self, code: &str) -> Option<&Force> {
        self.areas().force(code)
    }

    /// Every police force, in order of its code.
    pub fn forces(&self) -> &[Force] {
        self.areas().forces()
    }

    /// The police force for a council's area on a day.
    pub fn force_in(&self, dfe_code: &str, date: Date) -> Option<&Force> {
        self.areas().force_in(dfe_code, date)
    }

    /// The region, or England, with this code.
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas().area(code)
    }

    /// The region of a council; `None` in the test area.
    pub fn region_of(&self, dfe_code: &str) -> Option<&Area> {
        self.area(self.authority(dfe_code)?.region_code.as_deref()?)
    }

    /// The number of children aged 0 to 17 in the middle of a year, in a council's area (by three-digit code), a region or
    /// [`ENGLAND`]. `None` when the tool has no number for that area and year.
    pub fn population(&self, area_code: &str, mid_year: i16) -> Option<u32> {
        self.populations.get_or_init(Populations::read).get(area_code, mid_year)
    }

    /// The indicators, in the order of the catalogue.
    pub fn indicators(&self) -> &[Indicator] {
        self.catalogue().indicators()
    }

    /// The indicator with this code.
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.catalogue().indicator(code)
    }

    /// The figure the department published for a council, for the year that ends in March of `year_ending` or for a day in that
    /// year.
    pub fn published(&self, dfe_code: &str, indicator: &str, year_ending: i16) -> Published {
        match self.indicator(indicator).and_then(|indicator| indicator.source.as_ref()) {
            Some(source) => self.published.figure(&source.file, dfe_code, year_ending, &source.column),
            None => Published::NotShipped,
        }
    }

    /// The latest financial year for which the department has published an indicator: the calendar year in which it ends.
    pub fn latest_published(&self, indicator: &str) -> Option<i16> {
        self.published.latest(&self.indicator(indicator)?.source.as_ref()?.file)
    }

    /// The numerator and denominator of a published percentage; `None` unless the department publishes both.
    pub fn published_parts(&self, dfe_code: &str, indicator: &str, year_ending: i16) -> Option<(Published, Published)> {
        let source = self.indicator(indicator)?.source.as_ref()?;
        let figure = |column: &String| self.published.figure(&source.file, dfe_code, year_ending, column);
        Some((figure(source.numerator.as_ref()?), figure(source.denominator.as_ref()?)))
    }

    /// The figure the department published for England, or one calculated from its published counts.
    pub fn england(&self, indicator: &str, year_ending: i16) -> Published {
        self.region(ENGLAND, indicator, year_ending)
    }

    /// The figure the department published for a region. Rates and shares that it does not publish are calculated from the counts
    /// that it does.
    pub fn region(&self, area_code: &str, indicator: &str, year_ending: i16) -> Published {
        let Some(indicator) = self.indicator(indicator) else { return Published::NotShipped };
        match &indicator.england {
            Some(publication) => self.published.area_figure(area_code, year_ending, &publication.column),
            None => self.worked_out(area_code, indicator, year_ending),
        }
    }

    /// The publication that a council's figure for an indicator comes from.
    pub fn published_source(&self, indicator: &str) -> Option<&PublishedSource> {
        self.published.source(&self.indicator(indicator)?.source.as_ref()?.file)
    }

    /// The numbers that rules compare with.
    pub fn thresholds(&self) -> &Thresholds {
        self.thresholds.get_or_init(Thresholds::read)
    }

    /// The bank holidays of England, in ascending order.
    pub fn bank_holidays(&self) -> &[Date] {
        self.bank_holidays.get_or_init(|| {
            let mut days = table::read(BANK_HOLIDAYS, |row| Date::parse(row.text("date")));
            days.sort_unstable();
            days
        })
    }

    /// The calendar for counting working days.
    pub fn working_days(&self) -> WorkingDays<'_> {
        WorkingDays { holidays: self.bank_holidays() }
    }

    /// Whether the bank holidays of a day's year are known. Without them, working days cannot be counted.
    pub fn knows_bank_holidays_of(&self, day: Date) -> bool {
        self.bank_holidays().iter().any(|holiday| holiday.year() == day.year())
    }

    /// The rows of a code list, by file name; empty when there is no such list.
    pub fn list(&self, name: &str) -> &[CodeRow] {
        self.lists.rows(name)
    }

    /// The label that a list gives a code.
    pub fn label(&self, list: &str, code: &str) -> Option<&str> {
        self.list(list).iter().find(|row| row.code == code).map(|row| row.label.as_str())
    }

    fn areas(&self) -> &Areas {
        self.areas.get_or_init(Areas::read)
    }

    fn catalogue(&self) -> &Catalogue {
        self.catalogue.get_or_init(Catalogue::read)
    }

    /// A rate or share calculated from the area's published counts. If the numerator or denominator is not known, neither is the
    /// result.
    fn worked_out(&self, area_code: &str, indicator: &Indicator, year_ending: i16) -> Published {
        let count = |operand: &Operand| match operand {
            Operand::Indicators(codes) => codes.iter().try_fold(Decimal::ZERO, |sum, code| {
                let figure = self
                    .indicator(code)
                    .and_then(|indicator| indicator.england.as_ref())
                    .map_or(Published::NotShipped, |publication| {
                        self.published.area_figure(area_code, year_ending, &publication.column)
                    });
                figure.known().map(|value| sum.saturating_add(value)).ok_or(figure)
            }),
            Operand::ChildPopulation => year_ending
                .checked_sub(1)
                .and_then(|mid_year| self.population(area_code, mid_year))
                .map(Decimal::from)
                .ok_or(Published::NotShipped),
            Operand::None | Operand::Words(_) => Err(Published::NotShipped),
        };
        let per = match indicator.unit {
            Unit::RatePer10000 => Decimal::from(10_000),
            Unit::Percent => Decimal::ONE_HUNDRED,
            Unit::Children | Unit::Events | Unit::Money | Unit::Number => return Published::NotShipped,
        };
        match (count(&indicator.numerator), count(&indicator.denominator)) {
            (Ok(part), Ok(whole)) => population::share(part, whole, per).map_or(Published::NotShipped, Published::WorkedOut),
            (Err(figure), _) | (_, Err(figure)) => figure,
        }
    }
}

#[cfg(test)]
mod tests;
