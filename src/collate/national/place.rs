//! When and where: what every row of the national data says before anything else, and from which file it came.
//!
//! The levels are those of the department's checks, which know no partnership. A row about one council is of the level
//! `Local authority`. A partnership of several councils is no authority, and what it says must be put to none of them nor be repeated
//! for each, or sums would count it twice: its rows are of the level `Regional` where all of them lie in one region, else `National`, and
//! the name of the partnership tells them from the sums of the region or the country, which have `Total` there.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::annual_return::check::facts::Facts;
use crate::collate::{AcceptedReturn, Collation};
use crate::dataset::{Cell, Column, Kind};
use crate::error::Error;
use crate::reference::{ENGLAND, Reference};
use crate::value::{Choice as _, Year};

/// The name of the country in the department's data.
const COUNTRY: &str = "England";
/// The key under which an entry says which council it is about, and the one under which it says of which year it is.
const AUTHORITY: &str = "authority";
const PERIOD: &str = "period";

/// How the department's data name when and where. What is given here is neither a filter nor a number.
pub(super) const TIME_AND_PLACE: [&str; 10] = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
];
/// The column that tells the rows of partnerships from sums, in which it says [`TOTAL`].
pub(super) const PARTNERSHIP: &str = "partnership_name";
pub(super) const TOTAL: &str = "Total";
/// The column of the digest, which tells the rows of one return from those of every other.
pub(super) const DIGEST: &str = "digest";

/// The columns before those of the table.
pub(super) fn before() -> Vec<Column> {
    let made = |name: &str, title: &str, kind: Kind, source: &str, meaning: &str| Column {
        is_place: true,
        source: source.to_owned(),
        ..Column::made(name, title, kind, meaning)
    };
    let text = |name: &str, title: &str, meaning: &str| made(name, title, Kind::Text, "", meaning);
    vec![
        text(
            "time_period",
            "Time period",
            "The financial year the row is about, as the department writes it: 202627 is 1 April 2026 to 31 March 2027. It is the year reported on, or the year a value of an indicator is of.",
        ),
        text("time_identifier", "Time identifier", "What kind of time the period is."),
        text(
            "geographic_level",
            "Geographic level",
            "What area the row is about. Local authority: one council’s area. Regional or National with the name of a partnership: the area of several councils together, in one region or in more. Regional or National with Total for the partnership: a sum.",
        ),
        text("country_code", "Country code", "The nine-character code of the country."),
        text("country_name", "Country", "The country."),
        text("region_code", "Region code", "The nine-character code of the region. Blank where the row is about more than one."),
        text("region_name", "Region", "The name of the region."),
        text(
            "old_la_code",
            "Local authority: department’s code",
            "The three-digit code of the council whose area the row is about. Blank where it is about several together.",
        ),
        text(
            "new_la_code",
            "Local authority: ONS code",
            "The nine-character code that council had at the end of the year reported on.",
        ),
        text("la_name", "Local authority", "The name of that council’s area."),
        made(
            "partnership_id",
            "Partnership id",
            Kind::Id,
            "partnership.partnership_id",
            "The name that links the returns of a partnership from year to year.",
        ),
        made(PARTNERSHIP, "Partnership", Kind::Text, "partnership.name", "The name of the partnership; Total in a sum."),
    ]
}

/// The columns after those of the table: where the row came from.
pub(super) fn after() -> Vec<Column> {
    let made = |name: &str, title: &str, kind: Kind, meaning: &str| Column {
        is_place: true,
        ..Column::made(name, title, kind, meaning)
    };
    vec![
        made("file", "File", Kind::Text, "The file the row came from, as the register names it."),
        made(
            "part_file",
            "File of the part",
            Kind::Text,
            "Where a return is a folder: the file of that folder in which the line is. Blank for a return of one file.",
        ),
        made(DIGEST, "Digest", Kind::Text, "The SHA-256 digest of the public form of the return."),
        made(
            "line",
            "Line",
            Kind::Count,
            "The line on which the entry begins. Of data that a page or a PDF carries, the line in those data.",
        ),
        Column {
            source: "data_form".to_owned(),
            ..made(
                "data_form",
                "Form of the data",
                Kind::Text,
                "Whether the partnership sent the full form or the public one. What stands here is the public form of either.",
            )
        },
    ]
}

/// An area of a partnership, as a row gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Area {
    /// The id of the council in the return; empty for the area of all of them.
    body: String,
    level: &'static str,
    region: Option<(String, String)>,
    council: Option<[String; 3]>,
}

