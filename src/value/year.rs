//! The financial year a return reports on.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Date;

/// A financial year, from 1 April to 31 March, typed as `2026-27`.
///
/// ```
/// use masa_return::value::{Date, Year};
///
/// let year = Year::parse("2026-27").unwrap();
/// assert_eq!(year.start(), Date::parse("2026-04-01"));
/// assert_eq!(year.end(), Date::parse("2027-03-31"));
/// assert_eq!(year.ends_in(), 2027);
/// assert_eq!(year.before().to_string(), "2025-26");
/// assert_eq!(year.in_words(), "2026 to 2027");
/// assert_eq!(Year::parse("2026-28"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year {
    first: i16,
}

impl Year {
    /// Reads `2026-27`; `None` when the second year does not follow the first, or for any other format.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, second) = text.split_once('-')?;
        let digits = first.len() == 4 && second.len() == 2 && first.bytes().chain(second.bytes()).all(|b| b.is_ascii_digit());
        let first: i16 = digits.then(|| first.parse().ok()).flatten()?;
        (first >= 2000 && (first + 1) % 100 == second.parse::<i16>().ok()?).then_some(Self { first })
    }

    /// The first day: 1 April.
    pub fn start(self) -> Option<Date> {
        Date::new(self.first, 4, 1)
    }

    /// The last day: 31 March.
    pub fn end(self) -> Option<Date> {
        Date::new(self.first + 1, 3, 31)
    }

    /// The calendar year in which it ends: 2027 for `2026-27`. The department's files identify years this way.
    pub fn ends_in(self) -> i16 {
        self.first + 1
    }

    /// The year before.
    pub fn before(self) -> Self {
        Self { first: self.first - 1 }
    }

    /// The year after.
    pub fn after(self) -> Self {
        Self { first: self.first + 1 }
    }

    /// The year in a sentence: "2026 to 2027".
    pub fn in_words(self) -> String {
        format!("{} to {}", self.first, self.first + 1)
    }
}

impl std::fmt::Display for Year {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "{}-{:02}", self.first, (self.first + 1) % 100)
    }
}

impl<'de> Deserialize<'de> for Year {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a financial year"))
    }
}

impl Serialize for Year {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Year {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Year".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // Every year is spelt out, so that any validator refuses 2026-28, as this tool does.
        let years: Vec<String> = (2015..2050).map(|first| Self { first }.to_string()).collect();
        json_schema!({
            "type": "string",
            "pattern": format!("^({})$", years.join("|")),
            "patternErrorMessage": "Write the financial year as 2026-27.",
            "examples": ["2026-27"],
            "x-value": "year",
        })
    }
}
