//! Linear constraints between counts (totals and their parts), by field path.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::table::{Constraint, Kind, Table, Value as Count};
use crate::finding::{FieldPath, Step};
use crate::value::Symbol;

/// A percentage or rate that the return states: it is suppressed with any of the counts it is calculated from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The path of the percentage or rate.
    pub path: FieldPath,
    /// The paths of the counts it is calculated from.
    pub of: Vec<FieldPath>,
    /// Whether the share shows, even without those counts, that a count is small.
    pub is_small: bool,
}

/// How the counts of a form add up, by field path. A path that leads to no number is ignored.
///
/// ```
/// use masa_return::disclosure::{Constraint, Constraints};
/// use masa_return::finding::FieldPath;
/// use serde_json::json;
///
/// let path = |key: &str| FieldPath::root().key(key);
/// let mut constraints = Constraints::default();
/// constraints.equal([path("referrals")], [path("schools"), path("police"), path("others")]);
///
/// let data = json!({ "referrals": 20, "schools": 12, "police": 8 });
/// let counts = constraints.table(&data, &[path("referrals"), path("schools"), path("police")]);
/// // “others” is not answered and has no cell.
/// assert_eq!(counts.table.constraints, [Constraint::Equal(vec![0], vec![1, 2])]);
/// assert_eq!(counts.paths, [path("referrals"), path("schools"), path("police")]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Pairs of lists with equal sums.
    pub equal: Vec<(Vec<FieldPath>, Vec<FieldPath>)>,
    /// Pairs of lists: the sum of the first is at most the sum of the second.
    pub at_most: Vec<(Vec<FieldPath>, Vec<FieldPath>)>,
    /// Percentages and rates that the return states.
    pub shares: Vec<Share>,
    /// Counts of meetings, contacts and the like in fields that can also hold counts of children.
    pub processes: Vec<FieldPath>,
    /// Counts that are published elsewhere and cannot be suppressed.
    pub public: Vec<FieldPath>,
}

/// The counts of a form as a table, with the field path of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountTable {
    /// The table.
    pub table: Table,
    /// The field path of each cell, in the order of the cells.
    pub paths: Vec<FieldPath>,
    cells: HashMap<FieldPath, usize>,
}

impl CountTable {
    /// The number of the cell at a path; `None` if there is none.
    pub fn cell(&self, path: &FieldPath) -> Option<usize> {
        self.cells.get(path).copied()
    }
}

impl Constraints {
    /// Adds that two sums are equal: a total and its parts, or one count that is stated twice.
    pub fn equal(&mut self, left: impl IntoIterator<Item = FieldPath>, right: impl IntoIterator<Item = FieldPath>) {
        self.equal.push((left.into_iter().collect(), right.into_iter().collect()));
    }

    /// Adds that the sum of `parts` is at most `whole`.
    pub fn at_most(&mut self, parts: impl IntoIterator<Item = FieldPath>, whole: FieldPath) {
        self.at_most.push((parts.into_iter().collect(), vec![whole]));
    }

    /// The table of these counts of children and of every other count that is named in a constraint.
    pub fn table(&self, data: &Value, children: &[FieldPath]) -> CountTable {
        let mut counts = CountTable::default();
        let processes: HashSet<&FieldPath> = self.processes.iter().collect();
        for path in children {
            let kind = if processes.contains(path) { Kind::Process } else { Kind::Children };
            counts.add(data, path, kind);
        }
        for path in &self.public {
            counts.add(data, path, Kind::Public);
        }
        for (left, right) in &self.equal {
            if let Some((left, right)) = counts.sides(data, left, right) {
                counts.table.constraints.push(Constraint::Equal(left, right));
            }
        }
        for (parts, whole) in &self.at_most {
            if let Some((parts, whole)) = counts.sides(data, parts, whole) {
                counts.table.constraints.push(Constraint::AtMost(parts, whole));
            }
        }
        counts
    }
}

impl CountTable {
    fn sides(&mut self, data: &Value, left: &[FieldPath], right: &[FieldPath]) -> Option<(Vec<usize>, Vec<usize>)> {
        let mut side =
            |paths: &[FieldPath]| -> Vec<usize> { paths.iter().filter_map(|path| self.add(data, path, Kind::Process)).collect() };
        let sides = (side(left), side(right));
        (!sides.0.is_empty() && !sides.1.is_empty()).then_some(sides)
    }

    /// The cell of a path, added to the table if it is not there yet; `None` if the path leads to no count.
    fn add(&mut self, data: &Value, path: &FieldPath, kind: Kind) -> Option<usize> {
        if let Some(cell) = self.cell(path) {
            return Some(cell);
        }
        let (count, kind) = match find(data, path)? {
            Value::Number(number) => (Count::Known(number.as_u64()?), kind),
            Value::String(text) => match Symbol::parse(text) {
                // A question that does not apply is a count of 0, and everyone can see that.
                Some(Symbol::NotApplicable) => (Count::Known(0), Kind::Public),
                Some(Symbol::Confidential) => (Count::Suppressed, kind),
                Some(Symbol::NotAvailable | Symbol::Low | Symbol::LowGrave | Symbol::LowReliability) => (Count::Unknown, kind),
                None => (Count::Known(text.parse().ok()?), kind),
            },
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
        };
        let cell = self.table.add(count, kind);
        self.paths.push(path.clone());
        self.cells.insert(path.clone(), cell);
        Some(cell)
    }
}

fn find<'a>(data: &'a Value, path: &FieldPath) -> Option<&'a Value> {
    path.0.iter().try_fold(data, |value, step| match step {
        Step::Key(key) => value.get(&**key),
        Step::Index(index) => value.get(*index),
    })
}
