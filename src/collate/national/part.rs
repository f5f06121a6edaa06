//! What one return adds: its rows, and the texts that were written in it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::form::{self, Destination, destination, is_identifier, plain};
use super::place::{At, Place};
use crate::annual_return::check::assess::Assessment;
use crate::canonical::Digest;
use crate::collate::{AcceptedReturn, CaseKind, Collation};
use crate::dataset::{Cell, Column, Kind, Origin, Table};
use crate::error::Error;
use crate::finding::{FieldPath, Finding, Level, Step};

/// What one return adds to the national data. It is small: what all its rows have alike stands in it once.
#[derive(Debug, Clone)]
pub struct Part {
    pub(super) place: Place,
    /// The rows of each table that has some, by the number of the table.
    tables: Vec<SerialisedRows>,
    /// The same for texts.
    texts: Vec<SerialisedRows>,
}

impl Part {
    /// Takes out the rows of a table.
    pub(super) fn rows(&mut self, number: usize) -> Result<Vec<Row>, Error> {
        take_rows(&mut self.tables, number)
    }

    /// Takes out the texts that would stand in a table.
    pub(super) fn written(&mut self, number: usize) -> Result<Vec<Written>, Error> {
        take_rows(&mut self.texts, number)
    }
}

/// The rows of a table, serialised as JSON until the table is made. As types they would take several times the memory, and the rows of
/// all returns are kept at once.
#[derive(Debug, Clone)]
struct SerialisedRows {
    number: usize,
    rows: Box<[u8]>,
}

impl SerialisedRows {
    fn new<T: Serialize>(number: usize, rows: &[T]) -> Result<Self, Error> {
        let rows = serde_json::to_vec(rows).map_err(|_| Error::new("the rows of a return cannot be serialised"))?;
        Ok(Self { number, rows: rows.into_boxed_slice() })
    }
}

fn take_rows<T: DeserializeOwned>(serialised: &mut [SerialisedRows], number: usize) -> Result<Vec<T>, Error> {
    let Some(own) = serialised.iter_mut().find(|own| own.number == number) else { return Ok(Vec::new()) };
    let rows = std::mem::take(&mut own.rows);
    serde_json::from_slice(&rows).map_err(|_| Error::new("the rows of a return cannot be read back"))
}

/// A row without what is alike in all of them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row {
    pub at: At,
    pub cells: Vec<Cell>,
}

/// Something that a person wrote.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Written {
    pub at: At,
    /// What tells the entry apart from others: the columns that begin the table, and its id.
    pub keys: Vec<Cell>,
    /// The column it would stand in.
    pub column: usize,
    /// The way to it.
    pub path: String,
    pub text: String,
}

/// The rows of a return that counts.
///
/// # Errors
/// When the tool's own form cannot be used, which a test rules out.
pub fn part(accepted: &AcceptedReturn, collation: &Collation) -> Result<Part, Error> {
    let place = Place::of(accepted, collation)?;
    let lines = Lines::of(accepted);
    let (mut tables, mut texts) = (Vec::new(), Vec::new());
    let mut add = |number: usize, rows: &[Row]| {
        if !rows.is_empty() {
            tables.push(SerialisedRows::new(number, rows)?);
        }
        Ok(())
    };
    let listed = form::of_the_form(accepted.published()?.data())?;
    let of_the_form = listed.len();
    for (number, listed) in listed.into_iter().enumerate().filter(|(_, listed)| !listed.table.rows.is_empty()) {
        let (rows, written) = Listing { table: &listed.table, origins: &listed.origins }.parted(&place, &lines);
        add(number, &rows)?;
        if !written.is_empty() {
            texts.push(SerialisedRows::new(number, &written)?);
        }
    }
    add(of_the_form, &councils(&place, &lines, accepted.published()?.data()))?;
    add(of_the_form + 1, &findings(accepted, collation, &place, &lines))?;
    Ok(Part { place, tables, texts })
}

/// Where things are written.
struct Lines<'a> {
    assessment: &'a Assessment,
    /// The path of the return with the `/` after it, where it is a folder.
    folder: Option<String>,
}

impl<'a> Lines<'a> {
    fn of(accepted: &'a AcceptedReturn) -> Self {
        let assessment = &accepted.assessment;
        let is_folder = assessment.located.files().count() > 1;
        Self { assessment, folder: is_folder.then(|| format!("{}/", accepted.file.trim_end_matches('/'))) }
    }

    /// Where a row is that was made of what stands at this path.
    fn at(&self, place: &Place, groups: &[&Value], path: &FieldPath) -> At {
        let span = self.assessment.located.span(path);
        let (file, line) = span.map_or((String::new(), 1), |span| (span.file, span.line));
        self.with(&place.at(groups), &file, line)
    }

    fn with(&self, at: &At, file: &str, line: usize) -> At {
        let part_file = self.folder.as_ref().map(|folder| file.strip_prefix(folder.as_str()).unwrap_or(file).to_owned());
        At { part_file: part_file.unwrap_or_default(), line: line.max(1), ..at.clone() }
    }
}

/// A table of the return, with where its rows come from.
struct Listing<'a> {
    table: &'a Table,
    origins: &'a [Origin<'a>],
}

