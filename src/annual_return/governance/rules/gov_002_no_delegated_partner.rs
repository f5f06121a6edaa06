#![doc = include_str!("gov_002_no_delegated_partner.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::terms::kind;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Answer, Ref};

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
            // An entry whose body is not given, or is not in the register, may be about this body.
            let is_known =
                |delegate: &Answer<Ref<kind::Body>>| delegate.given().is_some_and(|id| facts.body(id.as_str()).is_some());
            delegates.iter().all(|delegate| is_known(delegate)).then_some(())?;
            found
                .add(
                    at!(r.governance.delegated_safeguarding_partners),
                    format!("no delegated safeguarding partner is named for {}", facts.body_name(id.as_str())),
                    format!("add - {{ body: {id}, name: …, job_title: …, delegated_functions: […] }}, or say under explanations why there was nobody"),
                )
                .about(id.as_str());
            CHECKED
        });
    }
    CHECKED
}
