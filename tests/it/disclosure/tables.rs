//! Tables of many shapes, protected by the engine and given to a judge that this project did not write.
//!
//! The judge is `tests/judges/data/held_back_numbers.py`. It is told only what a reader of the tables is told: which numbers are shown, what adds
//! up to what, and that a held-back count of children lies between 1 and 5. It has its own words for what binds cells, so a fault of
//! the engine's reading of a table is seen as well.

use masa_return::disclosure::{CellValue, Constraint, Kind, Protection, Reason, Table, protect, suppress_primary};
use serde_json::{Value, json};

/// The number of tables of each shape.
const OF_EACH: u64 = 220;

/// Random numbers that are the same in every run.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    /// A count as such tables have them: many small ones, some zeros, some large.
    fn count(&mut self) -> u64 {
        match self.below(10) {
            0 => 0,
            1..=4 => 1 + self.below(5),
            5..=6 => 6 + self.below(6),
            7..=8 => 10 + self.below(90),
            _ => 100 + self.below(900),
        }
    }
}

/// A table with the shares published with it: part, whole, scale, digits, decimals. Shares are held back with their counts.
pub struct Case {
    pub name: String,
    pub table: Table,
    pub shares: Vec<(usize, usize, u32, u64, u32)>,
}

fn counts(table: &mut Table, chance: &mut Chance, number: u64) -> Vec<usize> {
    (0..number)
        .map(|_| {
            let count = chance.count();
            table.add(CellValue::Known(count), Kind::Children)
        })
        .collect()
}

fn known(table: &Table, cell: usize) -> u64 {
    match table.cells[cell].value {
        CellValue::Known(count) => count,
        _ => 0,
    }
}

/// Adds a total of cells.
fn total(table: &mut Table, parts: &[usize], kind: Kind) -> usize {
    let sum = parts.iter().map(|part| known(table, *part)).sum();
    let whole = table.add(CellValue::Known(sum), kind);
    table.constraints.push(Constraint::Equal(vec![whole], parts.to_vec()));
    whole
}

/// A share rounded half up to its decimals, as this tool prints it.
fn digits(part: u64, whole: u64, scale: u64, places: u32) -> Option<u64> {
    let unit = 10_u64.pow(places);
    (whole > 0).then(|| (2 * part * scale * unit + whole) / (2 * whole))
}

fn share(case: &mut Case, part: usize, whole: usize, places: u32) {
    if let Some(digits) = digits(known(&case.table, part), known(&case.table, whole), 100, places) {
        case.shares.push((part, whole, 100, digits, places));
    }
}

fn two_way(case: &mut Case, chance: &mut Chance, grand: bool) {
    let (rows, columns) = (2 + chance.below(3), 2 + chance.below(3));
    let cells: Vec<Vec<usize>> = (0..rows).map(|_| counts(&mut case.table, chance, columns)).collect();
    let of_rows: Vec<usize> = cells.iter().map(|row| total(&mut case.table, row, Kind::Children)).collect();
    let of_columns: Vec<usize> = (0..cells[0].len())
        .map(|column| {
            let parts: Vec<usize> = cells.iter().map(|row| row[column]).collect();
            total(&mut case.table, &parts, Kind::Children)
        })
        .collect();
    if grand {
        let whole = total(&mut case.table, &of_rows, Kind::Children);
        case.table.constraints.push(Constraint::Equal(vec![whole], of_columns));
    }
}

