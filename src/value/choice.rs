//! Answers chosen from a list. Where code branches on the answer the list is an enum ([`Choice`]); otherwise it is a shipped
//! [`CodeList`].

use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::{Date, InForce};

/// An answer chosen from a short list that is part of the code.
pub trait Choice: Copy + Sized + 'static {
    /// Every choice, in the order the form lists them.
    const ALL: &'static [Self];
    /// The code people type.
    fn code(self) -> &'static str;
    /// The words the report prints.
    fn label(self) -> &'static str;
}

/// Declares a choice: each variant with the code people type, the label the report prints, and its meaning as a doc comment.
macro_rules! choice {
    ($(#[$doc:meta])* pub enum $name:ident { $(#[doc = $meaning:literal] $variant:ident = $code:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(#[doc = $meaning] #[serde(rename = $code)] $variant,)+
        }

        impl $crate::value::Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "enum": [$($code),+],
                    "enumDescriptions": [$($meaning.trim()),+],
                    "x-labels": [$($label),+],
                    "x-value": "choice",
                })
            }
        }
    };
}
pub(crate) use choice;

/// A code list kept by the department or the sector, shipped as `schema/lists/*.csv`.
pub trait CodeList: 'static {
    /// The name of the file, without `.csv`.
    const NAME: &'static str;
    /// The text of the file, with the columns `code,label,meaning,from,to`.
    const CSV: &'static str;
    /// A column and a value. Rows with that value in that column are not offered to people.
    const LEAVES_OUT: Option<(&'static str, &'static str)> = None;
}

/// Declares a code list: a type and the name of its file.
macro_rules! code_list {
    ($($(#[$doc:meta])* $name:ident = $file:literal $(without $column:literal = $value:literal)?;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct $name;
        impl $crate::value::CodeList for $name {
            const NAME: &'static str = $file;
            const CSV: &'static str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schema/lists/", $file, ".csv"));
            $(const LEAVES_OUT: Option<(&'static str, &'static str)> = Some(($column, $value));)?
        }
    )*};
}
pub(crate) use code_list;

/// A code of the list `L`, as typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code<L> {
    text: String,
    #[serde(skip)]
    list: PhantomData<fn() -> L>,
}

impl<L: CodeList> Code<L> {
    /// The code as typed.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The label for this code; the code itself when the list does not have it.
    pub fn label(&self) -> String {
        rows::<L>().into_iter().find(|row| row.code == self.text).map_or_else(|| self.text.clone(), |row| row.label)
    }
}

/// One row of a code list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRow {
    /// The code as typed.
    pub code: String,
    /// The words the report prints.
    pub label: String,
    /// What the code means, in one sentence.
    pub meaning: String,
    /// The days between which the code may be used.
    pub in_force: InForce,
}

fn rows<L: CodeList>() -> Vec<CodeRow> {
    rows_without(L::CSV, L::LEAVES_OUT)
}

/// The rows of a list, in the order of the file. Columns are found by name, so a list may have extra ones.
///
/// The files are part of the program, so a row that cannot be read is skipped here and fails a test.
pub(crate) fn code_rows(csv: &str) -> Vec<CodeRow> {
    rows_without(csv, None)
}

fn rows_without(csv: &str, leaves_out: Option<(&str, &str)>) -> Vec<CodeRow> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let column = |name: &str| header.iter().position(|cell| cell == name);
    let (code, label, from, to) = (column("code"), column("label"), column("from"), column("to"));
    let meaning = column("meaning").or_else(|| column("definition"));
    reader
        .records()
        .flatten()
        .filter(|record| leaves_out.is_none_or(|(name, value)| column(name).and_then(|at| record.get(at)) != Some(value)))
        .map(|record| {
            let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
            CodeRow {
                code: cell(code).to_owned(),
                label: cell(label).to_owned(),
                meaning: cell(meaning).to_owned(),
                in_force: InForce { from: Date::parse(cell(from)), to: Date::parse(cell(to)) },
            }
        })
        .collect()
}

impl<L: CodeList> JsonSchema for Code<L> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        match L::LEAVES_OUT {
            None => format!("code_{}", L::NAME).into(),
            Some((column, value)) => format!("code_{}_not_{value}_{column}", L::NAME).into(),
        }
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let rows = rows::<L>();
        let column = |cell: fn(&CodeRow) -> &String| rows.iter().map(|row| cell(row).clone()).collect::<Vec<_>>();
        let meanings: Vec<String> =
            rows.iter().map(|row| if row.meaning.is_empty() { row.label.clone() } else { row.meaning.clone() }).collect();
        json_schema!({
            "type": "string",
            "enum": column(|row| &row.code),
            "enumDescriptions": meanings,
            "x-labels": column(|row| &row.label),
            "x-value": "choice",
            "x-list": L::NAME,
        })
    }
}
