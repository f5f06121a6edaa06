//! What the counts of a form have to do with each other, said in the form's own paths.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::table::{Bond, Kind, Table, Value as Count};
use crate::finding::{FieldPath, Step};
use crate::value::Symbol;

/// A percentage or rate of the return itself: held back with any of the counts it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Where it stands.
    pub path: FieldPath,
    /// The counts it is of.
    pub of: Vec<FieldPath>,
    /// Whether it says by itself that a count is small.
    pub is_small: bool,
}

/// What the counts of a form have to do with each other. A path that leads to no number ties nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ties {
    /// Two sides that come to the same.
    pub equal: Vec<(Vec<FieldPath>, Vec<FieldPath>)>,
    /// The first come to no more than the second.
    pub at_most: Vec<(Vec<FieldPath>, Vec<FieldPath>)>,
    /// Percentages and rates.
    pub shares: Vec<Share>,
    /// Counts that are no counts of children although their field can hold one.
    pub processes: Vec<FieldPath>,
    /// Counts that anyone can read elsewhere in what is published.
    pub public: Vec<FieldPath>,
}

/// The counts of a form as a table, and where each of them stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tied {
    /// The table.
    pub table: Table,
    /// For each cell where it stands.
    pub paths: Vec<FieldPath>,
    places: HashMap<FieldPath, usize>,
}

impl Tied {
    /// The cell of a path.
    pub fn place(&self, path: &FieldPath) -> Option<usize> {
        self.places.get(path).copied()
    }
}

impl Ties {
    /// Says that a total and its parts, or the same count stated twice, come to the same.
    pub fn equal(&mut self, left: impl IntoIterator<Item = FieldPath>, right: impl IntoIterator<Item = FieldPath>) {
        self.equal.push((left.into_iter().collect(), right.into_iter().collect()));
    }

    /// Says that counts come to no more than another.
    pub fn at_most(&mut self, parts: impl IntoIterator<Item = FieldPath>, whole: FieldPath) {
        self.at_most.push((parts.into_iter().collect(), vec![whole]));
    }

    /// The table of these counts of children and of everything that is tied to them.
    pub fn table(&self, data: &Value, children: &[FieldPath]) -> Tied {
        let mut tied = Tied::default();
        let processes: HashSet<&FieldPath> = self.processes.iter().collect();
        for path in children {
            let kind = if processes.contains(path) { Kind::Process } else { Kind::Children };
            tied.add(data, path, kind);
        }
        for path in &self.public {
            tied.add(data, path, Kind::Public);
        }
        for (left, right) in &self.equal {
            if let Some((left, right)) = tied.sides(data, left, right) {
                tied.table.bonds.push(Bond::Equal(left, right));
            }
        }
        for (parts, whole) in &self.at_most {
            if let Some((parts, whole)) = tied.sides(data, parts, whole) {
                tied.table.bonds.push(Bond::AtMost(parts, whole));
            }
        }
        tied
    }
}

impl Tied {
    fn sides(&mut self, data: &Value, left: &[FieldPath], right: &[FieldPath]) -> Option<(Vec<usize>, Vec<usize>)> {
        let mut side =
            |paths: &[FieldPath]| -> Vec<usize> { paths.iter().filter_map(|path| self.add(data, path, Kind::Process)).collect() };
        let sides = (side(left), side(right));
        (!sides.0.is_empty() && !sides.1.is_empty()).then_some(sides)
    }

    /// The cell of a path; a new one where it has none yet. None where no count stands there.
    fn add(&mut self, data: &Value, path: &FieldPath, kind: Kind) -> Option<usize> {
        if let Some(cell) = self.place(path) {
            return Some(cell);
        }
        let (count, kind) = match find(data, path)? {
            Value::Number(number) => (Count::Known(number.as_u64()?), kind),
            Value::String(text) => match Symbol::parse(text) {
                // Where a question does not apply there is nothing to count.
                Some(Symbol::NotApplicable) => (Count::Known(0), Kind::Public),
                Some(Symbol::Confidential) => (Count::Held, kind),
                Some(Symbol::NotAvailable | Symbol::Low | Symbol::LowGrave | Symbol::LowReliability) => (Count::Unknown, kind),
                None => (Count::Known(text.parse().ok()?), kind),
            },
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
        };
        let cell = self.table.add(count, kind);
        self.paths.push(path.clone());
        self.places.insert(path.clone(), cell);
        Some(cell)
    }
}

fn find<'a>(data: &'a Value, path: &FieldPath) -> Option<&'a Value> {
    path.0.iter().try_fold(data, |value, step| match step {
        Step::Key(key) => value.get(&**key),
        Step::Index(index) => value.get(*index),
    })
}
