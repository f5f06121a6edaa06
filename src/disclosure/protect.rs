//! Which further counts are held back so that no small one can be worked out.
//!
//! While the auditor finds a count exposed, the cheapest shown count that protects it is held back too: first counts of children
//! from ten, the smallest of them; then smaller ones; then noughts; then totals of anything else. In the end whatever turns out not
//! to be needed is shown again. The choice rests on what is published and on larger counts, never on a true small one: two returns
//! that differ in small counts alone hide the same.

use std::collections::BTreeMap;

use super::LEAST_PUBLISHED;
use super::audit::{Audit, Hidden, Standing};
use super::table::{Kind, Table, Value};

/// From twice the least published count less the greatest small one, a count beside a small one leaves every small value open to
/// somebody who knows that it is no small count itself.
const AMPLE: u64 = LEAST_PUBLISHED + LEAST_PUBLISHED - 2;

/// How often the cheapest cell is looked for by trial. No return needs it: beyond it the first candidate is taken, which hides more.
const MOST_TRIALS: usize = 500;

/// What is held back of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Protection {
    /// For each cell why it is not shown; none where it is.
    pub hidden: Vec<Option<Hidden>>,
    /// Counts of which too little is left open though nothing is left to hold back.
    pub exposed: Vec<usize>,
}

/// Holds back the small counts and nothing else: what disclosure control is without secondary suppression.
pub fn hide_small(table: &Table) -> Protection {
    Protection { hidden: Audit::new(table).hidden, exposed: Vec::new() }
}

/// Holds back the small counts of a table, and what would give one away.
pub fn protect(table: &Table) -> Protection {
    let mut audit = Audit::new(table);
    let mut added: Vec<usize> = Vec::new();
    let mut exposed: Vec<usize> = Vec::new();
    // Of many cells the auditor knows the same; what it found of one holds for all, until another is hidden.
    let mut judged: BTreeMap<Standing, bool> = BTreeMap::new();
    let mut cell = 0;
    while cell < table.cells.len() {
        let mut is_exposed = || *judged.entry(audit.standing(cell)).or_insert_with(|| audit.is_exposed(cell));
        if !audit.is_hidden(cell) || exposed.contains(&cell) || !is_exposed() {
            cell = cell.saturating_add(1);
            continue;
        }
        match best(&mut audit, cell, added.len() < MOST_TRIALS) {
            Some(other) => {
                added.push(other);
                judged.clear();
                // What was safe before may not be any more, now that others are hidden beside it.
                cell = audit.component(cell).first().copied().unwrap_or(0).min(cell);
            }
            None => exposed.push(cell),
        }
    }
    if added.len() < MOST_TRIALS {
        show_again(&mut audit, &added, &exposed);
    }
    Protection { hidden: audit.hidden, exposed }
}

/// Hides the cheapest cell that protects another and says which; the cheapest of all where none does by itself. None where nothing
/// is left to hide.
fn best(audit: &mut Audit, cell: usize, may_try: bool) -> Option<usize> {
    let direct = audit.neighbours(cell);
    let mut candidates: Vec<usize> = audit
        .component(cell)
        .iter()
        .flat_map(|hidden| audit.neighbours(*hidden))
        .filter(|other| !audit.is_hidden(*other))
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    let mut priced: Vec<((u8, bool, u64, usize), Hidden)> = candidates
        .into_iter()
        .filter_map(|other| {
            let (tier, value, reason) = price(audit.table, other)?;
            Some(((tier, !direct.contains(&other), value, other), reason))
        })
        .collect();
    priced.sort_by_key(|(price, _)| *price);
    for ((.., other), reason) in priced.iter().filter(|_| may_try) {
        audit.set(*other, Some(*reason));
        if !audit.is_exposed(cell) {
            return Some(*other);
        }
        audit.set(*other, None);
    }
    // None does by itself. What stands alone with a hidden cell in a sum is what has to be hidden in any case.
    let lone = audit.lone_partners(cell);
    let times = |other: usize, of: &[usize]| of.iter().filter(|partner| **partner == other).count();
    let ((.., other), reason) = priced.iter().min_by_key(|((tier, _, value, other), _)| {
        let (own, all) = (times(*other, &lone.own), times(*other, &lone.all));
        (*tier, own == 0, std::cmp::Reverse(all), *value, *other)
    })?;
    audit.set(*other, Some(*reason));
    Some(*other)
}

/// What it costs to hide a cell that is shown, and the reason it would bear.
fn price(table: &Table, cell: usize) -> Option<(u8, u64, Hidden)> {
    let place = cell;
    let cell = table.cells.get(place)?;
    let Value::Known(count) = cell.value else { return None };
    match cell.kind {
        Kind::Children if count >= AMPLE => Some((0, count, Hidden::Beside)),
        Kind::Children if count > 0 => Some((1, count, Hidden::Beside)),
        // Forms ask for the gravest first: of several noughts the last is the least alarming to find held back.
        Kind::Children => Some((2, u64::try_from(table.cells.len().saturating_sub(place)).ok()?, Hidden::Nought)),
        Kind::Process => Some((3, count, Hidden::Total)),
        Kind::Public => None,
    }
}

