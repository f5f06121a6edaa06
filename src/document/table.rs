//! Tables of data: a caption, a header for every column, a header for every row.

use super::{Inline, plain};

/// A table. The first column holds the row headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The anchor, unique in the document.
    pub anchor: String,
    /// What the table shows; every table has one.
    pub caption: String,
    /// The columns, the one of the row headers first.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What the symbols in the cells mean and where the numbers come from.
    pub notes: Vec<Vec<Inline>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The header; never empty.
    pub header: String,
    /// Words to the left, numbers to the right.
    pub align: Align,
    /// How wide the column would like to be, relative to the others: 1 for a short number, 4 for a sentence.
    pub weight: u8,
}

/// How cells are aligned in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers, with figures of one width.
    Right,
}

/// A row of a table: its header, then a cell for every further column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the row is about: a header cell.
    pub header: Cell,
    /// The other cells, one for every further column.
    pub cells: Vec<Cell>,
    /// Whether the row sums up the others.
    pub kind: RowKind,
}

/// The role of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// One of the data.
    Body,
    /// A sum or summary of the rows above.
    Total,
}

/// The words of a cell.
pub type Cell = Vec<Inline>;

impl Column {
    /// A column of words.
    pub fn words(header: impl Into<String>, weight: u8) -> Self {
        Self { header: header.into(), align: Align::Left, weight: weight.max(1) }
    }

    /// A column of numbers.
    pub fn numbers(header: impl Into<String>) -> Self {
        Self { header: header.into(), align: Align::Right, weight: 1 }
    }
}

impl Table {
    /// A table with no rows yet.
    pub fn new(anchor: impl Into<String>, caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { anchor: anchor.into(), caption: caption.into(), columns, rows: Vec::new(), notes: Vec::new() }
    }

    /// Adds a row; cells that are missing stay empty, cells too many are left out, so that every row has the same number.
    pub fn row(&mut self, header: impl Into<Inline>, cells: Vec<Cell>) {
        self.push(vec![header.into()], cells, RowKind::Body);
    }

    /// Adds a row whose header is more than one run of words: a quotation and a link, say.
    pub fn entry(&mut self, header: Cell, cells: Vec<Cell>) {
        self.push(header, cells, RowKind::Body);
    }

    /// Adds a row that sums up the others.
    pub fn total(&mut self, header: impl Into<Inline>, cells: Vec<Cell>) {
        self.push(vec![header.into()], cells, RowKind::Total);
    }

    fn push(&mut self, header: Cell, mut cells: Vec<Cell>, kind: RowKind) {
        cells.resize(self.columns.len().saturating_sub(1), Vec::new());
        self.rows.push(Row { header, cells, kind });
    }

    /// The table as lines of plain words, for tests and descriptions.
    pub fn lines(&self) -> Vec<String> {
        let header = self.columns.iter().map(|column| column.header.clone()).collect::<Vec<_>>().join(" | ");
        let rows = self
            .rows
            .iter()
            .map(|row| std::iter::once(&row.header).chain(&row.cells).map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "));
        std::iter::once(header).chain(rows).collect()
    }
}
