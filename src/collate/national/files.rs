//! The files of the national data, made of the parts of all returns, a table at a time.

use std::collections::BTreeMap;

use super::Made;
use super::explore::{fit, meta};
use super::form::{self, Destination, destination, plain};
use super::part::{Part, Row, Written as WrittenText, key_columns};
use super::place::{self, Place, TOTAL, time_period};
use crate::canonical::Digest;
use crate::collate::Collation;
use crate::dataset::{self, About, Beside, Cell, Column, DATAPACKAGE, Kind, Shape, Table, Written, codes, csv, described};
use crate::error::Error;
use crate::parquet::parquet;
use crate::value::Choice as _;
use crate::workbook::Collated;

const LICENCE: (&str, &str) =
    ("Open Government Licence version 3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/");
/// The folder of the tables, and the one of the texts.
const DATA: &str = "data";
const TEXTS: &str = "texts";
/// The spreadsheet, which stands beside them.
const WORKBOOK: &str = "data.xlsx";

/// The files of the national data: for every table `data/NAME.csv`, `data/NAME.meta.csv` and `data/NAME.parquet`, those of `totals`
/// last; `data/dictionary.csv`, `data/codes.csv` and `data/datapackage.json`, `data.xlsx`, and the texts for readers,
/// `texts/NAME.csv`.
///
/// # Errors
/// When a file cannot be made.
pub fn files(
    collation: &Collation,
    mut parts: Vec<Part>,
    totals: impl FnOnce() -> Result<Vec<Table>, Error>,
    write: Write,
) -> Result<(), Error> {
    let counting: BTreeMap<&str, usize> = collation.counting().enumerate().map(|(at, state)| (state.file.as_str(), at)).collect();
    parts.sort_by_key(|part| counting.get(part.place.file.as_str()).copied().unwrap_or(usize::MAX));
    let names = names(collation, &parts);
    let about = about(collation, &parts);
    let mut making = Making { write: &mut *write, kept: Vec::new(), beside: Vec::new(), book: Collated::new() };
    for (number, blank) in form::blank()?.into_iter().enumerate() {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (part, name) in parts.iter_mut().zip(&names) {
            let own = part.rows(number)?;
            rows.extend(own.into_iter().map(|row| placed(&part.place, name, row)));
        }
        if !rows.is_empty() {
            making.table(Table { rows, ..blank })?;
        }
    }
    for table in totals()?.iter().filter(|table| !table.rows.is_empty()) {
        making.table(in_our_words(table))?;
    }
    making.finish(&about)?;
    texts(&mut parts, &names, write)
}

/// The files of the totals alone, as they stand among the others: for what a release says of them beside the one before.
///
/// # Errors
/// When a file cannot be made.
pub fn files_of_totals(totals: &[Table]) -> Result<Vec<Made>, Error> {
    let mut files = Vec::new();
    for table in totals.iter().filter(|table| !table.rows.is_empty()) {
        let mut table = in_our_words(table);
        fit(&mut table);
        if let Some(meta) = meta(&table) {
            files.push(Made { path: format!("{DATA}/{}.meta.csv", table.name), bytes: csv(&meta)? });
            files.push(Made { path: format!("{DATA}/{}.csv", table.name), bytes: csv(&table)? });
        }
    }
    Ok(files)
}

/// A table of totals with the columns of time and place described as in every other table.
fn in_our_words(table: &Table) -> Table {
    let mut table = table.clone();
    let known = place::before();
    for column in &mut table.columns {
        if let Some(own) = known.iter().find(|own| own.name == column.name) {
            column.clone_from(own);
        }
    }
    table
}

fn placed(place: &Place, name: &str, row: Row) -> Vec<Cell> {
    place.before(&row.at, name).into_iter().chain(row.cells).chain(place.after(&row.at)).collect()
}

