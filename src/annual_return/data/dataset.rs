//! The data of the return beside its report: its public form, and tables of it.
//!
//! The tables come from the form by themselves (see [`crate::dataset`]). What is of this return stands here: the columns of year and
//! area that every row begins with, as the department's own data files have them, and the table of the areas.

use serde_json::Value;

use super::derived::figures;
use crate::annual_return::check::facts::Facts;
use crate::annual_return::public::published::Published;
use crate::annual_return::terms::schema::form;
use crate::dataset::{About, Cell, Column, Dataset, Kind, Place, Shape, Table, tables};
use crate::disclosure::THRESHOLD;
use crate::error::Error;
use crate::reference::ENGLAND;
use crate::value::Date;

const TITLE: &str = "Safeguarding children annual return";
const LICENCE: (&str, &str) =
    ("Open Government Licence version 3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/");
/// The key under which an entry says which council it is about.
const AUTHORITY: &str = "authority";

/// The data of a return, as anyone may have them.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    /// The public form in canonical JSON: what the page and the PDF carry, letter for letter.
    pub json: String,
    /// Its tables.
    pub dataset: Dataset,
}

/// The data of a return; those of a draft say so.
///
/// # Errors
/// When the public form cannot be made, which no return can cause.
pub fn data(published: &Published, draft: bool) -> Result<Data, Error> {
    let areas = Areas::of(published);
    let columns = columns();
    let of = |groups: &[&Value]| areas.cells(groups);
    let place = Place { columns, of: &of };
    let mut tables = tables(published.data(), form()?, &place);
    let about = about(published, draft)?;
    if let Some(first) = tables.first_mut().filter(|table| table.shape == Shape::Answers) {
        made_as(first, &about);
    }
    tables.extend(figures(published, &place.columns, &areas.cells(&[])));
    tables.extend(areas.table(&place.columns));
    let dataset = Dataset { about, tables };
    Ok(Data { json: published.json()?, dataset })
}

/// Which data these are, beside what the return says of itself.
fn made_as(table: &mut Table, about: &About) {
    table.columns.push(Column::made(
        "is_draft",
        "Is a draft",
        Kind::YesNo,
        "Whether these data were made of a draft, which must not be relied on.",
    ));
    table.columns.push(Column::made(
        "data_digest",
        "Digest of the data",
        Kind::Text,
        "The SHA-256 digest of return.json. The report prints its first letters and digits.",
    ));
    for row in &mut table.rows {
        row.extend([Cell::YesNo(about.draft), Cell::words(about.digest.clone())]);
    }
}

fn about(published: &Published, draft: bool) -> Result<About, Error> {
    let this = &published.this;
    let digest = published.digest()?;
    let partnership = this.partnership.name.text().trim().to_owned();
    let year = this.reporting_year.get();
    let title = year.map_or_else(|| format!("{TITLE}: data"), |year| format!("{TITLE} {}: data", year.in_words()));
    let id = this.partnership.partnership_id.given().map_or("", |id| id.as_str());
    let name: Vec<String> =
        ["annual-return", id].into_iter().map(str::to_owned).chain(year.map(|year| year.to_string())).collect();
    let who = if partnership.is_empty() { "the safeguarding partners" } else { &partnership };
    let period = this.period_start.get().zip(this.period_end.get()).map(|(start, end)| format!(" for {start} to {end}"));
    Ok(About {
        name: name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-"),
        title: if draft { format!("Draft: {title}") } else { title },
        subject: format!("The statutory annual return of {who}{}, as tables", period.unwrap_or_default()),
        author: partnership,
        prepared_on: this.prepared_on.get().map(Date::iso),
        digest: digest.full().to_owned(),
        short_digest: digest.short(),
        draft,
        licence: (LICENCE.0.to_owned(), LICENCE.1.to_owned()),
        method: method(),
    })
}

fn method() -> Vec<String> {
    let most_held_back = THRESHOLD - 1;
    vec![
        format!("Counts of children from 1 to {most_held_back} are held back and shown as c, so that no child can be recognised. So are the numbers, percentages and rates from which one could be worked out. A true 0 is shown."),
        "A symbol in the place of a number says why there is no number. A blank cell was not answered, or does not apply to its row.".to_owned(),
        "Each table of entries numbers its entries. A table of what stands within entries says to which entry each row belongs.".to_owned(),
        "Longer texts can have paragraphs, lists, emphasis and links in them, written in Markdown.".to_owned(),
        "The files of comma-separated values are UTF-8. A text that begins with =, +, - or @, or with a tab or a new line, has an apostrophe before it, so that no spreadsheet runs it as a formula; take the first apostrophe off to have the text. The spreadsheet and return.json have the text as it is.".to_owned(),
        "Numbers are those of return.json, digit for digit: none is rounded or added up. Private notes are in none of the files.".to_owned(),
    ]
}

