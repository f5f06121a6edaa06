//! The auditor: the values each suppressed count could have, for a reader who sees everything that is published.
//!
//! A suppressed count and those it is linked with through constraints become a [`System`] of whole numbers. For example, with a
//! published total of 9, `small + other = 9` and `other ≥ 6` leave 1, 2 and 3 for the small count: three values, which is enough.

use super::system::{Answer, Range, Row, System, UNBOUNDED, UPPER_BOUND};
use super::table::{Cell, Constraint, Kind, Table, Value};
use super::{MIN_POSSIBLE_VALUES, THRESHOLD};

/// The largest number of hidden cells that are solved together: cells further away say next to nothing about one.
const MAX_COMPONENT: usize = 64;
/// A constraint with more terms than this is ignored: no form has one, and a file that pretends to must not stop the tool.
const MAX_TERMS: usize = 400;

/// Why a count is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Primary suppression: it is a small count of children.
    Small,
    /// Secondary suppression: a small count could be worked out from this count of children, which is at least [`THRESHOLD`].
    Secondary,
    /// Secondary suppression of a zero.
    SecondaryZero,
    /// Secondary suppression of a count of something other than children, often a total.
    SecondaryTotal,
    /// It was typed as `c`.
    AlreadySuppressed,
    /// It is not available.
    Unknown,
}

/// Shown cells in constraints that have a single hidden cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SingletonNeighbours {
    /// Those in constraints of the cell itself.
    pub own: Vec<usize>,
    /// Those in constraints of any cell it is linked with.
    pub all: Vec<usize>,
}

/// What the auditor knows about a hidden cell: why it is hidden, and its role in each of its constraints. Cells with the same
/// signature are interchangeable, so the same can be worked out about each of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Signature {
    reason: Option<Reason>,
    /// The index of each constraint, with how often the cell occurs on its left and on its right.
    constraints: Vec<(usize, usize, usize)>,
}

/// A table, and which of its counts are hidden.
#[derive(Debug, Clone)]
pub(super) struct Audit<'a> {
    pub table: &'a Table,
    /// Why each cell is hidden; `None` if it is shown.
    pub hidden: Vec<Option<Reason>>,
    /// The usable constraints: those that do not contradict what is published.
    constraints: Vec<&'a Constraint>,
    /// The indices of the constraints of each cell.
    constraints_of: Vec<Vec<usize>>,
}

impl<'a> Audit<'a> {
    /// The table with its small counts hidden and everything else shown.
    pub fn new(table: &'a Table) -> Self {
        let reason = |cell: &Cell| match (cell.value, cell.kind) {
            (Value::Known(count), Kind::Children) if super::is_small(count) => Some(Reason::Small),
            (Value::Known(_), _) => None,
            (Value::Suppressed, _) => Some(Reason::AlreadySuppressed),
            (Value::Unknown, _) => Some(Reason::Unknown),
        };
        Self::of(table, table.cells.iter().map(reason).collect())
    }

    /// The table as it was typed: every number in it is shown, and nothing is known about the others.
    fn as_typed(table: &'a Table) -> Self {
        let reason = |cell: &Cell| (!matches!(cell.value, Value::Known(_))).then_some(Reason::Unknown);
        Self::of(table, table.cells.iter().map(reason).collect())
    }

    fn of(table: &'a Table, hidden: Vec<Option<Reason>>) -> Self {
        let mut audit = Self { table, hidden, constraints: Vec::new(), constraints_of: vec![Vec::new(); table.cells.len()] };
        // Nobody can use a constraint that the published numbers contradict, such as a breakdown that leaves some out. This is judged
        // by what is published and never by the true small counts, so that the choice gives nothing away about them.
        audit.constraints = table.constraints.iter().filter(|constraint| audit.is_consistent(constraint)).collect();
        for (place, constraint) in audit.constraints.iter().enumerate() {
            for cell in constraint.cells() {
                if let Some(places) = audit.constraints_of.get_mut(cell)
                    && places.last() != Some(&place)
                {
                    places.push(place);
                }
            }
        }
        audit
    }

    fn is_consistent(&self, constraint: &Constraint) -> bool {
        let mut cells: Vec<usize> = constraint.cells().into_iter().filter(|cell| self.is_hidden(*cell)).collect();
        cells.sort_unstable();
        cells.dedup();
        if constraint.cells().len() > MAX_TERMS {
            return false;
        }
        let rows = self.rows(&[constraint], &cells);
        let ranges = cells.iter().map(|cell| self.range(*cell, false)).collect();
        System::new(ranges, rows).solve(0, Range { lower: 0, upper: UPPER_BOUND }) != Answer::No
    }

    pub fn is_hidden(&self, cell: usize) -> bool {
        self.hidden.get(cell).is_some_and(Option::is_some)
    }

    pub fn set(&mut self, cell: usize, reason: Option<Reason>) {
        if let Some(place) = self.hidden.get_mut(cell) {
            *place = reason;
        }
    }