type Shape = (&'static str, fn(&mut Case, &mut Chance));

const SHAPES: [Shape; 8] = [
    ("one way", |case, chance| {
        let number = 2 + chance.below(7);
        let parts = counts(&mut case.table, chance, number);
        let kind = if chance.below(3) == 0 { Kind::Process } else { Kind::Children };
        total(&mut case.table, &parts, kind);
    }),
    ("total printed elsewhere", |case, chance| {
        // Three kinds of incident, with a total that anyone can count in a list.
        let number = 3 + chance.below(2);
        let parts = counts(&mut case.table, chance, number);
        total(&mut case.table, &parts, Kind::Public);
    }),
    ("two way", |case, chance| two_way(case, chance, chance.0 & 2 == 0)),
    ("nested", |case, chance| {
        let groups: Vec<usize> = (0..2 + chance.below(3))
            .map(|_| {
                let number = 2 + chance.below(4);
                let parts = counts(&mut case.table, chance, number);
                total(&mut case.table, &parts, Kind::Children)
            })
            .collect();
        total(&mut case.table, &groups, Kind::Children);
    }),
    ("shares", |case, chance| {
        let number = 2 + chance.below(4);
        let parts = counts(&mut case.table, chance, number);
        let whole = total(&mut case.table, &parts, Kind::Children);
        let places = u32::from(chance.below(2) == 1);
        for part in parts {
            share(case, part, whole, places);
        }
    }),
    ("share published before", |case, chance| {
        // A percentage the department has published cannot be withdrawn, so its whole has to be hidden.
        let number = 2 + chance.below(3);
        let mut parts = counts(&mut case.table, chance, number);
        // A large count is added: otherwise two small counts and a percentage that stays would reveal each other, whatever is
        // hidden.
        parts.push(case.table.add(CellValue::Known(60 + chance.below(200)), Kind::Children));
        let whole = total(&mut case.table, &parts, Kind::Children);
        if let Some(digits) = digits(known(&case.table, parts[0]), known(&case.table, whole), 100, 0) {
            case.table.constraints.push(Constraint::Share { part: parts[0], whole, scale: 100, digits, places: 0 });
        }
    }),
    ("overlapping", |case, chance| {
        // The same children broken down in two or three ways, with one breakdown repeated in another part.
        let number = 2 + chance.below(3);
        let parts = counts(&mut case.table, chance, number);
        let whole = total(&mut case.table, &parts, Kind::Children);
        let sum = known(&case.table, whole);
        for _ in 0..=chance.below(2) {
            let first = chance.below(sum + 1);
            let second = chance.below(sum - first + 1);
            let other: Vec<usize> = [first, second, sum - first - second]
                .into_iter()
                .map(|count| case.table.add(CellValue::Known(count), Kind::Children))
                .collect();
            case.table.constraints.push(Constraint::Equal(vec![whole], other));
        }
        let again = case.table.add(CellValue::Known(known(&case.table, parts[0])), Kind::Children);
        case.table.constraints.push(Constraint::Equal(vec![again], vec![parts[0]]));
    }),
    ("the return", |case, chance| {
        // Open cases and referrals against outcomes; closed cases by duration; a group, and the members of it who did more.
        let outcomes = counts(&mut case.table, chance, 4);
        let ongoing = counts(&mut case.table, chance, 1);
        let sectors = counts(&mut case.table, chance, 5);
        let referrals = total(&mut case.table, &sectors, Kind::Process);
        let ended: u64 = outcomes.iter().map(|cell| known(&case.table, *cell)).sum();
        let open = known(&case.table, ongoing[0]);
        let flow = ended + open;
        let short = flow.saturating_sub(known(&case.table, referrals));
        if short + known(&case.table, referrals) == flow {
            let start = case.table.add(CellValue::Known(short), Kind::Process);
            let all: Vec<usize> = outcomes.iter().chain(&ongoing).copied().collect();
            case.table.constraints.push(Constraint::Equal(vec![start, referrals], all));
        }
        let first = chance.below(ended + 1);
        let second = chance.below(ended - first + 1);
        let bands: Vec<usize> = [first, second, ended - first - second]
            .into_iter()
            .map(|count| case.table.add(CellValue::Known(count), Kind::Children))
            .collect();
        case.table.constraints.push(Constraint::Equal(outcomes.clone(), bands));
        let some = chance.below(known(&case.table, outcomes[0]) + 1);
        let subset = case.table.add(CellValue::Known(some), Kind::Children);
        case.table.constraints.push(Constraint::AtMost(vec![subset], vec![outcomes[0]]));
        share(case, subset, outcomes[0], 1);
    }),
];

/// Every table the judge attacks: the same in every run.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (shape, (name, fill)) in SHAPES.iter().enumerate() {
        for number in 0..OF_EACH {
            let mut chance = Chance::new(shape as u64 * 1000 + number + 1);
            chance.below(2);
            let mut case = Case { name: format!("{name} {number}"), table: Table::default(), shares: Vec::new() };
            fill(&mut case, &mut chance);
            cases.push(case);
        }
    }
    cases
}

