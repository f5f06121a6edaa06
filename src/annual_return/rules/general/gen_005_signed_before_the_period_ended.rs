#![doc = include_str!("gen_005_signed_before_the_period_ended.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A signature is dated before the end of the period.
pub const RULE: ReturnRule =
    ReturnRule::new("GEN-005", Level::Error, include_str!("gen_005_signed_before_the_period_ended.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let end = r.period_end.get()?;
    for (i, signature) in r.sign_off.signatures.given()?.iter().enumerate() {
        let path = at!(r.sign_off.signatures[i].date);
        found.each(path.clone(), |found| {
            let signed = signature.date.get()?;
            if signed < end {
                found.add(
                    path,
                    format!("the return was signed on {signed}, before the period ended on {end}"),
                    "if the day is mistyped, correct it; if not, ask the signatory to sign again now that the period has ended",
                );
            }
            CHECKED
        });
    }
    CHECKED
}
