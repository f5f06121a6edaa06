//! The national data: tidy tables, one row a fact, with when and where, and the file, digest and line each row came from.
//!
//! Each return that counts becomes a [`Part`]: the rows of every list of its public form and of every part of the form, without what is
//! alike in all of them, and apart from them what people wrote. From the parts of all returns come the files, a table at a time, as the
//! department's service for statistics takes them, as Parquet and as one spreadsheet: with the feature `cli`, which has the libraries.
//!
//! | What | Where |
//! |---|---|
//! | when and where a row is | `place` |
//! | which tables and columns there are | `form` |
//! | the rows of a return | `part` |
//! | filters and indicators | `explore` |
//! | the files | `files` |
#![cfg_attr(not(feature = "cli"), allow(dead_code, reason = "the files are made with the feature `cli` alone"))]

#[cfg(feature = "cli")]
mod explore;
#[cfg(feature = "cli")]
mod files;
mod form;
mod part;
mod place;
#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

#[cfg(feature = "cli")]
pub use files::{files, files_of_totals};
pub use part::{Part, part};

/// A file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its path below the folder of the output, with `/`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}
