#![doc = include_str!("dis_005_zero_typed_as_suppressed.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::disclosure::recoverable;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A `c` is typed although the other numbers show that the count is 0.
pub const RULE: ReturnRule = ReturnRule::new("DIS-005", Level::Error, include_str!("dis_005_zero_typed_as_suppressed.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let Some(counts) = facts.count_table() else { return CHECKED };
    for (cell, _) in recoverable(&counts.table).iter().filter(|(_, number)| *number == 0) {
        found.add(
            counts.paths.get(*cell)?.clone(),
            "c says that there are a few, but the others that are given leave none",
            "type 0: a true zero is published as it is; or correct the others",
        );
    }
    CHECKED
}
