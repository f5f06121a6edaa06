//! The auditor: what somebody who reads everything that is published can still work out of what is not.

use super::system::{Answer, FAR, NO_LIMIT, Range, Row, System};
use super::table::{Bond, Cell, Kind, Table, Value};
use super::{LEAST_LEFT_OPEN, LEAST_PUBLISHED};

/// The most hidden cells that are reckoned with together: what is further away tells nothing of one.
const MOST_TOGETHER: usize = 64;
/// A sum of more parts than this is not reckoned with: no form has one, and a file that pretends to must not hold the tool up.
const LONGEST: usize = 400;

/// Why a count is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hidden {
    /// It is a small count of children.
    Small,
    /// It would give a small count away.
    Beside,
    /// It is a nought that would give a small count away.
    Nought,
    /// It is a count of something else that would give a small count away.
    Total,
    /// Whoever typed it held it back.
    Held,
    /// Nobody has it.
    Unknown,
}

/// Shown cells that stand in a bond with one hidden cell alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LonePartners {
    /// In bonds of the cell that was asked about.
    pub own: Vec<usize>,
    /// In bonds of any cell that hangs together with it.
    pub all: Vec<usize>,
}

/// All that the auditor knows of a hidden cell by itself: why it is hidden, and what it is in each of its bonds. Cells of which this is
/// the same could change places, and as much can be worked out of one as of the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    reason: Option<Hidden>,
    /// The place of each bond, with how often the cell stands on its left and on its right.
    bonds: Vec<(usize, usize, usize)>,
}

/// A table, and which of its counts are not shown.
#[derive(Debug, Clone)]
pub(super) struct Audit<'a> {
    pub table: &'a Table,
    /// For each cell why it is hidden; none where it is shown.
    pub hidden: Vec<Option<Hidden>>,
    /// The bonds that tell anything: those that what is published does not contradict already.
    bonds: Vec<&'a Bond>,
    /// For each cell the places of its bonds.
    bonds_of: Vec<Vec<usize>>,
}

impl<'a> Audit<'a> {
    /// The table with its small counts hidden and all else shown.
    pub fn new(table: &'a Table) -> Self {
        let reason = |cell: &Cell| match (cell.value, cell.kind) {
            (Value::Known(count), Kind::Children) if super::is_small(count) => Some(Hidden::Small),
            (Value::Known(_), _) => None,
            (Value::Held, _) => Some(Hidden::Held),
            (Value::Unknown, _) => Some(Hidden::Unknown),
        };
        Self::of(table, table.cells.iter().map(reason).collect())
    }

    /// The table as it was typed: every number in it is shown, and nothing is known of the others.
    fn as_typed(table: &'a Table) -> Self {
        let reason = |cell: &Cell| (!matches!(cell.value, Value::Known(_))).then_some(Hidden::Unknown);
        Self::of(table, table.cells.iter().map(reason).collect())
    }

    fn of(table: &'a Table, hidden: Vec<Option<Hidden>>) -> Self {
        let mut audit = Self { table, hidden, bonds: Vec::new(), bonds_of: vec![Vec::new(); table.cells.len()] };
        // What the published numbers contradict by themselves nobody can reckon with: a breakdown that leaves some out, or a fault
        // of the return. It is judged by what is published, never by the true small counts, so that they do not show in it.
        audit.bonds = table.bonds.iter().filter(|bond| audit.could_hold(bond)).collect();
        for (place, bond) in audit.bonds.iter().enumerate() {
            for cell in bond.cells() {
                if let Some(places) = audit.bonds_of.get_mut(cell)
                    && places.last() != Some(&place)
                {
                    places.push(place);
                }
            }
        }
        audit
    }

    fn could_hold(&self, bond: &Bond) -> bool {
        let mut cells: Vec<usize> = bond.cells().into_iter().filter(|cell| self.is_hidden(*cell)).collect();
        cells.sort_unstable();
        cells.dedup();
        if bond.cells().len() > LONGEST {
            return false;
        }
        let rows = self.rows(&[bond], &cells);
        let ranges = cells.iter().map(|cell| self.range(*cell, false)).collect();
        System::new(ranges, rows).solve(0, Range { least: 0, most: FAR }) != Answer::No
    }

