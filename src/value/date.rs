//! Dates, and counting working days.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar date, typed as `2027-03-31`.
///
/// ```
/// use masa_return::value::Date;
///
/// let date = Date::parse("2027-03-31").unwrap();
/// assert_eq!(date.to_string(), "31 March 2027");
/// assert_eq!(Date::parse("2027-02-30"), None);
/// assert_eq!(Date::parse("31/03/2027"), None);
///
/// let (from, to) = (Date::parse("2026-12-30").unwrap(), Date::parse("2027-01-02").unwrap());
/// assert_eq!(from.days_until(to), 3);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Reads `YYYY-MM-DD`; `None` for any other format or a date that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        shape.then(|| text.parse().ok().map(Self)).flatten()
    }

    /// The date with these numbers; `None` when it does not exist, such as 30 February.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The next day.
    pub fn tomorrow(self) -> Self {
        self.0.tomorrow().map_or(self, Self)
    }

    /// The date `months` months later. Where that month is too short, its last day.
    pub fn plus_months(self, months: i32) -> Self {
        self.0.checked_add(jiff::Span::new().months(months)).map_or(self, Self)
    }

    /// Whole months from this date to `later`.
    pub fn months_until(self, later: Self) -> i32 {
        self.0.until((jiff::Unit::Month, later.0)).map_or(0, |span| i32::from(span.get_years()) * 12 + span.get_months())
    }

    /// Days from this date to `later`; negative when `later` is earlier.
    pub fn days_until(self, later: Self) -> i32 {
        self.0.until((jiff::Unit::Day, later.0)).map_or(0, |span| span.get_days())
    }

    /// The date as it is typed and stored: `2027-03-31`.
    pub fn iso(self) -> String {
        self.0.to_string()
    }

    fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
    }
}

impl std::fmt::Display for Date {
    /// GOV.UK style: `31 March 2027`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = usize::try_from(self.0.month() - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or_default();
        write!(formatter, "{} {month} {}", self.0.day(), self.0.year())
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a day of the calendar"))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date",
            "examples": ["2027-03-31"],
            "errorMessage": "Write the date as year-month-day, as 2027-03-31.",
            "x-value": "date",
        })
    }
}

/// The first and last day on which something is in force. `None` means there is no limit on that side.
///
/// ```
/// use masa_return::value::{Date, InForce};
///
/// let year = InForce { from: Date::parse("2026-04-01"), to: Date::parse("2027-03-31") };
/// assert!(year.on(Date::parse("2027-03-31").unwrap()));
/// assert!(!year.on(Date::parse("2027-04-01").unwrap()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InForce {
    /// The first day in force.
    pub from: Option<Date>,
    /// The last day in force.
    pub to: Option<Date>,
}

impl InForce {
    /// Whether it is in force on a day. The first and the last day count.
    pub fn on(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Counts working days: Monday to Friday, except England's bank holidays.
///
/// ```
/// use masa_return::value::{Date, WorkingDays};
///
/// let day = |text: &str| Date::parse(text).unwrap();
/// // Good Friday and Easter Monday.
/// let holidays = [day("2026-04-03"), day("2026-04-06")];
/// let calendar = WorkingDays { holidays: &holidays };
/// assert_eq!(calendar.between(day("2026-04-02"), day("2026-04-07")), 1);
/// assert_eq!(calendar.after(day("2026-04-02"), 1), day("2026-04-07"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct WorkingDays<'a> {
    /// The bank holidays, in ascending order.
    pub holidays: &'a [Date],
}

impl WorkingDays<'_> {
    /// Whether the day is a working day.
    pub fn is_working_day(self, day: Date) -> bool {
        !day.is_weekend() && self.holidays.binary_search(&day).is_err()
    }

    /// The number of working days after `from`, up to and including `to`; 0 when `to` is not later.
    ///
    /// From a Friday to the following Monday is 1.
    pub fn between(self, from: Date, to: Date) -> u32 {
        let mut days = 0;
        let mut day = from;
        while day < to {
            let next = day.tomorrow();
            if next == day {
                break;
            }
            day = next;
            days += u32::from(self.is_working_day(day));
        }
        days
    }

    /// The date `working_days` working days after `from`.
    pub fn after(self, from: Date, working_days: u32) -> Date {
        let mut day = from;
        let mut left = working_days;
        while left > 0 {
            let next = day.tomorrow();
            if next == day {
                break;
            }
            day = next;
            left -= u32::from(self.is_working_day(day));
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[test]
    fn only_iso_days_of_the_calendar_are_dates() {
        assert_eq!(day("2027-03-31").to_string(), "31 March 2027");
        for wrong in ["2027-02-30", "20270331", "2027-3-31", "31/03/2027", "2027-03-31T10:00", ""] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_are_counted_to_a_later_day() {
        assert_eq!(day("2026-12-30").days_until(day("2027-01-02")), 3);
        assert_eq!(day("2027-01-02").days_until(day("2026-12-30")), -3);
        assert_eq!(day("2024-02-01").days_until(day("2025-02-01")), 366);
    }

    #[test]
    fn what_is_in_force_holds_on_its_first_and_last_day() {
        let year = InForce { from: Date::parse("2026-04-01"), to: Date::parse("2027-03-31") };
        let on = |text| year.on(day(text));
        assert_eq!([on("2026-03-31"), on("2026-04-01"), on("2027-03-31"), on("2027-04-01")], [false, true, true, false]);
        assert!(InForce::default().on(day("2026-04-01")));
    }

    #[test]
    fn working_days_skip_weekends_and_bank_holidays() {
        // Good Friday 3 April and Easter Monday 6 April 2026.
        let holidays = [day("2026-04-03"), day("2026-04-06")];
        let calendar = WorkingDays { holidays: &holidays };
        assert_eq!(calendar.between(day("2026-04-02"), day("2026-04-07")), 1);
        assert_eq!(calendar.after(day("2026-04-02"), 1), day("2026-04-07"));
        assert_eq!(calendar.between(day("2026-04-07"), day("2026-04-02")), 0);
    }
}
