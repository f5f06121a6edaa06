#![doc = include_str!("lad_001_contacts_do_not_add_up.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::sum;
use crate::rule::{CHECKED, Checked, Found};

/// Contacts by outcome do not add up to all contacts.
pub const RULE: ReturnRule = ReturnRule::new("LAD-001", Level::Error, include_str!("lad_001_contacts_do_not_add_up.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let Some(lado) = r.lado.given() else { return CHECKED };
    let stated = lado.contacts.known()?;
    let parts = sum([&lado.advice, &lado.referrals, &lado.not_for_lado])?;
    if parts != stated {
        found
            .add(
                at!(r.lado.contacts),
                format!(
                    "advice, referrals and contacts not for the designated officer come to {parts}, but the stated number of contacts is {stated}"
                ),
                "count each contact once, under what became of it: correct contacts, or advice, referrals and not_for_lado",
            )
            .also(at!(r.lado.advice), "the split begins here");
    }
    CHECKED
}
