//! Secondary suppression: which further counts are suppressed so that no small one can be worked out.
//!
//! While the auditor finds a count unprotected, the cheapest shown count that protects it is suppressed too. The order of preference
//! is: counts of children from 10, smallest first; smaller counts of children; zeros; counts of anything else. In the end, counts
//! that turn out not to be needed are shown again. The choice depends on what is published and on larger counts, never on a true
//! small count: two returns that differ only in small counts have the same cells suppressed.

use std::collections::BTreeMap;

use super::THRESHOLD;
use super::audit::{Audit, Reason, Signature};
use super::table::{Kind, Table, Value};

/// A count of at least this protects a small count completely: their sum is known, and a reader who knows that the larger count is at
/// least [`THRESHOLD`] still has to allow every value from 1 to 5. With 10 and 1, the sum of 11 allows 6 + 5, 7 + 4, … 10 + 1.
const SAFE_FROM: u64 = THRESHOLD + THRESHOLD - 2;

/// How often the cheapest cell is found by trial. No return needs so many: after these the first candidate is taken, which hides more.
const MAX_TRIALS: usize = 500;

/// What is suppressed in a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Protection {
    /// Why each cell is not shown; `None` if it is shown.
    pub hidden: Vec<Option<Reason>>,
    /// Suppressed counts with too few possible values, although nothing is left to suppress around them.
    pub unprotected: Vec<usize>,
}

/// Suppresses the small counts of a table and nothing else: primary suppression alone.
pub fn suppress_primary(table: &Table) -> Protection {
    Protection { hidden: Audit::new(table).hidden, unprotected: Vec::new() }
}

/// Suppresses the small counts of a table, and further counts from which one could be worked out.
///
/// With a total of 50 and the parts 3, 7, 12 and 28, the 3 is small. If it alone were missing, it would follow from the total. The 12
/// is suppressed with it, as the smallest count from 10; their sum of 15 leaves every value from 1 to 5 possible for the 3.
///
/// ```
/// use masa_return::disclosure::{CellValue, Constraint, Kind, Reason, Table, protect};
///
/// let mut table = Table::default();
/// let [total, parts @ ..] = [50, 3, 7, 12, 28].map(|count| table.add(CellValue::Known(count), Kind::Children));
/// table.constraints.push(Constraint::Equal(vec![total], parts.to_vec()));
///
/// let protection = protect(&table);
/// assert_eq!(protection.hidden, [None, Some(Reason::Small), None, Some(Reason::Secondary), None]);
/// assert!(protection.unprotected.is_empty());
/// ```
pub fn protect(table: &Table) -> Protection {
    let mut audit = Audit::new(table);
    let mut added: Vec<usize> = Vec::new();
    let mut unprotected: Vec<usize> = Vec::new();
    // Many cells have the same signature; what the auditor finds for one holds for all of them, until another cell is hidden.
    let mut judged: BTreeMap<Signature, bool> = BTreeMap::new();
    let mut cell = 0;
    while cell < table.cells.len() {
        let mut is_unprotected = || *judged.entry(audit.signature(cell)).or_insert_with(|| audit.is_unprotected(cell));
        if !audit.is_hidden(cell) || unprotected.contains(&cell) || !is_unprotected() {
            cell = cell.saturating_add(1);
            continue;
        }
        match suppress_cheapest(&mut audit, cell, added.len() < MAX_TRIALS) {
            Some(other) => {
                added.push(other);
                judged.clear();
                // Cells that were safe before may not be any more, now that another one is hidden.
                cell = audit.component(cell).first().copied().unwrap_or(0).min(cell);
            }
            None => unprotected.push(cell),
        }
    }
    if added.len() < MAX_TRIALS {
        show_unneeded(&mut audit, &added, &unprotected);
    }
    Protection { hidden: audit.hidden, unprotected }
}

/// Hides the cheapest cell that protects `cell`, or the cheapest of all if no single one does, and gives its index. `None` if
/// nothing is left to hide.
fn suppress_cheapest(audit: &mut Audit, cell: usize, may_try: bool) -> Option<usize> {
    let direct = audit.neighbours(cell);
    let mut candidates: Vec<usize> = audit
        .component(cell)
        .iter()
        .flat_map(|hidden| audit.neighbours(*hidden))
        .filter(|other| !audit.is_hidden(*other))
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    let mut costed: Vec<((u8, bool, u64, usize), Reason)> = candidates
        .into_iter()
        .filter_map(|other| {
            let (tier, value, reason) = cost(audit.table, other)?;
            Some(((tier, !direct.contains(&other), value, other), reason))
        })
        .collect();
    costed.sort_by_key(|(cost, _)| *cost);
    for ((.., other), reason) in costed.iter().filter(|_| may_try) {
        audit.set(*other, Some(*reason));
        if !audit.is_unprotected(cell) {
            return Some(*other);
        }
        audit.set(*other, None);
    }
    // No cell is enough by itself. The only shown cells of a constraint with one hidden cell have to be hidden in any case.
    let singletons = audit.singleton_neighbours(cell);
    let times = |other: usize, of: &[usize]| of.iter().filter(|partner| **partner == other).count();
    let ((.., other), reason) = costed.iter().min_by_key(|((tier, _, value, other), _)| {
        let (own, all) = (times(*other, &singletons.own), times(*other, &singletons.all));
        (*tier, own == 0, std::cmp::Reverse(all), *value, *other)
    })?;
    audit.set(*other, Some(*reason));
    Some(*other)
}

