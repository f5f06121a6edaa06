//! The shipped tables as rows with named columns.

use csv::StringRecord;

use crate::value::{Date, Decimal, InForce};

/// The text of a file under `schema/`. The path may be given in several pieces.
macro_rules! shipped {
    ($($part:literal),+) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schema/", $($part),+))
    };
}
pub(super) use shipped;

/// One row of a table.
pub(super) struct Row<'a> {
    header: &'a StringRecord,
    cells: &'a StringRecord,
}

impl Row<'_> {
    /// The text of a column; empty when the table has no such column.
    pub(super) fn text(&self, column: &str) -> &str {
        self.header.iter().position(|name| name == column).and_then(|at| self.cells.get(at)).unwrap_or_default()
    }

    /// The text of a column; `None` when it is empty.
    pub(super) fn optional(&self, column: &str) -> Option<String> {
        let text = self.text(column);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Every cell with the name of its column.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&str, &str)> {
        self.header.iter().zip(self.cells)
    }

    /// A number, exactly as written.
    pub(super) fn decimal(&self, column: &str) -> Option<Decimal> {
        Decimal::from_str_exact(self.text(column)).ok()
    }

    /// The days between which the row is in force; `None` when a date cannot be read.
    pub(super) fn in_force(&self) -> Option<InForce> {
        let day = |column| match self.text(column) {
            "" => Some(None),
            text => Date::parse(text).map(Some),
        };
        Some(InForce { from: day("from")?, to: day("to")? })
    }
}

/// Reads each row of a table. Rows for which `read` returns `None` are left out.
pub(super) fn read<T>(csv: &str, read: impl Fn(&Row) -> Option<T>) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    reader.records().flatten().filter_map(|cells| read(&Row { header: &header, cells: &cells })).collect()
}
