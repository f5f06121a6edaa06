//! The year and the area of a return, which every row gives first.

use serde_json::Value;

use super::{Cell, Column};

/// The columns every row begins with, and their cells.
pub struct Place<'a> {
    /// The columns.
    pub columns: Vec<Column>,
    /// The cells of a row, one for each of the columns. The argument gives the groups the row is in, the outermost first.
    pub of: &'a dyn Fn(&[&Value]) -> Vec<Cell>,
}