    pub fn is_hidden(&self, cell: usize) -> bool {
        self.hidden.get(cell).is_some_and(Option::is_some)
    }

    pub fn set(&mut self, cell: usize, reason: Option<Hidden>) {
        if let Some(place) = self.hidden.get_mut(cell) {
            *place = reason;
        }
    }

    /// The hidden cells that hang together with one through bonds, it among them, in the order of the table; the nearest of very
    /// many.
    pub fn component(&self, cell: usize) -> Vec<usize> {
        let mut found = vec![cell];
        let mut next = 0;
        while let Some(cell) = found.get(next).copied().filter(|_| found.len() < MOST_TOGETHER) {
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

    /// The cells that one shares a bond with.
    pub fn neighbours(&self, cell: usize) -> Vec<usize> {
        let places = self.bonds_of.get(cell).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.bonds.get(*place)).flat_map(|bond| bond.cells()).collect()
    }

    /// The shown cells of every bond in which only one cell is hidden: in those of one cell, and in those of all that hang together
    /// with it. A cell stands there as often as it has such bonds.
    pub fn lone_partners(&self, cell: usize) -> LonePartners {
        let mut lone = LonePartners { own: Vec::new(), all: Vec::new() };
        for hidden in self.component(cell) {
            let places = self.bonds_of.get(hidden).map(Vec::as_slice).unwrap_or_default();
            for bond in places.iter().filter_map(|place| self.bonds.get(*place)) {
                let partners: Vec<usize> = bond.cells().into_iter().filter(|other| *other != hidden).collect();
                if partners.iter().any(|other| self.is_hidden(*other)) {
                    continue;
                }
                if hidden == cell {
                    lone.own.extend(&partners);
                }
                lone.all.extend(partners);
            }
        }
        lone
    }

    /// What a reader knows of a hidden cell by itself. Readers may know how this tool works, and so which numbers are hidden beside
    /// others, and that those are not small. Where a nought is hidden, nobody knows any more which of them are the small ones.
    fn range(&self, cell: usize, is_blind: bool) -> Range {
        let reason = self.hidden.get(cell).copied().flatten();
        match reason {
            _ if is_blind => Range { least: 0, most: FAR },
            Some(Hidden::Small) => Range { least: 1, most: i128::from(LEAST_PUBLISHED).saturating_sub(1) },
            Some(Hidden::Beside) => Range { least: i128::from(LEAST_PUBLISHED), most: FAR },
            Some(Hidden::Held) => Range { least: 1, most: FAR },
            Some(Hidden::Nought | Hidden::Total | Hidden::Unknown) | None => Range { least: 0, most: FAR },
        }
    }

    /// The conditions that bonds are on hidden cells. A bond with a hidden cell that is not among these is left out.
    fn rows(&self, bonds: &[&Bond], cells: &[usize]) -> Vec<Row> {
        let mut rows = Vec::new();
        for bond in bonds {
            let mut add = |terms: &[(usize, i128)], least: i128, most: i128| rows.extend(self.row(terms, least, most, cells));
            match bond {
                Bond::Equal(left, right) => add(&difference(left, right), 0, 0),
                Bond::AtMost(parts, whole) => add(&difference(whole, parts), 0, NO_LIMIT),
                Bond::Share { part, whole, scale, digits, places } => {
                    // Between half a unit of the last place below and half a unit above, times twice that unit.
                    let unit = 10_i128.checked_pow(*places).unwrap_or(1).saturating_mul(2);
                    let above = unit.saturating_mul(i128::from(*scale));
                    let twice = i128::from(*digits).saturating_mul(2);
                    add(&[(*part, above), (*whole, 1_i128.saturating_sub(twice))], 0, NO_LIMIT);
                    add(&[(*part, -above), (*whole, twice.saturating_add(1))], 0, NO_LIMIT);
                }
            }
        }
        rows
    }

    /// A condition on the hidden cells alone: what is shown is reckoned into its bounds.
    fn row(&self, terms: &[(usize, i128)], least: i128, most: i128, cells: &[usize]) -> Option<Row> {
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
        let beyond = |limit: i128| if limit == NO_LIMIT { limit } else { limit.saturating_sub(shown) };
        Some(Row { terms: hidden, least: beyond(least), most: beyond(most) })
    }

    /// What is known of a cell by itself.
    pub fn standing(&self, cell: usize) -> Standing {
        let times = |cells: &[usize]| cells.iter().filter(|other| **other == cell).count();
        let places = self.bonds_of.get(cell).map(Vec::as_slice).unwrap_or_default();
        let bonds = places.iter().filter_map(|place| {
            let (left, right) = match self.bonds.get(*place)? {
                Bond::Equal(left, right) | Bond::AtMost(left, right) => (times(left), times(right)),
                Bond::Share { part, whole, .. } => (times(&[*part]), times(&[*whole])),
            };
            Some((*place, left, right))
        });
        Standing { reason: self.hidden.get(cell).copied().flatten(), bonds: bonds.collect() }
    }

    /// Whether too little is left open of a hidden cell.
    pub fn is_exposed(&self, cell: usize) -> bool {
        let reason = self.hidden.get(cell).copied().flatten();
        if matches!(reason, None | Some(Hidden::Unknown)) {
            return false;
        }
        let Some(Bound { number, system, is_blind }) = self.bound(cell) else { return false };
        if reason == Some(Hidden::Small) && !is_blind {
            let open = (1..i128::from(LEAST_PUBLISHED))
                .filter(|value| matches!(system.solve(number, Range { least: *value, most: *value }), Answer::Yes(_)))
                .take(LEAST_LEFT_OPEN);
            return open.count() < LEAST_LEFT_OPEN;
        }
        !has_two_values(&system, number)
    }

    /// A hidden cell among those it hangs together with; none where nothing binds it.
    fn bound(&self, cell: usize) -> Option<Bound> {
        let component = self.component(cell);
        let number = component.binary_search(&cell).ok()?;
        let mut places: Vec<usize> =
            component.iter().flat_map(|cell| self.bonds_of.get(*cell).cloned().unwrap_or_default()).collect();
        places.sort_unstable();
        places.dedup();
        if places.is_empty() {
            return None;
        }
        let is_blind = component.iter().any(|cell| self.hidden.get(*cell) == Some(&Some(Hidden::Nought)));
        let ranges = component.iter().map(|cell| self.range(*cell, is_blind)).collect();
        let bonds: Vec<&Bond> = places.iter().filter_map(|place| self.bonds.get(*place).copied()).collect();
        let system = System::new(ranges, self.rows(&bonds, &component));
        Some(Bound { number, system, is_blind })
    }
}

/// A hidden cell among those it hangs together with.
struct Bound {
    /// Its place among them.
    number: usize,
    /// What binds them.
    system: System,
    /// Whether a nought is hidden among them.
    is_blind: bool,
}

/// The counts that somebody typed as held back and that follow from the numbers typed beside them, with what they must be.
pub fn follows(table: &Table) -> Vec<(usize, u64)> {
    let is_held = |cell: &Cell| cell.value == Value::Held;
    if !table.cells.iter().any(is_held) {
        return Vec::new();
    }
    let audit = Audit::as_typed(table);
    let held = table.cells.iter().enumerate().filter(|(_, cell)| is_held(cell));
    held.filter_map(|(cell, _)| {
        let Bound { number, system, .. } = audit.bound(cell)?;
        let Answer::Yes(one) = system.solve(number, Range { least: 0, most: FAR }) else { return None };
        let value = *one.get(number)?;
        let below = Range { least: 0, most: value.saturating_sub(1) };
        let above = Range { least: value.saturating_add(1), most: FAR };
        let is_only = [below, above].into_iter().all(|range| system.solve(number, range) == Answer::No);
        Some((cell, u64::try_from(value).ok().filter(|_| is_only)?))
    })
    .collect()
}

fn has_two_values(system: &System, number: usize) -> bool {
    let Answer::Yes(one) = system.solve(number, Range { least: 0, most: FAR }) else { return false };
    let Some(value) = one.get(number).copied() else { return false };
    let below = Range { least: 0, most: value.saturating_sub(1) };
    let above = Range { least: value.saturating_add(1), most: FAR };
    [above, below].into_iter().any(|range| matches!(system.solve(number, range), Answer::Yes(_)))
}

fn difference(left: &[usize], right: &[usize]) -> Vec<(usize, i128)> {
    left.iter().map(|cell| (*cell, 1)).chain(right.iter().map(|cell| (*cell, -1))).collect()
}
