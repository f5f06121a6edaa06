//! The national data: tidy tables, one row a fact, with when and where, and the file, digest and line each row came from.
//!
//! Each return that counts becomes a [`Part`]: the rows of every list of its public form and of every part of the form, without what is
//! alike in all of them, and apart from them what people wrote. From the parts of all returns come the [`files`], a table at a time, as
//! the department's service for statistics takes them, as Parquet and as one spreadsheet.
//!
//! | What | Where |
//! |---|---|
//! | when and where a row is | [`place`] |
//! | which tables and columns there are | [`form`] |
//! | the rows of a return | [`mod@part`] |
//! | filters and indicators | [`explore`] |
//! | the files | [`mod@files`] |

mod explore;
mod files;
mod form;
mod part;
mod place;
#[cfg(test)]
mod tests;

pub use files::{Made, files};
pub use part::{Part, part};
