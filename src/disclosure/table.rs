//! Counts and what binds them: the shape in which disclosure control sees any publication.

/// A count as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Known(u64),
    /// A number that somebody else has held back already: a `c` that was typed.
    Held,
    /// A number that nobody has, or that is too unreliable to print.
    Unknown,
}

/// What a count is of, and so what may be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Children, or events so few that they tell of single children: a small number is held back.
    Children,
    /// Meetings, contacts, reviews. Held back only where nothing else protects a count of children.
    Process,
    /// What anyone can read elsewhere: a list that is printed, a figure that was published before. Never held back.
    Public,
}

/// One count of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The count.
    pub value: Value,
    /// What it is of.
    pub kind: Kind,
}

/// What binds counts, named by their places in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bond {
    /// Both sides come to the same: a total and its parts, the same count stated twice, what was open and what came in against
    /// what ended and is open still.
    Equal(Vec<usize>, Vec<usize>),
    /// The first come to no more than the second: those of a group who did something, and the group.
    AtMost(Vec<usize>, Vec<usize>),
    /// A published share: `scale` times the first by the second, rounded to the nearest unit in the last place. It was published
    /// elsewhere and cannot be taken back; a share of this return is held back with its counts and binds nothing.
    Share {
        /// Above the line.
        part: usize,
        /// Below the line.
        whole: usize,
        /// What it is of: 100 for a percentage, 10,000 for a rate.
        scale: u32,
        /// Its digits without the point.
        digits: u64,
        /// How many of them are decimals.
        places: u32,
    },
}

impl Bond {
    /// The cells it binds.
    pub fn cells(&self) -> Vec<usize> {
        match self {
            Self::Equal(left, right) | Self::AtMost(left, right) => left.iter().chain(right).copied().collect(),
            Self::Share { part, whole, .. } => vec![*part, *whole],
        }
    }
}

/// Counts and what binds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The counts.
    pub cells: Vec<Cell>,
    /// What binds them. A cell that the table does not have binds nothing.
    pub bonds: Vec<Bond>,
}

impl Table {
    /// Adds a count and gives its place.
    pub fn add(&mut self, value: Value, kind: Kind) -> usize {
        self.cells.push(Cell { value, kind });
        self.cells.len().saturating_sub(1)
    }
}