/// The name of each partnership as the tables give it: no two alike, none that could be taken for a sum.
fn names(collation: &Collation, parts: &[Part]) -> Vec<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for part in parts {
        *times.entry(part.place.partnership.to_lowercase()).or_default() += 1;
    }
    let key = |part: &Part| {
        let own =
            |at: Option<usize>| at.and_then(|at| collation.files.get(at)).is_some_and(|state| state.file == part.place.file);
        let found = collation.partnerships.iter().find(|partnership| own(partnership.counts));
        found.map_or_else(|| part.place.digest.chars().take(8).collect(), |found| found.key.clone())
    };
    let name = |part: &Part| {
        let name = part.place.partnership.as_str();
        let lower = name.to_lowercase();
        let is_sum = [TOTAL, "All"].iter().any(|sum| sum.to_lowercase() == lower);
        if is_sum || name.is_empty() || times.get(&lower).is_some_and(|times| *times > 1) {
            plain(&format!("{name} ({})", key(part)))
        } else {
            plain(name)
        }
    };
    parts.iter().map(|part| name(part).text().to_owned()).collect()
}

fn about(collation: &Collation, parts: &[Part]) -> About {
    let year = collation.asked.year;
    let digests: Vec<&str> = parts.iter().map(|part| part.place.digest.as_str()).collect();
    let digest = Digest::of_bytes(digests.join("\n").as_bytes());
    let authorities = collation.authorities.len();
    let returns = if parts.len() == 1 { "1 return".to_owned() } else { format!("{} returns", parts.len()) };
    About {
        name: format!("safeguarding-children-annual-returns-{year}"),
        title: format!(
            "{}Safeguarding children annual returns {}: national data",
            if collation.is_synthetic() { "Synthetic, made up for tests: " } else { "" },
            year.in_words()
        ),
        author: String::new(),
        subject: format!(
            "What safeguarding children partnerships of England reported for the financial year {}, as tables. {}. They rest on {returns}; England has {authorities} authorities.",
            year.in_words(),
            collation.asked.release.label(),
        ),
        prepared_on: None,
        digest: digest.full().to_owned(),
        short_digest: digest.short(),
        draft: false,
        licence: (LICENCE.0.to_owned(), LICENCE.1.to_owned()),
        method: method(&time_period(year)),
    }
}

fn method(period: &str) -> Vec<String> {
    let most_held_back = crate::disclosure::THRESHOLD - 1;
    vec![
        "Only returns that count stand in these tables, each in its public form. The register says which count, and why others do not.".to_owned(),
        format!("Counts of children from 1 to {most_held_back} are held back and shown as c, so that no child can be recognised. So are the numbers, percentages and rates from which one could be worked out. A true 0 is shown."),
        "A symbol in the place of a number says why there is no number: z where the question does not arise or was not answered. Another blank cell was not answered, or does not apply to its row.".to_owned(),
        "In Parquet a symbol stands in a column of its own, which has the name of the column of numbers and _symbol behind it.".to_owned(),
        format!("The time period of a row is the year its return reports on, {period}; a value of an indicator has the year it is of."),
        "A partnership of several councils is no authority: its rows are Regional, or National where its councils lie in more than one region, with its name. The name tells them from sums, which have Total.".to_owned(),
        "Each row says from which file it came, with the digest of the public form of the return and the line. Entries are numbered within their return: the digest and the number together name one.".to_owned(),
        "What people wrote stands in no table. It is in the folder texts, a file for each table, with the same numbers of entries.".to_owned(),
        "Numbers of returns are those of the return, digit for digit: none is rounded.".to_owned(),
        "The files of comma-separated values are UTF-8. A text that begins with =, +, - or @, or with a tab or a new line, has an apostrophe before it, so that no spreadsheet runs it as a formula.".to_owned(),
    ]
}

/// Takes a file as it is made, so that not all of them have to be held.
pub type Write<'a> = &'a mut dyn FnMut(Made) -> Result<(), Error>;

struct Making<'a> {
    write: Write<'a>,
    /// The tables that were made, without their rows.
    kept: Vec<(Table, Written)>,
    beside: Vec<Beside>,
    book: Collated,
}

