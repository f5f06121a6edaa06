//! When and where: what every row says before anything else.

use serde_json::Value;

use super::{Cell, Column};

/// The columns every row begins with, and what stands in them.
pub struct Place<'a> {
    /// The columns.
    pub columns: Vec<Column>,
    /// The cells of a row, one for each of the columns, from what the row is about: the groups it stands in, the outermost first.
    pub of: &'a dyn Fn(&[&Value]) -> Vec<Cell>,
}
