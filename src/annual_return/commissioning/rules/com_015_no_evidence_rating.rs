#![doc = include_str!("com_015_no_evidence_rating.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// No service has an evidence rating for services of its kind.
pub const RULE: ReturnRule = ReturnRule::new("COM-015", Level::Advice, include_str!("com_015_no_evidence_rating.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let services = r.commissioning.services.given()?;
    if !services.is_empty() && services.iter().all(|service| service.evidence_rating.is_blank()) {
        found.add(
            at!(r.commissioning.services),
            "no service says what is known of services of its kind",
            "add evidence_rating to each service: foundations_practice_guide, foundations_guidebook, nice, local or none",
        );
    }
    CHECKED
}
