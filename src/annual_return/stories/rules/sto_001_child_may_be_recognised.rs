#![doc = include_str!("sto_001_child_may_be_recognised.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::check::passages::Concern;
use crate::annual_return::check::texts::tell;
use crate::finding::Level;
use crate::rule::{Checked, Found};

/// Something in a story may identify the child.
pub const RULE: ReturnRule = ReturnRule::new("STO-001", Level::Error, include_str!("sto_001_child_may_be_recognised.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let help = "tell it without: an age band, no name, no day, no street and no school; if nobody can be recognised, a named person may clear it";
    tell(facts, Concern::Story, found, help)
}
