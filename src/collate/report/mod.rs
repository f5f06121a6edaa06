//! The national report: figures of each return that counts, totals of England and its regions, and the document made of them.

use super::{Counted, Settled};
use crate::dataset::Table;
use crate::document::Document;
use crate::error::Error;

/// The figures of one return that the report rests on.
#[derive(Debug, Clone, Default)]
pub struct Figures {}

/// The figures of a return that counts.
pub fn figures(_counted: &Counted) -> Figures {
    Figures::default()
}

/// Totals of England and its regions, each with how many returns it rests on, after disclosure control.
#[derive(Debug, Clone, Default)]
pub struct Totals {}

impl Totals {
    /// The totals as tables of the national data.
    pub fn tables(&self) -> Vec<Table> {
        Vec::new()
    }
}

/// The totals of the returns that count.
pub fn totals(_settled: &Settled, _figures: &[Figures]) -> Totals {
    Totals::default()
}

/// The national report.
///
/// # Errors
/// When the document cannot be made, which no figures can cause.
pub fn document(_settled: &Settled, _figures: &[Figures], _totals: &Totals) -> Result<Document, Error> {
    Err(Error::new("there is no national report yet"))
}
