#![doc = include_str!("gov_002_no_delegated_partner.md")]

use crate::annual_return::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A council, board or force has no delegated safeguarding partner.
pub const RULE: ReturnRule = ReturnRule::new("GOV-002", Level::Query, include_str!("gov_002_no_delegated_partner.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let delegates: Vec<_> = r.governance.delegated_safeguarding_partners.given()?.iter().map(|delegate| &delegate.body).collect();
    for (i, body) in facts.statutory_partners() {
        found.each(at!(r.partnership.bodies[i]), |found| {
            let id = body.id.given()?;
            if delegates.iter().any(|delegate| delegate.given().is_some_and(|delegate| delegate == id)) {
                return CHECKED;
            }
            // An entry that does not say whom it is about may be about this one.
            delegates.iter().all(|delegate| delegate.is_given()).then_some(())?;
            found
                .add(
                    at!(r.governance.delegated_safeguarding_partners),
                    format!("no delegated safeguarding partner is named for {}", facts.body_name(id.as_str())),
                    format!("add an entry with body: {id}, or say under explanations why there was nobody"),
                )
                .about(id.as_str());
            CHECKED
        });
    }
    CHECKED
}
