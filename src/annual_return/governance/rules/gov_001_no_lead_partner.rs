#![doc = include_str!("gov_001_no_lead_partner.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::terms::kind;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Answer, Ref};

/// A council, board or force has no lead safeguarding partner.
pub const RULE: ReturnRule = ReturnRule::new("GOV-001", Level::Query, include_str!("gov_001_no_lead_partner.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let leads: Vec<_> = r.governance.lead_safeguarding_partners.given()?.iter().map(|lead| &lead.body).collect();
    for (i, body) in facts.statutory_partners() {
        found.each(at!(r.partnership.bodies[i]), |found| {
            let id = body.id.given()?;
            if leads.iter().any(|lead| lead.given().is_some_and(|lead| lead == id)) {
                return CHECKED;
            }
            // An entry whose body is not given, or is not in the register, may be about this body.
            let is_known = |lead: &Answer<Ref<kind::Body>>| lead.given().is_some_and(|id| facts.body(id.as_str()).is_some());
            leads.iter().all(|lead| is_known(lead)).then_some(())?;
            found
                .add(
                    at!(r.governance.lead_safeguarding_partners),
                    format!("no lead safeguarding partner is named for {}", facts.body_name(id.as_str())),
                    format!("add - {{ body: {id}, name: …, job_title: … }}, or say under explanations why there was nobody"),
                )
                .about(id.as_str());
            CHECKED
        });
    }
    CHECKED
}