    /// The hidden cells that are linked with a cell through constraints, including the cell itself, in the order of the table. Stops at
    /// the nearest [`MAX_COMPONENT`].
    pub fn component(&self, cell: usize) -> Vec<usize> {
        let mut found = vec![cell];
        let mut next = 0;
        while let Some(cell) = found.get(next).copied().filter(|_| found.len() < MAX_COMPONENT) {
            next = next.saturating_add(1);
            for other in self.neighbours(cell) {
                if self.is_hidden(other) && !found.contains(&other) {
                    found.push(other);
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// The cells that share a constraint with a cell.
    pub fn neighbours(&self, cell: usize) -> Vec<usize> {
        let places = self.constraints_of.get(cell).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.constraints.get(*place)).flat_map(|constraint| constraint.cells()).collect()
    }

    /// The shown cells of every constraint with a single hidden cell: constraints of one cell, and constraints of all cells it is
    /// linked with. A shown cell is repeated for each such constraint.
    pub fn singleton_neighbours(&self, cell: usize) -> SingletonNeighbours {
        let mut neighbours = SingletonNeighbours { own: Vec::new(), all: Vec::new() };
        for hidden in self.component(cell) {
            let places = self.constraints_of.get(hidden).map(Vec::as_slice).unwrap_or_default();
            for constraint in places.iter().filter_map(|place| self.constraints.get(*place)) {
                let shown: Vec<usize> = constraint.cells().into_iter().filter(|other| *other != hidden).collect();
                if shown.iter().any(|other| self.is_hidden(*other)) {
                    continue;
                }
                if hidden == cell {
                    neighbours.own.extend(&shown);
                }
                neighbours.all.extend(shown);
            }
        }
        neighbours
    }

    /// The values a hidden cell can have for a reader who ignores the constraints. Readers may know how this tool works, and so which
    /// numbers are suppressed to protect others, and that those are not small. Once a zero is hidden among them, nobody can tell
    /// which of them are the small ones.
    fn range(&self, cell: usize, hides_zero: bool) -> Range {
        let reason = self.hidden.get(cell).copied().flatten();
        match reason {
            _ if hides_zero => Range { lower: 0, upper: UPPER_BOUND },
            Some(Reason::Small) => Range { lower: 1, upper: i128::from(THRESHOLD).saturating_sub(1) },
            Some(Reason::Secondary) => Range { lower: i128::from(THRESHOLD), upper: UPPER_BOUND },
            Some(Reason::AlreadySuppressed) => Range { lower: 1, upper: UPPER_BOUND },
            Some(Reason::SecondaryZero | Reason::SecondaryTotal | Reason::Unknown) | None => {
                Range { lower: 0, upper: UPPER_BOUND }
            }
        }
    }

    /// The constraints as rows over some hidden cells. A constraint with a hidden cell that is not among these is left out.
    fn rows(&self, constraints: &[&Constraint], cells: &[usize]) -> Vec<Row> {
        let mut rows = Vec::new();
        for constraint in constraints {
            let mut add = |terms: &[(usize, i128)], lower: i128, upper: i128| rows.extend(self.row(terms, lower, upper, cells));
            match constraint {
                Constraint::Equal(left, right) => add(&difference(left, right), 0, 0),
                Constraint::AtMost(parts, whole) => add(&difference(whole, parts), 0, UNBOUNDED),
                Constraint::Share { part, whole, scale, digits, places } => {
                    // The true share is within half a unit of the last digit; both sides are multiplied by twice that unit.
                    let unit = 10_i128.checked_pow(*places).unwrap_or(1).saturating_mul(2);
                    let above = unit.saturating_mul(i128::from(*scale));
                    let twice = i128::from(*digits).saturating_mul(2);
                    add(&[(*part, above), (*whole, 1_i128.saturating_sub(twice))], 0, UNBOUNDED);
                    add(&[(*part, -above), (*whole, twice.saturating_add(1))], 0, UNBOUNDED);
                }
            }
        }
        rows
    }

    /// A row over the hidden cells alone: shown counts are subtracted from its bounds. `None` if the row has another hidden cell.
    fn row(&self, terms: &[(usize, i128)], lower: i128, upper: i128, cells: &[usize]) -> Option<Row> {
        let mut shown = 0_i128;
        let mut hidden: Vec<(usize, i128)> = Vec::new();
        for (cell, coefficient) in terms {
            if let Ok(number) = cells.binary_search(cell) {
                match hidden.iter_mut().find(|(known, _)| *known == number) {
                    Some((_, sum)) => *sum = sum.saturating_add(*coefficient),
                    None => hidden.push((number, *coefficient)),
                }
            } else {
                let Value::Known(count) = self.table.cells.get(*cell)?.value else { return None };
                if self.is_hidden(*cell) {
                    return None;
                }
                shown = shown.saturating_add(coefficient.saturating_mul(i128::from(count)));
            }
        }
        hidden.retain(|(_, coefficient)| *coefficient != 0);
        let beyond = |limit: i128| if limit == UNBOUNDED { limit } else { limit.saturating_sub(shown) };
        Some(Row { terms: hidden, lower: beyond(lower), upper: beyond(upper) })
    }

    /// The signature of a cell.
    pub fn signature(&self, cell: usize) -> Signature {
        let times = |cells: &[usize]| cells.iter().filter(|other| **other == cell).count();
        let places = self.constraints_of.get(cell).map(Vec::as_slice).unwrap_or_default();
        let constraints = places.iter().filter_map(|place| {
            let (left, right) = match self.constraints.get(*place)? {
                Constraint::Equal(left, right) | Constraint::AtMost(left, right) => (times(left), times(right)),
                Constraint::Share { part, whole, .. } => (times(&[*part]), times(&[*whole])),
            };
            Some((*place, left, right))
        });
        Signature { reason: self.hidden.get(cell).copied().flatten(), constraints: constraints.collect() }
    }

    /// Whether too few values remain possible for a hidden cell: for a small count fewer than [`MIN_POSSIBLE_VALUES`] of 1 to 5, for any
    /// other fewer than two.
    pub fn is_unprotected(&self, cell: usize) -> bool {
        let reason = self.hidden.get(cell).copied().flatten();
        if matches!(reason, None | Some(Reason::Unknown)) {
            return false;
        }
        let Some(CellSystem { number, system, hides_zero }) = self.system_of(cell) else { return false };
        if reason == Some(Reason::Small) && !hides_zero {
            let possible = (1..i128::from(THRESHOLD))
                .filter(|value| matches!(system.solve(number, Range { lower: *value, upper: *value }), Answer::Yes(_)))
                .take(MIN_POSSIBLE_VALUES);
            return possible.count() < MIN_POSSIBLE_VALUES;
        }
        !has_two_values(&system, number)
    }

    /// The system of a hidden cell and those it is linked with; `None` if the cell has no constraint.
    fn system_of(&self, cell: usize) -> Option<CellSystem> {
        let component = self.component(cell);
        let number = component.binary_search(&cell).ok()?;
        let mut places: Vec<usize> =
            component.iter().flat_map(|cell| self.constraints_of.get(*cell).cloned().unwrap_or_default()).collect();
        places.sort_unstable();
        places.dedup();
        if places.is_empty() {
            return None;
        }
        let hides_zero = component.iter().any(|cell| self.hidden.get(*cell) == Some(&Some(Reason::SecondaryZero)));
        let ranges = component.iter().map(|cell| self.range(*cell, hides_zero)).collect();
        let constraints: Vec<&Constraint> = places.iter().filter_map(|place| self.constraints.get(*place).copied()).collect();
        let system = System::new(ranges, self.rows(&constraints, &component));
        Some(CellSystem { number, system, hides_zero })
    }
}

/// A hidden cell in the system of those it is linked with.
struct CellSystem {
    /// The number of the cell in the system.
    number: usize,
    /// The system.
    system: System,
    /// Whether a zero is hidden among the cells.
    hides_zero: bool,
}

/// The cells typed as `c` whose number can be worked out from the other numbers as typed, with that number.
///
/// Of a total of 10, with 7 and 3 given, a `c` can only be 0:
///
/// ```
/// use masa_return::disclosure::{CellValue, Constraint, Kind, Table, recoverable};
///
/// let mut table = Table::default();
/// let total = table.add(CellValue::Known(10), Kind::Children);
/// let parts = [CellValue::Known(7), CellValue::Known(3), CellValue::Suppressed].map(|value| table.add(value, Kind::Children));
/// table.constraints.push(Constraint::Equal(vec![total], parts.to_vec()));
/// assert_eq!(recoverable(&table), [(parts[2], 0)]);
/// ```
pub fn recoverable(table: &Table) -> Vec<(usize, u64)> {
    let is_suppressed = |cell: &Cell| cell.value == Value::Suppressed;
    if !table.cells.iter().any(is_suppressed) {
        return Vec::new();
    }
    let audit = Audit::as_typed(table);
    let suppressed = table.cells.iter().enumerate().filter(|(_, cell)| is_suppressed(cell));
    suppressed
        .filter_map(|(cell, _)| {
            let CellSystem { number, system, .. } = audit.system_of(cell)?;
            let Answer::Yes(one) = system.solve(number, Range { lower: 0, upper: UPPER_BOUND }) else { return None };
            let value = *one.get(number)?;
            let below = Range { lower: 0, upper: value.saturating_sub(1) };
            let above = Range { lower: value.saturating_add(1), upper: UPPER_BOUND };
            let is_only = [below, above].into_iter().all(|range| system.solve(number, range) == Answer::No);
            Some((cell, u64::try_from(value).ok().filter(|_| is_only)?))
        })
        .collect()
}

fn has_two_values(system: &System, number: usize) -> bool {
    let Answer::Yes(one) = system.solve(number, Range { lower: 0, upper: UPPER_BOUND }) else { return false };
    let Some(value) = one.get(number).copied() else { return false };
    let below = Range { lower: 0, upper: value.saturating_sub(1) };
    let above = Range { lower: value.saturating_add(1), upper: UPPER_BOUND };
    [above, below].into_iter().any(|range| matches!(system.solve(number, range), Answer::Yes(_)))
}

fn difference(left: &[usize], right: &[usize]) -> Vec<(usize, i128)> {
    left.iter().map(|cell| (*cell, 1)).chain(right.iter().map(|cell| (*cell, -1))).collect()
}
