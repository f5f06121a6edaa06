#![doc = include_str!("all_001_person_may_be_recognised.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::check::passages::Concern;
use crate::annual_return::check::texts::tell;
use crate::finding::Level;
use crate::rule::{Checked, Found};

/// Something in a published text may identify a person.
pub const RULE: ReturnRule = ReturnRule::new("ALL-001", Level::Query, include_str!("all_001_person_may_be_recognised.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let help = "take out what tells who it is; if nobody can be recognised by it, a named person may clear it";
    tell(facts, Concern::Identity, found, help)
}
