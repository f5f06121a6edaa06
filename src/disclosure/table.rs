//! A table of counts with linear constraints: the form in which disclosure control sees any publication.

/// A count as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Known(u64),
    /// A number that somebody else suppressed already: a `c` that was typed.
    Suppressed,
    /// A number that is not available, or too unreliable to print.
    Unknown,
}

/// What a count counts, which decides whether it may be suppressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Children, or events that each concern one child: small numbers are suppressed.
    Children,
    /// Meetings, contacts, reviews: suppressed only if nothing else protects a count of children.
    Process,
    /// Anything that can be read elsewhere, such as a printed list or an earlier publication: never suppressed.
    Public,
}

/// One count of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The count.
    pub value: Value,
    /// What it counts.
    pub kind: Kind,
}

/// A linear constraint between counts, which are given by their index in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constraint {
    /// Both sides have the same sum: a total and its parts; one count stated twice; cases open at the start and new cases against
    /// cases closed and cases still open.
    Equal(Vec<usize>, Vec<usize>),
    /// The sum of the first is at most the sum of the second: the members of a group who took part, and the group.
    AtMost(Vec<usize>, Vec<usize>),
    /// A published share, `scale × part ÷ whole`, rounded to its last digit. It was published elsewhere and cannot be withdrawn; a
    /// share that the return itself states is suppressed with its counts instead, and is no constraint. For example 12 of 48
    /// children as 25.0%: `scale` 100, `digits` 250, `places` 1.
    Share {
        /// The numerator.
        part: usize,
        /// The denominator.
        whole: usize,
        /// The number the share is per: 100 for a percentage, 10,000 for a rate per 10,000.
        scale: u32,
        /// The digits of the share without the decimal point.
        digits: u64,
        /// How many of the digits are decimals.
        places: u32,
    },
}

impl Constraint {
    /// The cells in the constraint, which may repeat.
    pub fn cells(&self) -> Vec<usize> {
        match self {
            Self::Equal(left, right) | Self::AtMost(left, right) => left.iter().chain(right).copied().collect(),
            Self::Share { part, whole, .. } => vec![*part, *whole],
        }
    }
}

/// Counts and their constraints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The counts.
    pub cells: Vec<Cell>,
    /// Their constraints. An index without a cell is ignored.
    pub constraints: Vec<Constraint>,
}

impl Table {
    /// Adds a count, and gives its index.
    pub fn add(&mut self, value: Value, kind: Kind) -> usize {
        self.cells.push(Cell { value, kind });
        self.cells.len().saturating_sub(1)
    }
}
