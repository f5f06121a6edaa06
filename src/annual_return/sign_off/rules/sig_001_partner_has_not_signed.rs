#![doc = include_str!("sig_001_partner_has_not_signed.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Ref;

/// A statutory partner has not signed.
pub const RULE: ReturnRule = ReturnRule::new("SIG-001", Level::Error, include_str!("sig_001_partner_has_not_signed.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let signatures = r.sign_off.signatures.given()?.iter().map(|signature| signature.body.given().map(Ref::as_str));
    let signed: Vec<&str> = signatures.collect::<Option<_>>()?;
    for (i, partner) in facts.present_partners() {
        found.each(at!(r.partnership.bodies[i].id), |found| {
            let id = partner.id.given()?.as_str();
            if !signed.contains(&id) {
                found
                    .add(
                        at!(r.sign_off.signatures),
                        format!("{} has not signed", facts.body_name(id)),
                        format!(
                            "when the return is ready, ask its lead safeguarding partner to sign, and add an entry: \
                             - {{ body: {id}, name: …, date: …, statement: …, content_digest: … }}, the \
                             statement being approved or approved_with_comment"
                        ),
                    )
                    .about(id)
                    .also(at!(r.partnership.bodies[i]), "the partner stands here");
            }
            CHECKED
        });
    }
    CHECKED
}
