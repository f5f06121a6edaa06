#![doc = include_str!("dis_002_held_back_number_follows.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::disclosure::recoverable;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A number that is held back can still be worked out.
pub const RULE: ReturnRule = ReturnRule::new("DIS-002", Level::Query, include_str!("dis_002_held_back_number_follows.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let (Some(counts), Some(protection)) = (facts.count_table(), facts.protection()) else { return CHECKED };
    let follow = recoverable(&counts.table);
    for (cell, _) in follow.iter().filter(|(_, number)| *number > 0) {
        found.add(
            counts.paths.get(*cell)?.clone(),
            "c stands here, but the number follows from the others that are given",
            "type the true number: when the return is published the tool holds it back, and what would give it away",
        );
    }
    for cell in &protection.unprotected {
        if follow.iter().all(|(other, _)| other != cell) {
            found.add(
                counts.paths.get(*cell)?.clone(),
                "this number is held back when the return is published, and yet too much of it can be worked out from what is printed around it",
                "nothing is left that the tool could hold back: put this group together with another, or say under explanations why nobody can be recognised",
            );
        }
    }
    CHECKED
}
