#![doc = include_str!("sig_002_signature_before_last_change.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The return was changed after it was signed.
pub const RULE: ReturnRule =
    ReturnRule::new("SIG-002", Level::Error, include_str!("sig_002_signature_before_last_change.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, signature) in r.sign_off.signatures.given()?.iter().enumerate() {
        found.each(at!(r.sign_off.signatures[i]), |found| {
            let signatory = signature.body.given().map_or_else(|| "a partner".to_owned(), |body| facts.body_name(body.as_str()));
            let digest = signature.content_digest.given()?;
            if *digest != facts.content_digest {
                // The current digest is left out of the message, because a message stays the same as long as its fact does.
                found.add(
                    at!(r.sign_off.signatures[i].content_digest),
                    format!("the digest under the signature of {signatory}, {digest}, is not that of the return as it stands"),
                    format!(
                        "the digest of the return is {}: if the text was changed after signing, show {signatory} what was changed \
                         and ask to sign again; if the digest was mistyped, correct it",
                        facts.content_digest
                    ),
                );
                return CHECKED;
            }
            let (signed, prepared) = (signature.date.get()?, r.prepared_on.get()?);
            // GEN-005 reports a signature from before the end of the period.
            let before_the_end = r.period_end.get().is_some_and(|end| signed < end);
            if signed < prepared && !before_the_end {
                found
                    .add(
                        at!(r.sign_off.signatures[i].date),
                        format!("{signatory} signed on {signed}, before the return was prepared on {prepared}"),
                        "if a day is mistyped, correct date of the signature or prepared_on; if not, ask the signatory to sign again",
                    )
                    .also(at!(r.prepared_on), "prepared on this day");
            }
            CHECKED
        });
    }
    CHECKED
}
