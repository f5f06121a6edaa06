#![doc = include_str!("dis_005_nought_typed_as_held_back.md")]

use crate::annual_return::facts::{Facts, ReturnRule};
use crate::disclosure::follows;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A number is entered as `c`, but the other numbers show that it is zero.
pub const RULE: ReturnRule =
    ReturnRule::new("DIS-005", Level::Error, include_str!("dis_005_nought_typed_as_held_back.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let Some(tied) = facts.tied() else { return CHECKED };
    for (cell, _) in follows(&tied.table).iter().filter(|(_, number)| *number == 0) {
        found.add(
            tied.paths.get(*cell)?.clone(),
            "c says that there are a few, but the others that are given leave none",
            "type 0: a true nought is published as it is; or correct the others",
        );
    }
    CHECKED
}
