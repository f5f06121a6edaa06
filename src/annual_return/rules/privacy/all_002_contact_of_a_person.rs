#![doc = include_str!("all_002_contact_of_a_person.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::check::passages::Concern;
use crate::annual_return::check::texts::tell;
use crate::finding::Level;
use crate::rule::{Checked, Found};

/// A published text has a person's own telephone number or e-mail address.
pub const RULE: ReturnRule = ReturnRule::new("ALL-002", Level::Query, include_str!("all_002_contact_of_a_person.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let help = "give a team's number or mailbox instead; if it is a team's, a named person may clear it";
    tell(facts, Concern::Contact, found, help)
}