impl Making<'_> {
    fn table(&mut self, mut table: Table) -> Result<(), Error> {
        fit(&mut table);
        let Some(meta) = meta(&table) else { return Ok(()) };
        let name = table.name.clone();
        self.beside(&format!("{name}.meta.csv"), &meta.title, csv(&meta)?)?;
        self.beside(&format!("{name}.parquet"), &format!("{} (Parquet)", table.title), parquet(&table)?)?;
        self.book.add(&table)?;
        let bytes = csv(&table)?;
        let written = Written::of(&bytes);
        (self.write)(Made { path: format!("{DATA}/{name}.csv"), bytes })?;
        table.rows = Vec::new();
        self.kept.push((table, written));
        Ok(())
    }

    fn beside(&mut self, name: &str, title: &str, bytes: Vec<u8>) -> Result<(), Error> {
        self.beside.push(Beside {
            name: name.to_owned(),
            title: title.to_owned(),
            conforms_to: None,
            written: Written::of(&bytes),
        });
        (self.write)(Made { path: format!("{DATA}/{name}"), bytes })
    }

    /// What the columns and codes mean, the package and the spreadsheet.
    fn finish(self, about: &About) -> Result<(), Error> {
        let Self { write, kept, beside, mut book } = self;
        let (tables, mut written): (Vec<Table>, Vec<Written>) = kept.into_iter().unzip();
        let codes = codes(&tables);
        let dictionary = dictionary(&tables);
        for table in [&dictionary, &codes] {
            let bytes = csv(table)?;
            written.push(Written::of(&bytes));
            book.add(table)?;
            write(Made { path: format!("{DATA}/{}.csv", table.name), bytes })?;
        }
        let all: Vec<(&Table, Written)> = tables.iter().chain([&dictionary, &codes]).zip(written).collect();
        write(Made { path: format!("{DATA}/{DATAPACKAGE}"), bytes: dataset::package(about, &all, &beside)? })?;
        write(Made { path: WORKBOOK.to_owned(), bytes: book.finish(about)? })
    }
}

/// What every column means.
fn dictionary(tables: &[Table]) -> Table {
    let mut dictionary = described(tables);
    "dictionary".clone_into(&mut dictionary.name);
    let rounded = |name: &Cell, column: &Cell| {
        let table = tables.iter().find(|table| table.name == name.text())?;
        table.columns.iter().find(|own| own.name == column.text())?.rounded_to
    };
    dictionary.columns.push(Column::made(
        "rounded_to",
        "Rounded to",
        Kind::Count,
        "To a multiple of what its numbers are rounded. Blank where they are not rounded.",
    ));
    for row in &mut dictionary.rows {
        let to = row.first().zip(row.get(1)).and_then(|(table, column)| rounded(table, column));
        row.push(to.map_or(Cell::Blank, |to| Cell::Number(to.to_string())));
    }
    dictionary
}

// ---- texts

/// What people wrote, a file a table.
fn texts(parts: &mut [Part], names: &[String], write: Write) -> Result<(), Error> {
    let of_the_form = form::of_the_form(&serde_json::Value::Null)?;
    for (number, table) in of_the_form.into_iter().map(|listed| listed.table).enumerate() {
        if !table.columns.iter().any(|column| matches!(destination(column), Destination::ToTexts | Destination::IfIdentifier)) {
            continue;
        }
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (part, name) in parts.iter_mut().zip(names) {
            let own = part.written(number)?;
            rows.extend(own.into_iter().map(|written| text(&part.place, name, written, &table)));
        }
        if rows.is_empty() {
            continue;
        }
        let made = |name: &str| Column::made(name, name, Kind::Text, "");
        let keys = key_columns(&table).into_iter().filter_map(|at| table.columns.get(at)).cloned();
        let columns = [made("partnership_id"), made("partnership_name")].into_iter().chain(keys);
        let columns =
            columns.chain(["column", "field", "path", "text", "file", "part_file", "digest", "line"].map(made)).collect();
        let table = Table { columns, rows, shape: Shape::Made, ..table };
        write(Made { path: format!("{TEXTS}/{}.csv", table.name), bytes: csv(&table)? })?;
    }
    Ok(())
}

fn text(place: &Place, name: &str, written: WrittenText, table: &Table) -> Vec<Cell> {
    let WrittenText { at, keys, column, path, text } = written;
    let (column, field) = table.columns.get(column).map_or(("", ""), |column| (column.name.as_str(), column.title.as_str()));
    [Cell::words(place.partnership_id.as_str()), Cell::words(name)]
        .into_iter()
        .chain(keys)
        .chain([column, field, &path, &text, &place.file, &at.part_file, &place.digest].map(Cell::words))
        .chain([Cell::number(at.line)])
        .collect()
}