/// The cost of hiding a shown cell, as a tier and a value within it, and the reason it would get. `None` if it may not be hidden.
fn cost(table: &Table, cell: usize) -> Option<(u8, u64, Reason)> {
    let place = cell;
    let cell = table.cells.get(place)?;
    let Value::Known(count) = cell.value else { return None };
    match cell.kind {
        Kind::Children if count >= SAFE_FROM => Some((0, count, Reason::Secondary)),
        Kind::Children if count > 0 => Some((1, count, Reason::Secondary)),
        // Forms ask for the gravest first: of several zeros, suppressing the last one is the least alarming.
        Kind::Children => Some((2, u64::try_from(table.cells.len().saturating_sub(place)).ok()?, Reason::SecondaryZero)),
        Kind::Process => Some((3, count, Reason::SecondaryTotal)),
        Kind::Public => None,
    }
}

/// Shows again the cells that secondary suppression hid and that are not needed any more: one by one, then in pairs, because two
/// cells that only protect each other both look needed on their own.
fn show_unneeded(audit: &mut Audit, added: &[usize], unprotected: &[usize]) {
    for (i, cell) in added.iter().enumerate().rev() {
        try_to_show(audit, &[*cell], unprotected);
        for other in added.get(..i).unwrap_or_default() {
            if audit.is_hidden(*cell) && audit.is_hidden(*other) {
                try_to_show(audit, &[*cell, *other], unprotected);
            }
        }
    }
}

fn try_to_show(audit: &mut Audit, cells: &[usize], unprotected: &[usize]) {
    let mut linked: Vec<usize> = cells.iter().flat_map(|cell| audit.component(*cell)).collect();
    linked.sort_unstable();
    linked.dedup();
    let reasons: Vec<Option<Reason>> = cells.iter().map(|cell| audit.hidden.get(*cell).copied().flatten()).collect();
    cells.iter().for_each(|cell| audit.set(*cell, None));
    if linked.iter().any(|other| !unprotected.contains(other) && audit.is_unprotected(*other)) {
        cells.iter().zip(reasons).for_each(|(cell, reason)| audit.set(*cell, reason));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::table::Constraint;

    fn children(counts: &[u64]) -> Table {
        let mut table = Table::default();
        for count in counts {
            table.add(Value::Known(*count), Kind::Children);
        }
        table
    }

    /// The counts as published: `None` if a count is suppressed.
    fn published(table: &Table) -> Vec<Option<u64>> {
        let hidden = protect(table).hidden;
        let shown = table.cells.iter().zip(hidden).map(|(cell, hidden)| match (cell.value, hidden) {
            (Value::Known(count), None) => Some(count),
            _ => None,
        });
        shown.collect()
    }

    #[test]
    fn a_single_small_count_takes_the_smallest_safe_one_with_it() {
        let mut table = children(&[50, 3, 7, 12, 28]);
        table.constraints.push(Constraint::Equal(vec![0], vec![1, 2, 3, 4]));
        assert_eq!(published(&table), [Some(50), None, Some(7), None, Some(28)]);
    }

    #[test]
    fn two_small_counts_protect_each_other_unless_their_sum_gives_them_away() {
        let mut table = children(&[24, 2, 4, 18]);
        table.constraints.push(Constraint::Equal(vec![0], vec![1, 2, 3]));
        assert_eq!(published(&table), [Some(24), None, None, Some(18)]);
        let mut table = children(&[20, 1, 1, 18]);
        table.constraints.push(Constraint::Equal(vec![0], vec![1, 2, 3]));
        assert_eq!(published(&table), [Some(20), None, None, None]);
    }

    #[test]
    fn one_incident_alone_hides_its_whole_split() {
        let mut table = children(&[1, 0, 0]);
        let total = table.add(Value::Known(1), Kind::Public);
        table.constraints.push(Constraint::Equal(vec![total], vec![0, 1, 2]));
        let protection = protect(&table);
        assert!(protection.unprotected.is_empty());
        // Hiding one zero is enough: nobody knows which of the two it was.
        assert_eq!(protection.hidden, [Some(Reason::Small), None, Some(Reason::SecondaryZero), None]);
    }

    #[test]
    fn a_two_way_table_is_hidden_in_a_rectangle() {
        // Rows 3+10+11=24, 12+13+14=39; columns 15, 23, 25.
        let mut table = children(&[3, 10, 11, 12, 13, 14, 24, 39, 15, 23, 25]);
        for (whole, parts) in [(6, [0, 1, 2].to_vec()), (7, vec![3, 4, 5]), (8, vec![0, 3]), (9, vec![1, 4]), (10, vec![2, 5])] {
            table.constraints.push(Constraint::Equal(vec![whole], parts));
        }
        let hidden: Vec<usize> = (0..11).filter(|cell| published(&table)[*cell].is_none()).collect();
        assert_eq!(hidden, [0, 1, 3, 4]);
    }

    #[test]
    fn a_sum_that_the_published_numbers_contradict_tells_nothing() {
        let mut table = children(&[50, 3, 7]);
        table.constraints.push(Constraint::Equal(vec![0], vec![1, 2]));
        assert_eq!(published(&table), [Some(50), None, Some(7)]);
    }

    #[test]
    fn a_total_that_counts_no_children_goes_last() {
        let mut table = children(&[3]);
        let total = table.add(Value::Known(3), Kind::Process);
        table.constraints.push(Constraint::Equal(vec![total], vec![0]));
        let protection = protect(&table);
        assert_eq!(protection.hidden, [Some(Reason::Small), Some(Reason::SecondaryTotal)]);
    }
}
