#![doc = include_str!("dsa_009_expired.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// An agreement has ended.
pub const RULE: ReturnRule = ReturnRule::new("DSA-009", Level::Query, include_str!("dsa_009_expired.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let as_of = facts.as_of?;
    for (i, agreement) in r.information_sharing.agreements.given()?.iter().enumerate() {
        let path = at!(r.information_sharing.agreements[i].expires);
        found.each(path.clone(), |found| {
            if agreement.expires.is_faulty() {
                return None;
            }
            if let Some(expires) = agreement.expires.get().filter(|expires| *expires < as_of) {
                found
                    .add(
                        path,
                        format!("{} expired on {expires}", quoted(agreement.title.text(), "the agreement")),
                        "if it was renewed, give the new day under expires; if the sharing has stopped or goes on under another agreement, \
                         say so under explanations",
                    )
                    .about(id_or_path(&agreement.id, &at!(r.information_sharing.agreements[i])))
                    .figures([expires.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}
