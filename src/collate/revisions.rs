//! Revisions: every figure that differs from the previous release.

use std::collections::BTreeMap;

use super::national::Made;
use crate::dataset::{Cell, Column, Kind, Shape, Table};
use crate::error::Error;

/// Columns that say where a fact comes from, and not which fact it is.
const ORIGIN: [&str; 5] = ["file", "part_file", "digest", "line", "data_form"];

/// A figure that changed between two releases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The name of the table.
    pub table: String,
    /// The fact: the other columns of the row that are not blank, with their values.
    pub fact: Vec<(String, String)>,
    /// The column.
    pub column: String,
    /// The previous value; empty if the row is new.
    pub before: String,
    /// The new value; empty if the row is gone.
    pub now: String,
}

impl Revision {
    /// The fact in one line: `la_name: Camden; category: grant`.
    pub fn fact_line(&self) -> String {
        let columns: Vec<String> = self.fact.iter().map(|(column, cell)| format!("{column}: {cell}")).collect();
        columns.join("; ")
    }

    /// The value of a column of the row; empty if it is blank.
    pub fn of(&self, column: &str) -> &str {
        self.fact.iter().find(|(own, _)| own == column).map_or("", |(_, cell)| cell)
    }
}

/// Every figure that differs from the previous release, in the order of tables and rows. Both releases are given as files
/// `data/NAME.csv`, each with `data/NAME.meta.csv`, which says which columns are figures.
///
/// # Errors
/// When a table cannot be read.
pub fn revisions(before: &[Made], now: &[Made]) -> Result<Vec<Revision>, Error> {
    let (before, now) = (figures(before)?, figures(now)?);
    let mut found = Vec::new();
    for (key, value) in &now {
        match before.get(key) {
            Some(old) if old == value => {}
            old => found.push(revision(key, old.cloned().unwrap_or_default(), value.clone())),
        }
    }
    for (key, old) in before.iter().filter(|(key, _)| !now.contains_key(*key)) {
        found.push(revision(key, old.clone(), String::new()));
    }
    found.sort_by(|one, other| (&one.table, &one.fact, &one.column).cmp(&(&other.table, &other.fact, &other.column)));
    Ok(found)
}

/// The key of a figure: its table, fact and column, and a number if several figures share all three.
type Key = (String, Vec<(String, String)>, String, usize);

fn revision((table, fact, column, _): &Key, before: String, now: String) -> Revision {
    Revision { table: table.clone(), fact: fact.clone(), column: column.clone(), before, now }
}

fn figures(files: &[Made]) -> Result<BTreeMap<Key, String>, Error> {
    let mut all = BTreeMap::new();
    for file in files {
        let Some(name) = file.path.strip_prefix("data/").and_then(|name| name.strip_suffix(".csv")) else { continue };
        let Some(meta) = files.iter().find(|other| other.path == format!("data/{name}.meta.csv")) else { continue };
        let cannot = |_| Error::new(format!("{} cannot be read as a table", file.path));
        let indicators: Vec<String> = records(&meta.bytes)
            .map_err(cannot)?
            .1
            .into_iter()
            .filter(|row| row.iter().any(|cell| cell == "Indicator"))
            .filter_map(|row| row.into_iter().next())
            .collect();
        let (header, rows) = records(&file.bytes).map_err(cannot)?;
        for row in rows {
            let fact: Vec<(String, String)> = header
                .iter()
                .zip(&row)
                .filter(|(column, cell)| !cell.is_empty() && !indicators.contains(column) && !ORIGIN.contains(&column.as_str()))
                .map(|(column, cell)| (column.clone(), cell.clone()))
                .collect();
            for (column, cell) in header.iter().zip(&row).filter(|(column, _)| indicators.contains(column)) {
                let taken = |number: &usize| !all.contains_key(&(name.to_owned(), fact.clone(), column.clone(), *number));
                let number = (0..=all.len()).find(taken).unwrap_or_default();
                all.insert((name.to_owned(), fact.clone(), column.clone(), number), cell.clone());
            }
        }
    }
    Ok(all)
}

type Records = (Vec<String>, Vec<Vec<String>>);

fn records(bytes: &[u8]) -> Result<Records, csv::Error> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let words = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = words(reader.headers()?);
    let rows = reader.records().map(|row| row.map(|row| words(&row))).collect::<Result<_, _>>()?;
    Ok((header, rows))
}

/// The revisions as a table of the register.
pub fn table(revisions: &[Revision]) -> Table {
    let text = |name: &str, title: &str, meaning: &str| Column::made(name, title, Kind::Text, meaning);
    let columns = vec![
        text("table", "Table", "The table the figure stands in."),
        text("fact", "Fact", "Which fact it is: the other columns of its row."),
        text("column", "Column", "The column."),
        text("before", "Before", "What the release before said. Blank where the row is new."),
        text("now", "Now", "What this release says. Blank where the row is gone."),
    ];
    let words = |text: &str| Cell::words(text);
    let rows = revisions
        .iter()
        .map(|own| [&own.table, &own.fact_line(), &own.column, &own.before, &own.now].map(|text| words(text)).to_vec());
    Table {
        name: "revisions".to_owned(),
        title: "Revised figures".to_owned(),
        meaning: "Every figure that is another than in the release before.".to_owned(),
        shape: Shape::Made,
        columns,
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(path: &str, text: &str) -> Made {
        Made { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn every_figure_that_is_another_is_told_and_no_other() {
        let meta = made("data/t.meta.csv", "col_name,col_type\nkind,Filter\namount,Indicator\n");
        let before = [made("data/t.csv", "la_name,kind,amount,file\nA,x,1,f\nA,x,2,f\nB,x,3,f\nC,x,4,f\n"), meta.clone()];
        let now = [made("data/t.csv", "la_name,kind,amount,file\nA,x,1,g\nA,x,5,g\nB,x,3,g\nD,y,6,g\n"), meta];
        let told: Vec<String> = revisions(&before, &now)
            .unwrap()
            .iter()
            .map(|own| format!("{} {} {} {}→{}", own.table, own.fact_line(), own.column, own.before, own.now))
            .collect();
        assert_eq!(
            told,
            ["t la_name: A; kind: x amount 2→5", "t la_name: C; kind: x amount 4→", "t la_name: D; kind: y amount →6",]
        );
        assert_eq!(revisions(&now, &now), Ok(Vec::new()));
    }
}