/// Shows again whatever was hidden beside others and is not needed any more: cell by cell, then two at a time, because two that
/// protect nobody but each other are needed one by one.
fn show_again(audit: &mut Audit, added: &[usize], exposed: &[usize]) {
    for (i, cell) in added.iter().enumerate().rev() {
        try_to_show(audit, &[*cell], exposed);
        for other in added.get(..i).unwrap_or_default() {
            if audit.is_hidden(*cell) && audit.is_hidden(*other) {
                try_to_show(audit, &[*cell, *other], exposed);
            }
        }
    }
}

fn try_to_show(audit: &mut Audit, cells: &[usize], exposed: &[usize]) {
    let mut bound: Vec<usize> = cells.iter().flat_map(|cell| audit.component(*cell)).collect();
    bound.sort_unstable();
    bound.dedup();
    let reasons: Vec<Option<Hidden>> = cells.iter().map(|cell| audit.hidden.get(*cell).copied().flatten()).collect();
    cells.iter().for_each(|cell| audit.set(*cell, None));
    if bound.iter().any(|other| !exposed.contains(other) && audit.is_exposed(*other)) {
        cells.iter().zip(reasons).for_each(|(cell, reason)| audit.set(*cell, reason));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::table::Bond;

    fn children(counts: &[u64]) -> Table {
        let mut table = Table::default();
        for count in counts {
            table.add(Value::Known(*count), Kind::Children);
        }
        table
    }

    /// The counts as published: none where one is held back.
    fn published(table: &Table) -> Vec<Option<u64>> {
        let hidden = protect(table).hidden;
        let shown = table.cells.iter().zip(hidden).map(|(cell, hidden)| match (cell.value, hidden) {
            (Value::Known(count), None) => Some(count),
            _ => None,
        });
        shown.collect()
    }

    #[test]
    fn a_lone_small_count_takes_the_smallest_ample_one_with_it() {
        let mut table = children(&[50, 3, 7, 12, 28]);
        table.bonds.push(Bond::Equal(vec![0], vec![1, 2, 3, 4]));
        assert_eq!(published(&table), [Some(50), None, Some(7), None, Some(28)]);
    }

    #[test]
    fn two_small_counts_protect_each_other_unless_their_sum_gives_them_away() {
        let mut table = children(&[24, 2, 4, 18]);
        table.bonds.push(Bond::Equal(vec![0], vec![1, 2, 3]));
        assert_eq!(published(&table), [Some(24), None, None, Some(18)]);
        let mut table = children(&[20, 1, 1, 18]);
        table.bonds.push(Bond::Equal(vec![0], vec![1, 2, 3]));
        assert_eq!(published(&table), [Some(20), None, None, None]);
    }

    #[test]
    fn one_incident_alone_hides_its_whole_split() {
        let mut table = children(&[1, 0, 0]);
        let total = table.add(Value::Known(1), Kind::Public);
        table.bonds.push(Bond::Equal(vec![total], vec![0, 1, 2]));
        let protection = protect(&table);
        assert!(protection.exposed.is_empty());
        // One nought beside it is enough: nobody knows which of the two it was.
        assert_eq!(protection.hidden, [Some(Hidden::Small), None, Some(Hidden::Nought), None]);
    }

    #[test]
    fn a_two_way_table_is_hidden_in_a_rectangle() {
        // Rows 3+10+11=24, 12+13+14=39; columns 15, 23, 25.
        let mut table = children(&[3, 10, 11, 12, 13, 14, 24, 39, 15, 23, 25]);
        for (whole, parts) in [(6, [0, 1, 2].to_vec()), (7, vec![3, 4, 5]), (8, vec![0, 3]), (9, vec![1, 4]), (10, vec![2, 5])] {
            table.bonds.push(Bond::Equal(vec![whole], parts));
        }
        let hidden: Vec<usize> = (0..11).filter(|cell| published(&table)[*cell].is_none()).collect();
        assert_eq!(hidden, [0, 1, 3, 4]);
    }

    #[test]
    fn a_sum_that_the_published_numbers_contradict_tells_nothing() {
        let mut table = children(&[50, 3, 7]);
        table.bonds.push(Bond::Equal(vec![0], vec![1, 2]));
        assert_eq!(published(&table), [Some(50), None, Some(7)]);
    }

    #[test]
    fn a_total_that_counts_no_children_goes_last() {
        let mut table = children(&[3]);
        let total = table.add(Value::Known(3), Kind::Process);
        table.bonds.push(Bond::Equal(vec![total], vec![0]));
        let protection = protect(&table);
        assert_eq!(protection.hidden, [Some(Hidden::Small), Some(Hidden::Total)]);
    }
}
