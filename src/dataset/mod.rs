//! The data of a return beside its report: tidy tables, for people who count and programs that collect.
//!
//! In goes the public form of a return, as data, and the form. Out comes a [`Dataset`]: a table for every list of the form and one for
//! each of its parts, with a column for every field, described in the words of the form. The names of columns are the keys of the
//! form, the cells are what stands in the data, letter for letter: nothing is rounded, added up or formatted, so no number is ever
//! written in two ways. What is private cannot be here, since the public form does not have it.
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
    /// What it is.
    pub about: About,
    /// Its tables, in the order of the form. Every table has at least one row.
    pub tables: Vec<Table>,
}

/// What the data are, in words for every file that holds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// A name in small letters for programs: partnership and year.
    pub name: String,
    /// The title.
    pub title: String,
    /// Who answers for it: the partnership.
    pub author: String,
    /// What it is about, in a sentence.
    pub subject: String,
    /// The day it was prepared, as `2027-06-30`.
    pub prepared_on: Option<String>,
    /// The digest of the public form, all of it.
    pub digest: String,
    /// The digest as people read it out.
    pub short_digest: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// The name and address of the licence.
    pub licence: (String, String),
    /// How it was made and what its limits are, a paragraph each.
    pub method: Vec<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name, for files and programs: `finance_income`.
    pub name: String,
    /// Its title, for people: "Finance: income".
    pub title: String,
    /// What it holds.
    pub meaning: String,
    /// What a row is.
    pub shape: Shape,
    /// Its columns. Their names and titles are unique.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// What a row of a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One row, which holds the answers of a part of the form that are not in lists.
    Answers,
    /// A row an entry of a list. Entries of lists within entries say to which one they belong.
    Entries {
        /// The columns that together tell rows apart.
        key: Vec<String>,
        /// The table whose rows these belong to, with its key. The first columns of this key lead there.
        within: Option<(String, Vec<String>)>,
    },
    /// Made for the reader: areas, figures, meanings.
    Made,
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Its name: the key of the form, with those of the groups it stands in before it.
    pub name: String,
    /// Its title, for people.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// What its cells are.
    pub kind: Kind,
    /// Whether a symbol may stand where a number is not known.
    pub symbols: bool,
    /// Whether it counts children, so that small numbers are held back.
    pub counts_children: bool,
    /// The codes its cells may have, where they are codes.
    pub codes: Vec<Code>,
    /// The list its codes come from, where the form names it.
    pub list: Option<String>,
    /// Whether it says when and where, as it does in every table.
    pub is_place: bool,
    /// Its path in the data: `finance.income[].amount_actual`; empty for a column that is not in the data.
    pub source: String,
    /// The multiple its numbers are rounded to (10, 100), if they are rounded.
    pub rounded_to: Option<u32>,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Words, in which nothing is to be read but words.
    #[default]
    Text,
    /// A code of a list.
    Code,
    /// Several codes of a list.
    Codes,
    /// An id: of the row, or of what it refers to.
    Id,
    /// Several ids.
    Ids,
    /// A day.
    Date,
    /// Pounds and pence.
    Money,
    /// A share of a hundred.
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

    /// The word for it in descriptions of columns.
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

/// A code, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code, as it stands in cells.
    pub code: String,
    /// The words for it.
    pub label: String,
    /// What it means, at length.
    pub meaning: String,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing: it was not answered.
    #[default]
    Blank,
    /// Words, a code or an id.
    Text(String),
    /// A number, as the data write it.
    Number(String),
    /// Why there is no number.
    Symbol(Symbol),
    /// A day, as `2027-03-31`.
    Date(String),
    /// True or false.
    YesNo(bool),
}

impl Cell {
    /// What stands there, as the data write it.
    pub fn text(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::Text(text) | Self::Number(text) | Self::Date(text) => text,
            Self::Symbol(symbol) => symbol.code(),
            Self::YesNo(true) => "true",
            Self::YesNo(false) => "false",
        }
    }

    /// Words; nothing where there are none.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A whole number.
    pub fn number(number: usize) -> Self {
        Self::Number(number.to_string())
    }

    /// Whether nothing stands there.
    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }
}

impl Column {
    /// A column that the form does not have.
    pub fn made(name: &str, title: &str, kind: Kind, meaning: &str) -> Self {
        Self { name: name.to_owned(), title: title.to_owned(), meaning: meaning.to_owned(), kind, ..Self::default() }
    }

    /// In what its numbers are given.
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

/// Whether a text is a plain number: digits, with a sign before and decimal places behind where there are any.
pub fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, places)) => digits(whole) && digits(places),
        None => digits(unsigned),
    }
}
