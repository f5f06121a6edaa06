//! The data of a return, published next to its report: tidy tables, for people who count and programs that collect.
//!
//! The input is the public form of a return, as data, and the form. The output is a [`Dataset`]: a table for every list of the
//! form and one for each of its parts, with a column for every field, described in the words of the form. The names of columns
//! are the keys of the form, and the cells are the values of the data, letter for letter. Nothing is rounded, added up or
//! formatted, so no number is ever written in two ways. Private answers cannot appear, since the public form does not have
//! them.
//!
//! | Output | Made by |
//! |---|---|
//! | a file of comma-separated values a table | [`csv`](fn@csv) |
//! | what each column means: a table as well | [`described`] |
//! | what the files are, for programs: a data package | [`package`](fn@package) |
//! | one spreadsheet of them all | the module `workbook` |

mod comma;
mod described;
mod package;
mod place;
mod tables;
#[cfg(test)]
mod tests;

pub use comma::{csv, must_not_run};
pub use described::{codes, described, symbols};
pub use package::{Beside, DATAPACKAGE, Packed, Written, package, packed};
pub use place::Place;
pub use tables::{Listed, Origin, listed, tables};

use serde::{Deserialize, Serialize};

use crate::value::Symbol;

/// The name of the tool, as data gives it.
pub const TOOL: &str = env!("CARGO_PKG_NAME");
/// The version of the tool, as data gives it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The least count of children that is shown as it is, for the words about it.
const LEAST_SHOWN: u64 = crate::disclosure::THRESHOLD;

/// The data of one return.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// The description of the data.
    pub about: About,
    /// Its tables, in the order of the form. Every table has at least one row.
    pub tables: Vec<Table>,
}

/// A description of the data, for every file that holds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// A name in small letters for programs: partnership and year.
    pub name: String,
    /// The title.
    pub title: String,
    /// The publisher: the partnership.
    pub author: String,
    /// The subject, in a sentence.
    pub subject: String,
    /// The day it was prepared, for example `2027-06-30`.
    pub prepared_on: Option<String>,
    /// The full digest of the public form.
    pub digest: String,
    /// The digest, shortened for people to read out.
    pub short_digest: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// The name and the address of the licence.
    pub licence: (String, String),
    /// How the data were made and what their limits are, a paragraph each.
    pub method: Vec<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name, for files and programs: `finance_income`.
    pub name: String,
    /// Its title, for people: "Finance: income".
    pub title: String,
    /// What the table holds.
    pub meaning: String,
    /// What a row is.
    pub shape: Shape,
    /// Its columns. Their names and titles are unique.
    pub columns: Vec<Column>,
    /// Its rows, each with one cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// What a row of a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// The only row: the answers of a part of the form that are not in lists.
    Answers,
    /// One row for each entry of a list. A list within an entry has rows that say which entry they belong to.
    Entries {
        /// The columns that together identify a row.
        key: Vec<String>,
        /// The table of the entries that the rows belong to, with its key. The first columns of this table's key refer to it.
        within: Option<(String, Vec<String>)>,
    },
    /// A table made for readers: areas, figures, meanings.
    Made,
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Its name: the key of the form, after the keys of the groups around it.
    pub name: String,
    /// Its title, for people.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// The kind of its cells.
    pub kind: Kind,
    /// Whether a symbol may replace a number that is not known.
    pub symbols: bool,
    /// Whether it counts children, so that small numbers are suppressed.
    pub counts_children: bool,
    /// The codes its cells may have, when they are codes.
    pub codes: Vec<Code>,
    /// The list its codes come from, when the form names it.
    pub list: Option<String>,
    /// Whether it gives the year or the area, as some columns of every table do.
    pub is_place: bool,
    /// Its path in the data, for example `finance.income[].amount_actual`; empty for a column that is not in the data.
    pub source: String,
    /// The multiple its numbers are rounded to (10, 100), if they are rounded.
    pub rounded_to: Option<u32>,
}

/// The kind of the cells of a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Plain text, without any structure.
    #[default]
    Text,
    /// A code of a list.
    Code,
    /// Several codes of a list.
    Codes,
    /// An id: of the row, or of something it refers to.
    Id,
    /// Several ids.
    Ids,
    /// A date.
    Date,
    /// Money, in pounds and pence.
    Money,
    /// A percentage.
    Percent,
    /// A whole number.
    Count,
    /// A number with decimal places.
    Fraction,
    /// True or false.
    YesNo,
}

impl Kind {
    /// Whether its cells are numbers.
    pub fn is_number(self) -> bool {
        match self {
            Self::Money | Self::Percent | Self::Count | Self::Fraction => true,
            Self::Text | Self::Code | Self::Codes | Self::Id | Self::Ids | Self::Date | Self::YesNo => false,
        }
    }

    /// The word for the kind in descriptions of columns.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Code => "code",
            Self::Codes => "codes, with semicolons between them",
            Self::Id => "id",
            Self::Ids => "ids, with semicolons between them",
            Self::Date => "date",
            Self::Money | Self::Percent | Self::Fraction => "number",
            Self::Count => "whole number",
            Self::YesNo => "true or false",
        }
    }

    /// The most decimal places a number of the kind has.
    pub fn decimals(self) -> Option<u8> {
        match self {
            Self::Money | Self::Fraction => Some(2),
            Self::Percent => Some(1),
            Self::Count => Some(0),
            Self::Text | Self::Code | Self::Codes | Self::Id | Self::Ids | Self::Date | Self::YesNo => None,
        }
    }
}

/// A code and its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code, as it is written in cells.
    pub code: String,
    /// The words for it.
    pub label: String,
    /// The full meaning.
    pub meaning: String,
}

/// The value of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Empty: the question was not answered.
    #[default]
    Blank,
    /// Text, a code or an id.
    Text(String),
    /// A number, as the data write it.
    Number(String),
    /// A symbol that says why there is no number.
    Symbol(Symbol),
    /// A date, for example `2027-03-31`.
    Date(String),
    /// True or false.
    YesNo(bool),
}

impl Cell {
    /// The text of the cell, as the data write it.
    pub fn text(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::Text(text) | Self::Number(text) | Self::Date(text) => text,
            Self::Symbol(symbol) => symbol.code(),
            Self::YesNo(true) => "true",
            Self::YesNo(false) => "false",
        }
    }

    /// Text; an empty cell when the text is empty.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A whole number.
    pub fn number(number: usize) -> Self {
        Self::Number(number.to_string())
    }

    /// Whether the cell is empty.
    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }
}

impl Column {
    /// A column that the form does not have.
    pub fn made(name: &str, title: &str, kind: Kind, meaning: &str) -> Self {
        Self { name: name.to_owned(), title: title.to_owned(), meaning: meaning.to_owned(), kind, ..Self::default() }
    }

    /// The unit of its numbers.
    pub fn unit(&self) -> &'static str {
        match self.kind {
            Kind::Money => "pounds",
            Kind::Percent => "per cent",
            Kind::Count if self.counts_children => "children",
            Kind::Count | Kind::Fraction => "number",
            Kind::Text | Kind::Code | Kind::Codes | Kind::Id | Kind::Ids | Kind::Date | Kind::YesNo => "",
        }
    }
}

/// Whether a text is a plain number: digits, with an optional sign and optional decimal places.
pub fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, places)) => digits(whole) && digits(places),
        None => digits(unsigned),
    }
}
