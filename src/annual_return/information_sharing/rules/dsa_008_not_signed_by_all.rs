#![doc = include_str!("dsa_008_not_signed_by_all.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{counted, id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// Not every party has signed an agreement.
pub const RULE: ReturnRule = ReturnRule::new("DSA-008", Level::Query, include_str!("dsa_008_not_signed_by_all.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, agreement) in r.information_sharing.agreements.given()?.iter().enumerate() {
        let path = at!(r.information_sharing.agreements[i].parties);
        found.each(path.clone(), |found| {
            let parties = agreement.parties.given()?;
            if parties.iter().any(|party| party.signed_on.is_faulty()) {
                return None;
            }
            let signed = parties.iter().filter(|party| party.signed_on.is_given()).count();
            if signed < parties.len() {
                let so_many = format!("{signed} of {}", counted(parties.len(), "party", "parties"));
                found
                    .add(
                        path,
                        format!("{} is signed by {so_many}", quoted(agreement.title.text(), "the agreement")),
                        "add signed_on: with the day to each party that has signed; \
                         for the others, say under explanations when they will",
                    )
                    .about(id_or_path(&agreement.id, &at!(r.information_sharing.agreements[i])))
                    .figures([so_many]);
            }
            CHECKED
        });
    }
    CHECKED
}