/// A table as its readers see it. A share is shown when both its counts are shown.
pub fn published(case: &Case, protection: &Protection) -> Value {
    let reason = |cell: usize| protection.hidden[cell].map(|reason| format!("{reason:?}"));
    let shown = |cell: usize| protection.hidden[cell].is_none();
    let cells: Vec<Value> = (0..case.table.cells.len())
        .map(|cell| json!({ "shown": shown(cell).then(|| known(&case.table, cell)), "reason": reason(cell) }))
        .collect();
    let mut constraints: Vec<Value> = case
        .table
        .constraints
        .iter()
        .map(|constraint| match constraint {
            Constraint::Equal(left, right) => json!({ "equal": [left, right] }),
            Constraint::AtMost(parts, whole) => json!({ "at_most": [parts, whole] }),
            Constraint::Share { part, whole, scale, digits, places } => json!({ "share": [part, whole, scale, digits, places] }),
        })
        .collect();
    constraints.extend(
        case.shares
            .iter()
            .filter(|(part, whole, ..)| shown(*part) && shown(*whole))
            .map(|(part, whole, scale, digits, places)| json!({ "share": [part, whole, scale, digits, places] })),
    );
    json!({ "name": case.name, "cells": cells, "constraints": constraints, "unprotected": protection.unprotected })
}

/// Writes tables for the judge, one on each line.
pub fn write(file: &str, tables: impl IntoIterator<Item = Value>) {
    let lines: String = tables.into_iter().map(|table| format!("{table}\n")).collect();
    std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(file), lines).unwrap();
}

#[test]
fn tables_for_the_judge_are_written_and_the_engine_leaves_none_exposed() {
    let cases = cases();
    assert!(cases.len() >= 1000);
    let protections: Vec<Protection> = cases.iter().map(|case| protect(&case.table)).collect();
    write("tables.jsonl", cases.iter().zip(&protections).map(|(case, protection)| published(case, protection)));
    // With the second step switched off the judge must find counts: that shows that it can.
    write("tables-planted.jsonl", cases.iter().map(|case| published(case, &suppress_primary(&case.table))));
    let unprotected: Vec<&str> = cases
        .iter()
        .zip(&protections)
        .filter(|(_, own)| !own.unprotected.is_empty())
        .map(|(case, _)| case.name.as_str())
        .collect();
    // Three counts of five and their number printed in a list: no tool can hide that. The tool says so, and nobody else is unprotected.
    assert!(unprotected.iter().all(|name| name.starts_with("total printed elsewhere")), "{unprotected:?}");
    assert!(unprotected.len() <= 5, "{unprotected:?}");
}

/// The choice of other cells to hide does not depend on the true small counts, so it does not reveal them.
#[test]
fn what_is_hidden_does_not_depend_on_the_true_small_counts() {
    for case in cases() {
        let hidden = protect(&case.table).hidden;
        for shift in 1..5 {
            let mut other = case.table.clone();
            for cell in &mut other.cells {
                if let (CellValue::Known(count @ 1..=5), Kind::Children) = (cell.value, cell.kind) {
                    cell.value = CellValue::Known((count - 1 + shift) % 5 + 1);
                }
            }
            assert_eq!(protect(&other).hidden, hidden, "{}", case.name);
        }
    }
}

#[test]
fn a_true_zero_is_shown_wherever_something_else_can_be_hidden() {
    let zeros = cases()
        .iter()
        .filter(|case| !case.name.starts_with("total printed elsewhere"))
        .map(|case| protect(&case.table).hidden.iter().filter(|reason| **reason == Some(Reason::SecondaryZero)).count())
        .filter(|number| *number > 0)
        .count();
    assert!(zeros < 60, "{zeros} tables hide a zero");
}
