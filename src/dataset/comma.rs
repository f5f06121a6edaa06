//! A table as a file of comma-separated values (RFC 4180).
//!
//! The file is UTF-8 and begins with a byte order mark: without one, a spreadsheet assumes an older encoding, and shows `Â£`
//! for `£`. Lines end with CR LF, as the standard requires; line breaks within a text stay as they are, in quotes.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, even in quotes, and a reader who opens a file
//! with a double click cannot prevent it. So such a text gets an apostrophe in front, as OWASP advises, and the description of
//! the columns says so. Numbers stay numbers, with or without a minus. [`must_not_run`] shows which apostrophes can be taken
//! off again.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use super::{Cell, Table, is_number};
use crate::error::Error;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The table as a file: the names of the columns, then one line for each row.
///
/// # Errors
/// When rows and columns differ in length, which does not happen in a table of this crate.
pub fn csv(table: &Table) -> Result<Vec<u8>, Error> {
    let cannot = |_| Error::new("its rows cannot be written").during(format!("cannot make the table {}", table.name));
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(table.columns.iter().map(|column| column.name.as_str())).map_err(cannot)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| written(cell).into_owned())).map_err(cannot)?;
    }
    writer.into_inner().map_err(|_| Error::new(format!("cannot make the table {}", table.name)))
}

fn written(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) if must_not_run(text) => Cow::Owned(format!("'{text}")),
        Cell::Blank | Cell::Text(_) | Cell::Number(_) | Cell::Symbol(_) | Cell::Date(_) | Cell::YesNo(_) => {
            Cow::Borrowed(cell.text())
        }
    }
}

/// Whether a spreadsheet could take a text for a formula. Leading apostrophes are ignored, so this also tests a cell of a file:
/// its first apostrophe was added by us when the rest of the cell must not run.
pub fn must_not_run(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let begins = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter.is_control());
    let runs = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n']);
    runs && !is_number(text)
}
