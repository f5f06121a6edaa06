#![doc = include_str!("dsa_014_readiness_not_recorded.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// The Information Sharing Duty is in force, but readiness for it is not recorded.
pub const RULE: ReturnRule = ReturnRule::new("DSA-014", Level::Advice, include_str!("dsa_014_readiness_not_recorded.md"), check)
    .proposed(Duty::InformationSharingDuty);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let readiness = &r.information_sharing.duty_readiness;
    let is_blank = readiness.policy_updated.is_blank()
        && readiness.staff_briefed.is_blank()
        && readiness.agreements_revised.is_blank()
        && readiness.note.is_blank();
    if is_blank && !readiness.is_faulty() {
        found.add(
            at!(r.information_sharing.duty_readiness),
            "the Information Sharing Duty is in force in this area, and nothing is said of how ready it is",
            "add duty_readiness: with policy_updated, the day policy was brought into line, staff_briefed, in per cent, or a note",
        );
    }
    CHECKED
}
