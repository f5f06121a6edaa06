#![doc = include_str!("dsa_004_consent_relied_on.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{has_words, id_or_path, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// An agreement relies on consent and does not say why.
pub const RULE: ReturnRule = ReturnRule::new("DSA-004", Level::Query, include_str!("dsa_004_consent_relied_on.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, agreement) in r.information_sharing.agreements.given()?.iter().enumerate() {
        let path = at!(r.information_sharing.agreements[i].lawful_bases);
        found.each(path.clone(), |found| {
            let relies_on_consent = agreement.lawful_bases.given()?.iter().any(|basis| basis.as_str() == "consent");
            if relies_on_consent && !has_words(&agreement.consent_because)? {
                found
                    .add(
                        path,
                        format!("{} relies on consent and does not say why", quoted(agreement.title.text(), "the agreement")),
                        "consent is rarely the right basis for safeguarding: ask your data protection officer which of lawful_bases applies, or say under consent_because why it is consent",
                    )
                    .about(id_or_path(&agreement.id, &at!(r.information_sharing.agreements[i])));
            }
            CHECKED
        });
    }
    CHECKED
}