/// The columns of year and area.
fn columns() -> Vec<Column> {
    let made = |name: &str, title: &str, kind: Kind, source: &str, meaning: &str| Column {
        is_place: true,
        source: source.to_owned(),
        ..Column::made(name, title, kind, meaning)
    };
    vec![
        made(
            "time_period",
            "Time period",
            Kind::Text,
            "reporting_year",
            "The financial year, as the department writes it: 202627 is 1 April 2026 to 31 March 2027.",
        ),
        made("time_identifier", "Time identifier", Kind::Text, "", "What kind of time the period is."),
        made(
            "geographic_level",
            "Geographic level",
            Kind::Text,
            "",
            "What area the row is about: Local authority where it is about one council’s area, Partnership where it is about the area of several together.",
        ),
        made("country_code", "Country code", Kind::Text, "", "The nine-character code of the country."),
        made("country_name", "Country", Kind::Text, "", "The country."),
        made(
            "partnership_id",
            "Partnership id",
            Kind::Id,
            "partnership.partnership_id",
            "The name that links this return to those of other years.",
        ),
        made("partnership_name", "Partnership", Kind::Text, "partnership.name", "The name of the partnership."),
        made(
            "old_la_code",
            "Local authority: department’s code",
            Kind::Text,
            "",
            "The three-digit code of the council whose area the row is about. Blank where it is about several together.",
        ),
        made(
            "new_la_code",
            "Local authority: ONS code",
            Kind::Text,
            "",
            "The nine-character code that council had at the end of the period; in the table of areas, each code it has or had.",
        ),
        made("la_name", "Local authority", Kind::Text, "", "The name of that council’s area."),
    ]
}

/// A council of the partnership.
#[derive(Clone)]
struct Area {
    body: String,
    old_code: String,
    new_code: String,
    name: String,
}

struct Areas<'a> {
    facts: &'a Facts,
    areas: Vec<Area>,
}

impl<'a> Areas<'a> {
    fn of(facts: &'a Facts) -> Self {
        let day = facts.this.period_end.get().or_else(|| facts.this.period_start.get());
        let area = |body: &crate::annual_return::partnership::model::Body| {
            let old_code = body.code.given().map(|code| code.trim().to_owned()).unwrap_or_default();
            let known = facts.reference.authority(&old_code);
            Area {
                body: body.id.given().map(|id| id.as_str().to_owned()).unwrap_or_default(),
                new_code: day.and_then(|day| facts.reference.gss_code(&old_code, day)).unwrap_or_default().to_owned(),
                name: known.map_or_else(|| body.name.text().trim().to_owned(), |known| known.name.clone()),
                old_code,
            }
        };
        Self { facts, areas: facts.authorities().into_iter().map(|(_, body)| area(body)).collect() }
    }

    /// The cells of year and area for a row: of the council it is about, or the only one there is.
    fn cells(&self, groups: &[&Value]) -> Vec<Cell> {
        let named = groups.iter().rev().find_map(|group| group.get(AUTHORITY)?.as_str());
        let area = match (named, self.areas.as_slice()) {
            (Some(id), areas) => areas.iter().find(|area| area.body == id),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        self.cells_of(area)
    }

    fn cells_of(&self, area: Option<&Area>) -> Vec<Cell> {
        let this = &self.facts.this;
        let period = this.reporting_year.get().map(|year| year.to_string().replace('-', "")).unwrap_or_default();
        let level = if area.is_some() { "Local authority" } else { "Partnership" };
        let from = |part: fn(&Area) -> &String| Cell::words(area.map(part).cloned().unwrap_or_default());
        vec![
            Cell::words(period.clone()),
            Cell::words(if period.is_empty() { "" } else { "Financial year" }),
            Cell::words(level),
            Cell::words(ENGLAND),
            Cell::words("England"),
            Cell::words(this.partnership.partnership_id.given().map_or("", |id| id.as_str())),
            Cell::words(this.partnership.name.text().trim()),
            from(|area| &area.old_code),
            from(|area| &area.new_code),
            from(|area| &area.name),
        ]
    }

    /// The areas of the partnership: each council with its codes, and from when to when it had them. None where there is no council.
    fn table(&self, place: &[Column]) -> Option<Table> {
        let own = [
            Column {
                source: "partnership.bodies[].id".to_owned(),
                ..Column::made("body", "Body", Kind::Id, "The id of the council in this return.")
            },
            Column::made(
                "code_from",
                "ONS code from",
                Kind::Date,
                "The first day of the nine-character code. Blank where it is older than the tables the tool has.",
            ),
            Column::made("code_to", "ONS code to", Kind::Date, "The last day of that code. Blank while the council has it."),
            Column::made(
                "region_code",
                "Region code",
                Kind::Text,
                "The nine-character code of its region. The test area lies in none.",
            ),
            Column::made("region_name", "Region", Kind::Text, "The name of its region."),
        ];
        let reference = self.facts.reference;
        let mut rows = Vec::new();
        for area in &self.areas {
            let region = reference.region_of(&area.old_code);
            let mut codes: Vec<(&str, Option<Date>, Option<Date>)> =
                reference.gss_codes(&area.old_code).map(|(code, in_force)| (code, in_force.from, in_force.to)).collect();
            if codes.is_empty() {
                codes.push(("", None, None));
            }
            let day = |day: Option<Date>| day.map_or(Cell::Blank, |day| Cell::Date(day.iso()));
            for (code, from, to) in codes {
                let mut row = self.cells_of(Some(&Area { new_code: code.to_owned(), ..area.clone() }));
                row.extend([
                    Cell::words(area.body.clone()),
                    day(from),
                    day(to),
                    Cell::words(region.map_or("", |region| &region.code)),
                    Cell::words(region.map_or("", |region| &region.name)),
                ]);
                rows.push(row);
            }
        }
        (!rows.is_empty()).then(|| Table {
            name: "areas".to_owned(),
            title: "Areas of the partnership".to_owned(),
            meaning: "The councils of the partnership at the end of the period, with the codes their areas have or had."
                .to_owned(),
            shape: Shape::Made,
            columns: place.iter().cloned().chain(own).collect(),
            rows,
        })
    }
}