impl Listing<'_> {
    /// What goes into the table, and what to the texts.
    fn parted(&self, place: &Place, lines: &Lines) -> (Vec<Row>, Vec<Written>) {
        let order = form::order(self.table);
        let keys = key_columns(self.table);
        let (mut rows, mut written) = (Vec::new(), Vec::new());
        for (cells, origin) in self.table.rows.iter().zip(self.origins) {
            let stays = |at: &usize| {
                let (Some(cell), Some(column)) = (cells.get(*at), self.table.columns.get(*at)) else { return Cell::Blank };
                stay(cell, column)
            };
            rows.push(Row { at: lines.at(place, &origin.groups, &origin.path), cells: order.iter().map(stays).collect() });
            for (at, (cell, column)) in cells.iter().zip(&self.table.columns).enumerate() {
                if !is_for_readers(cell, column) {
                    continue;
                }
                let path = way(&origin.path, column);
                written.push(Written {
                    at: lines.at(place, &origin.groups, &path),
                    keys: keys.iter().filter_map(|at| cells.get(*at)).cloned().collect(),
                    column: at,
                    path: path.to_string(),
                    text: cell.text().to_owned(),
                });
            }
        }
        (rows, written)
    }
}

/// The columns by which a text says of which entry it is: those that begin the table, and its id.
pub(super) fn key_columns(table: &Table) -> Vec<usize> {
    let is_key = |column: &Column| column.kind != Kind::Text && (column.source.is_empty() || column.name == "id");
    table.columns.iter().enumerate().filter(|(_, column)| is_key(column)).map(|(at, _)| at).collect()
}

/// A cell as it stands in the table.
fn stay(cell: &Cell, column: &Column) -> Cell {
    match (destination(column), cell) {
        (Destination::IfIdentifier, Cell::Text(text)) if !is_identifier(text) => Cell::Blank,
        (_, Cell::Text(text)) => plain(text),
        (_, Cell::Blank | Cell::Number(_) | Cell::Symbol(_) | Cell::Date(_) | Cell::YesNo(_)) => cell.clone(),
    }
}

fn is_for_readers(cell: &Cell, column: &Column) -> bool {
    match (destination(column), cell) {
        (_, Cell::Blank) | (Destination::Nowhere | Destination::IntoTable, _) => false,
        (Destination::ToTexts, _) => true,
        (Destination::IfIdentifier, cell) => !is_identifier(cell.text()),
    }
}

/// The way to what stands in a column of an entry.
fn way(entry: &FieldPath, column: &Column) -> FieldPath {
    let below: Vec<&str> = match column.source.rsplit_once("[]") {
        Some((_, below)) => below.split('.').filter(|key| !key.is_empty()).collect(),
        // A part stands at the top: its own key begins the source.
        None => column.source.split('.').skip(entry.0.len()).collect(),
    };
    let keys = below.into_iter().map(|key| Step::Key(key.to_owned().into()));
    FieldPath(entry.0.iter().cloned().chain(keys).collect())
}

/// A row for each council.
fn councils(place: &Place, lines: &Lines, data: &Value) -> Vec<Row> {
    let bodies = FieldPath::root().key("partnership").key("bodies");
    let all = data.pointer("/partnership/bodies").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let rows = place.councils().map(|(id, at)| {
        let found = all.iter().position(|body| body.get("id").and_then(Value::as_str) == Some(id));
        let path = found.map_or_else(|| bodies.clone(), |body| bodies.index(body));
        let written = lines.at(place, &[], &path);
        Row { at: At { part_file: written.part_file, line: written.line, ..at }, cells: vec![plain(id)] }
    });
    rows.collect()
}

/// A row for each thing the checks found that is no error, but for what is told to the partnership alone.
fn findings(accepted: &AcceptedReturn, collation: &Collation, place: &Place, lines: &Lines) -> Vec<Row> {
    let found = accepted.assessment.findings.iter().filter(|finding| match finding.level {
        Level::Query | Level::Advice => !finding.is_about_a_person() && !finding.masked,
        Level::Error => false,
    });
    let rows = found.enumerate().map(|(at, finding)| {
        let decision = decision(accepted, collation, finding);
        let (file, line) = finding.span().map_or(("", 1), |span| (span.file.as_str(), span.line));
        Row {
            at: lines.with(&place.at(&[]), file, line),
            cells: vec![
                Cell::number(at + 1),
                plain(&finding.code),
                plain(finding.level.word()),
                Cell::YesNo(!finding.is_open()),
                decision.map_or(Cell::Blank, Cell::words),
                if is_identifier(&finding.about) { plain(&finding.about) } else { Cell::Blank },
            ],
        }
    });
    rows.collect()
}

/// What a person decided of the explanation of a finding.
fn decision<'a>(accepted: &AcceptedReturn, collation: &'a Collation, finding: &Finding) -> Option<&'a str> {
    let explanation = finding.explanation.as_ref()?;
    let file = collation.files.iter().position(|state| state.file == accepted.file)?;
    let mark: String = Digest::of_bytes(explanation.as_bytes()).full().chars().take(8).collect();
    let ending = format!(":{}:{}:{mark}", finding.code, finding.about);
    let case = collation
        .cases
        .iter()
        .find(|case| case.kind == CaseKind::Explanation && case.files.contains(&file) && case.id.ends_with(&ending))?;
    case.decided.as_ref().map(|decided| decided.choice.as_str())
}
