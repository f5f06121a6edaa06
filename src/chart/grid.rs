//! What is there and what is not: a mark a row and column.

use super::lettering::{LINE, wrap, write};
use super::measure::Frame;
use super::{Anchor, Chart, Drawing};

/// How far something is there. Each has a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// All of it: a filled square.
    Full,
    /// Some of it: a square half filled.
    Part,
    /// Nothing of it: an open square.
    None,
    /// It does not apply, or is not known: a dash.
    NotApplicable,
}

/// A cell of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// How far it is there.
    pub mark: Mark,
    /// The same in words: "signed", "in part", "not signed", "not known".
    pub words: String,
}

/// A row of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// What the row is about.
    pub label: String,
    /// A cell a column.
    pub cells: Vec<GridCell>,
}

impl GridCell {
    /// A cell.
    pub fn new(mark: Mark, words: impl Into<String>) -> Self {
        Self { mark, words: words.into() }
    }
}

impl GridRow {
    /// A row.
    pub fn new(label: impl Into<String>, cells: Vec<GridCell>) -> Self {
        Self { label: label.into(), cells }
    }
}

/// A mark a row and column with a key that says what each form means; where there are many columns they stand in blocks one below
/// the other. On a narrow picture each row is a few lines: a mark, its words, and the columns it is found in.
pub fn grid(frame: Frame, columns: &[&str], rows: &[GridRow]) -> Chart {
    frame.around(|breadth| list(columns, rows, breadth))
}

fn list(columns: &[&str], rows: &[GridRow], breadth: f32) -> Drawing {
    let mut shapes = Vec::new();
    let mut y = 0.0;
    for row in rows {
        let cells = row.cells.iter().zip(columns).map(|(cell, column)| format!("{column} {}", cell.words));
        let lines = wrap(&format!("{}: {}", row.label, cells.collect::<Vec<_>>().join(", ")), breadth);
        write(&mut shapes, &lines, 0.0, y, Anchor::Start);
        y += lines.len() as f32 * LINE + 3.0;
    }
    Drawing { width: breadth, height: y, shapes }
}
