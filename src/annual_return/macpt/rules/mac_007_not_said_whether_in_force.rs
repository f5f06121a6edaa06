#![doc = include_str!("mac_007_not_said_whether_in_force.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found, Judged as _};

/// The part on the team is filled in, but the return does not say whether its duty is in force. This rule is not about the duty
/// itself: it applies where the rules on the duty are off, and only until the question is answered either way.
pub const RULE: ReturnRule =
    ReturnRule::new("MAC-007", Level::Advice, include_str!("mac_007_not_said_whether_in_force.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    if r.macpt.is_given() && r.duties_in_force.is_blank() && !facts.has_in_force(Duty::Macpt) {
        found.add(
            at!(r.macpt),
            "the questions on the team rest on a proposal, and it is not said whether the duty was in force in your area",
            "add duties_in_force at the top of the return: [] if none was in force, or [macpt]",
        );
    }
    CHECKED
}
