//! The national data: tidy tables, one row a fact, with when and where, and the file, digest and line each row came from.

use super::{Counted, Settled};
use crate::dataset::Table;
use crate::error::Error;

/// What one return adds to the national tables.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Its rows, a table each, in the order of the form.
    pub tables: Vec<Table>,
}

/// The rows of a return that counts.
///
/// # Errors
/// When the tool's own form cannot be used, which a test rules out.
pub fn part(_counted: &Counted, _settled: &Settled) -> Result<Part, Error> {
    Ok(Part::default())
}

/// A file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its path below the folder of the output, with `/`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The files of the national data: `data/NAME.csv`, `data/NAME.meta.csv`, `data/NAME.parquet`, `data/dictionary.csv`,
/// `data/datapackage.json`, `data.xlsx`, and the texts for readers under `texts/`.
///
/// # Errors
/// When a file cannot be made.
pub fn files(_settled: &Settled, _parts: Vec<Part>, _totals: &[Table]) -> Result<Vec<Made>, Error> {
    Ok(Vec::new())
}
