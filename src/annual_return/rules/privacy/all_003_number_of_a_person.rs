#![doc = include_str!("all_003_number_of_a_person.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::check::passages::Concern;
use crate::annual_return::check::texts::tell;
use crate::finding::Level;
use crate::rule::{Checked, Found};

/// A published text has a number that belongs to one person.
pub const RULE: ReturnRule = ReturnRule::new("ALL-003", Level::Error, include_str!("all_003_number_of_a_person.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    tell(facts, Concern::Number, found, "")
}
