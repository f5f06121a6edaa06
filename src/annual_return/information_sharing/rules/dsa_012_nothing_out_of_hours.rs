#![doc = include_str!("dsa_012_nothing_out_of_hours.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// No agreement gives access to information at night or at weekends.
pub const RULE: ReturnRule = ReturnRule::new("DSA-012", Level::Advice, include_str!("dsa_012_nothing_out_of_hours.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let agreements = r.information_sharing.agreements.given()?;
    if agreements.is_empty() || agreements.iter().any(|agreement| agreement.out_of_hours.get() == Some(true)) {
        return CHECKED;
    }
    (!agreements.iter().any(|agreement| agreement.out_of_hours.is_faulty())).then_some(())?;
    found.add(
        at!(r.information_sharing.agreements),
        "no agreement says that information can be had at night and at weekends",
        "write out_of_hours: true for each agreement that allows it; if none does, nothing must be mended, but agree how a child can be protected at night",
    );
    CHECKED
}