/// What is alike in all rows of a return.
#[derive(Debug, Clone)]
pub(super) struct Place {
    year: Option<Year>,
    /// The area of the partnership, then those of its councils.
    areas: Vec<Area>,
    pub partnership_id: String,
    pub partnership: String,
    pub file: String,
    pub digest: String,
    pub data_form: &'static str,
}

/// Where one row is: the place of its area in the list, its year where that is not the one reported on, and where it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct At {
    pub area: usize,
    pub year: Option<Year>,
    pub part_file: String,
    pub line: usize,
}

impl Place {
    pub(super) fn of(accepted: &AcceptedReturn, collation: &Collation) -> Result<Self, Error> {
        let facts = accepted.published()?;
        let this = &facts.this;
        Ok(Self {
            year: this.reporting_year.get().or(Some(collation.asked.year)),
            areas: areas(facts),
            partnership_id: this.partnership.partnership_id.given().map_or("", |id| id.as_str()).to_owned(),
            partnership: one_line(this.partnership.name.text()),
            file: accepted.file.clone(),
            digest: accepted.digest.clone(),
            data_form: accepted.data_form.code(),
        })
    }

    /// Where a row is that stands in these groups. It is about the council it names, or the only one there is, or all of them.
    pub(super) fn at(&self, groups: &[&Value]) -> At {
        let named = groups.iter().rev().find_map(|group| group.get(AUTHORITY)?.as_str());
        let area = named.and_then(|id| self.areas.iter().position(|area| area.body == id)).unwrap_or_default();
        let year = groups.last().and_then(|entry| Year::parse(entry.get(PERIOD)?.as_str()?));
        At { area, year, ..At::default() }
    }

    /// The councils of the partnership, each with where its row is.
    pub(super) fn councils(&self) -> impl Iterator<Item = (&str, At)> {
        let councils = self.areas.iter().enumerate().filter(|(_, area)| !area.body.is_empty());
        councils.map(|(at, area)| (area.body.as_str(), At { area: at, ..At::default() }))
    }

    /// The cells before those of the table.
    pub(super) fn before(&self, at: &At, partnership: &str) -> Vec<Cell> {
        let period = at.year.or(self.year).map(time_period).unwrap_or_default();
        let Some(area) = self.areas.get(at.area) else { return Vec::new() };
        let (region_code, region) = area.region.clone().unwrap_or_default();
        let [old, new, name] = area.council.clone().unwrap_or_default();
        [period.as_str(), "Financial year", area.level, ENGLAND, COUNTRY, &region_code, &region, &old, &new, &name]
            .into_iter()
            .chain([self.partnership_id.as_str(), partnership])
            .map(Cell::words)
            .collect()
    }

    /// The cells after those of the table.
    pub(super) fn after(&self, at: &At) -> Vec<Cell> {
        vec![
            Cell::words(self.file.as_str()),
            Cell::words(at.part_file.as_str()),
            Cell::words(self.digest.as_str()),
            Cell::number(at.line),
            Cell::words(self.data_form),
        ]
    }
}

/// A year as the department writes it: 202627.
pub(super) fn time_period(year: Year) -> String {
    year.to_string().replace('-', "")
}

/// A name as one line, whatever it was typed with.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn areas(facts: &Facts) -> Vec<Area> {
    let day = facts.this.period_end.get().or_else(|| facts.this.period_start.get());
    let reference = facts.reference;
    let councils: Vec<Area> = facts
        .authorities()
        .into_iter()
        .map(|(_, body)| {
            let code = body.code.given().map(|code| code.trim().to_owned()).unwrap_or_default();
            let known = reference.authority(&code);
            let new_code = day.and_then(|day| reference.gss_code(&code, day)).unwrap_or_default().to_owned();
            let name = known.map_or_else(|| one_line(body.name.text()), |known| known.name.clone());
            Area {
                body: body.id.given().map(|id| id.as_str().to_owned()).unwrap_or_default(),
                level: "Local authority",
                region: region(reference, &code),
                council: Some([code, new_code, name]),
            }
        })
        .collect();
    let together = match councils.as_slice() {
        [only] => Area { body: String::new(), ..only.clone() },
        several => {
            let region = several.first().and_then(|first| first.region.clone());
            let region = region.filter(|region| several.iter().all(|area| area.region.as_ref() == Some(region)));
            let level = if region.is_some() { "Regional" } else { "National" };
            Area { body: String::new(), level, region, council: None }
        }
    };
    [together].into_iter().chain(councils).collect()
}

fn region(reference: &Reference, code: &str) -> Option<(String, String)> {
    reference.region_of(code).map(|region| (region.code.clone(), region.name.clone()))
}
