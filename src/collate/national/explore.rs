//! Tables as the department's service for statistics takes them, explore education statistics, and what it asks to be said of each.
//!
//! It takes a file of data with a file beside it that says which columns are filters, by which rows are chosen, and which are
//! indicators, the numbers. An indicator is never blank: where the return has no number because the question does not arise, the
//! department's symbol for that stands, `z`. A filter is never blank either, and has two values at least; a column that is not so stands
//! in the file as it is, and is no filter. Rows must be told apart by time, place and filters.

use super::place::{DIGEST, PARTNERSHIP, TIME_AND_PLACE};
use crate::dataset::{Cell, Column, Kind, Shape, Table};
use crate::value::Symbol;

/// The number of entries, where a table has no other number.
const ENTRIES: &str = "entries";
/// What says from where a row came is no filter.
const NO_FILTERS: [&str; 5] = ["partnership_id", "file", "part_file", DIGEST, "data_form"];

/// Makes a table fit: no column without a value, no gap where a number is asked for, one number at least.
pub(super) fn fit(table: &mut Table) {
    let asked: Vec<bool> = table.columns.iter().map(|column| is_indicator(column, &table.shape)).collect();
    if !asked.contains(&true) {
        count_entries(table);
    }
    let asked: Vec<bool> = table.columns.iter().map(|column| is_indicator(column, &table.shape)).collect();
    for (at, column) in table.columns.iter_mut().enumerate().filter(|(at, _)| asked.get(*at) == Some(&true)) {
        for cell in table.rows.iter_mut().filter_map(|row| row.get_mut(at)) {
            match cell {
                Cell::Blank => *cell = Cell::Symbol(Symbol::NotApplicable),
                // The department has one symbol for what rounds to nothing and is not nothing.
                Cell::Symbol(Symbol::LowGrave) => *cell = Cell::Symbol(Symbol::Low),
                Cell::Symbol(_) | Cell::Number(_) | Cell::Text(_) | Cell::Date(_) | Cell::YesNo(_) => {}
            }
            column.symbols |= matches!(cell, Cell::Symbol(_));
        }
    }
    let is_used: Vec<bool> = (0..table.columns.len())
        .map(|at| table.rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_blank())))
        .collect();
    let keep = |at: usize| is_used.get(at) == Some(&true);
    let mut at = 0;
    table.columns.retain(|_| {
        at += 1;
        keep(at - 1)
    });
    for row in &mut table.rows {
        let mut at = 0;
        row.retain(|_| {
            at += 1;
            keep(at - 1)
        });
    }
}

/// Puts a column before those that say from where a row came, in which each row counts for one.
fn count_entries(table: &mut Table) {
    let before = table.columns.iter().position(|column| column.is_place && column.name == "file").unwrap_or(table.columns.len());
    let column = Column::made(
        ENTRIES,
        "Number of entries",
        Kind::Count,
        "1 in each row, so that rows can be counted: the table has no other number.",
    );
    table.columns.insert(before, column);
    for row in &mut table.rows {
        row.insert(before.min(row.len()), Cell::number(1));
    }
}

/// Whether a column is one of the numbers the table is about, and not one that tells its rows apart or says where they came from.
fn is_indicator(column: &Column, shape: &Shape) -> bool {
    column.kind.is_number() && !column.is_place && !is_key(column, shape)
}

/// Whether a column numbers entries, of this table or of the one around it.
fn is_key(column: &Column, shape: &Shape) -> bool {
    matches!(shape, Shape::Entries { key, .. } if key.contains(&column.name))
}

/// What is said of each filter and each indicator; nothing where a table has no indicator.
pub(super) fn meta(table: &Table) -> Option<Table> {
    let said = |name: &str| Column::made(name, name, Kind::Text, "");
    let rows: Vec<Vec<Cell>> = table
        .columns
        .iter()
        .enumerate()
        .filter_map(|(at, column)| row(table, at, column))
        .map(|row| row.map(Cell::words).into())
        .collect();
    let has_indicator = rows.iter().any(|row| row.get(1).is_some_and(|kind| kind.text() == INDICATOR));
    has_indicator.then(|| Table {
        name: format!("{}.meta", table.name),
        title: format!("{}: filters and indicators", table.title),
        meaning: String::new(),
        shape: Shape::Made,
        columns: META.map(said).into(),
        rows,
    })
}

/// The columns that the service asks for.
const META: [&str; 8] = [
    "col_name",
    "col_type",
    "label",
    "indicator_grouping",
    "indicator_unit",
    "indicator_dp",
    "filter_hint",
    "filter_grouping_column",
];
const INDICATOR: &str = "Indicator";

fn row(table: &Table, at: usize, column: &Column) -> Option<[String; 8]> {
    let of = |kind: &str, unit: &str, places: &str| {
        Some([column.name.as_str(), kind, &column.title, "", unit, places, "", ""].map(str::to_owned))
    };
    if is_indicator(column, &table.shape) {
        let unit = match column.kind {
            Kind::Money => "£",
            Kind::Percent => "%",
            Kind::Text
            | Kind::Code
            | Kind::Codes
            | Kind::Id
            | Kind::Ids
            | Kind::Date
            | Kind::Count
            | Kind::Fraction
            | Kind::YesNo => "",
        };
        return of(INDICATOR, unit, &column.kind.decimals().unwrap_or_default().to_string());
    }
    if is_filter(table, at, column) { of("Filter", "", "") } else { None }
}

fn is_filter(table: &Table, at: usize, column: &Column) -> bool {
    let name = column.name.as_str();
    if TIME_AND_PLACE.contains(&name) || NO_FILTERS.contains(&name) {
        return false;
    }
    let chooses = match column.kind {
        Kind::Code | Kind::YesNo => true,
        Kind::Text | Kind::Id => table.shape == Shape::Made || name == PARTNERSHIP || is_key(column, &table.shape),
        Kind::Count => is_key(column, &table.shape),
        Kind::Codes | Kind::Ids | Kind::Date | Kind::Money | Kind::Percent | Kind::Fraction => false,
    };
    let mut cells = table.rows.iter().map(|row| row.get(at).unwrap_or(&Cell::Blank));
    let first = cells.clone().next();
    chooses && cells.clone().all(|cell| !cell.is_blank()) && cells.any(|cell| Some(cell) != first)
}
