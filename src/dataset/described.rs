//! The meaning of the columns and of the codes in them, as two more tables.

use super::{Cell, Code, Column, Kind, LEAST_SHOWN, Shape, Table};
use crate::value::Symbol;

/// The name of the list of symbols in the table of codes.
const SYMBOLS: &str = "symbols";

/// The word for all tables, used for a column that every table has.
pub const EVERY_TABLE: &str = "every table";

/// A row for every column of every table. The columns of year and area, which all tables have, are described once.
pub fn described(tables: &[Table]) -> Table {
    let columns = [
        ("table", "Table", "The table, which is also the name of its file; or every table."),
        (
            "column",
            "Column",
            "The name of the column in the file. It is the key of the form, with the groups it stands in before it.",
        ),
        ("title", "Title", "The title of the column, for people."),
        ("meaning", "Meaning", "What it means."),
        ("type", "Type", "What its cells are."),
        ("unit", "Unit", "In what its numbers are given."),
        ("decimals", "Decimals", "The most decimal places of its numbers."),
        ("symbols", "Symbols", "The symbols that can stand in its cells. The list of codes says what they mean."),
        ("codes", "Codes", "The name of the list of codes its cells come from."),
        ("source", "Source", "Where it stands in return.json; [] is every entry of a list. Blank for what is in no return."),
    ];
    let lists = lists(tables);
    let symbols = Symbol::ALL.map(Symbol::code).join("; ");
    let rows = tables
        .iter()
        .enumerate()
        .flat_map(|(t, table)| table.columns.iter().enumerate().map(move |(c, column)| (t, table, c, column)));
    // A column of every table is described where it first occurs, since not every table has the regions.
    let mut told: Vec<&str> = Vec::new();
    let rows = rows.filter(|(_, _, _, column)| {
        let is_first = !column.is_place || !told.contains(&column.name.as_str());
        if column.is_place && is_first {
            told.push(&column.name);
        }
        is_first
    });
    let rows = rows.map(|(t, table, c, column)| {
        let list = lists.iter().find(|list| list.used.contains(&(t, c))).map(|list| list.name.clone());
        vec![
            Cell::words(if column.is_place { EVERY_TABLE } else { &table.name }),
            Cell::words(column.name.clone()),
            Cell::words(column.title.clone()),
            Cell::words(in_full(column)),
            Cell::words(column.kind.word()),
            Cell::words(column.unit()),
            column.kind.decimals().map_or(Cell::Blank, |places| Cell::number(places.into())),
            Cell::words(if column.symbols { symbols.as_str() } else { "" }),
            Cell::words(list.unwrap_or_default()),
            Cell::words(column.source.clone()),
        ]
    });
    let rows = rows.collect();
    Table {
        name: "meta".to_owned(),
        title: "What each column means".to_owned(),
        meaning: "Every column of every table.".to_owned(),
        shape: Shape::Made,
        columns: columns.map(|(name, title, meaning)| made(name, title, meaning)).into(),
        rows,
    }
}

/// A row for every code, those of the symbols first.
pub fn codes(tables: &[Table]) -> Table {
    let columns = [
        ("list", "List", "The list the code comes from, as the descriptions of columns name it."),
        ("code", "Code", "The code, as it stands in cells."),
        ("label", "Label", "The words for it."),
        ("meaning", "Meaning", "What it means."),
    ];
    let row = |list: &str, code: &Code| {
        vec![
            Cell::words(list),
            Cell::words(code.code.clone()),
            Cell::words(code.label.clone()),
            Cell::words(code.meaning.clone()),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = symbols().iter().map(|symbol| row(SYMBOLS, symbol)).collect();
    for list in lists(tables) {
        rows.extend(list.codes.iter().map(|code| row(&list.name, code)));
    }
    Table {
        name: "codes".to_owned(),
        title: "What the codes stand for".to_owned(),
        meaning:
            "Every list of codes that a column of these tables uses, and the symbols that stand where a number is not given."
                .to_owned(),
        shape: Shape::Made,
        columns: columns.map(|(name, title, meaning)| made(name, title, meaning)).into(),
        rows,
    }
}

/// The department's symbols and their meanings.
pub fn symbols() -> Vec<Code> {
    let symbol = |symbol: Symbol| {
        let mut words = symbol.meaning().chars();
        let label: String = words.next().map(|first| first.to_uppercase().chain(words).collect()).unwrap_or_default();
        Code { code: symbol.code().to_owned(), label, meaning: "It stands in the cell in the place of a number.".to_owned() }
    };
    Symbol::ALL.map(symbol).into()
}

fn made(name: &str, title: &str, meaning: &str) -> Column {
    Column::made(name, title, if name == "decimals" { Kind::Count } else { Kind::Text }, meaning)
}

/// The meaning of a column, with notes that readers need.
pub fn in_full(column: &Column) -> String {
    let mut sentences = vec![column.meaning.trim().to_owned()];
    if sentences.iter().all(String::is_empty) {
        sentences = vec![format!("{}.", column.title)];
    }
    if column.counts_children {
        sentences.push(format!(
            "It counts children: numbers from 1 to {} are held back as c, and so is what would give one away.",
            LEAST_SHOWN - 1
        ));
    }
    sentences.join(" ")
}

struct List<'a> {
    name: String,
    codes: &'a [Code],
    used: Vec<(usize, usize)>,
}

/// The lists of codes, each once, with the columns that use them.
fn lists(tables: &[Table]) -> Vec<List<'_>> {
    let mut lists: Vec<List> = Vec::new();
    for (t, table) in tables.iter().enumerate() {
        for (c, column) in table.columns.iter().enumerate().filter(|(_, column)| !column.codes.is_empty()) {
            if let Some(known) = lists.iter_mut().find(|list| list.codes == column.codes) {
                known.used.push((t, c));
                continue;
            }
            let wanted = column.list.clone().unwrap_or_else(|| column.name.clone());
            let is_free = |name: &str| name != SYMBOLS && lists.iter().all(|list| list.name != name);
            let name = if is_free(&wanted) { wanted } else { format!("{}_{}", table.name, column.name) };
            lists.push(List { name, codes: &column.codes, used: vec![(t, c)] });
        }
    }
    lists
}
