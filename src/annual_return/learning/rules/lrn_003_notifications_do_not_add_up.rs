#![doc = include_str!("lrn_003_notifications_do_not_add_up.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::learning::sums::by_what_happened;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::sum;
use crate::rule::{CHECKED, Checked, Found};

/// Notifications by what happened do not add up to all notifications.
pub const RULE: ReturnRule =
    ReturnRule::new("LRN-003", Level::Error, include_str!("lrn_003_notifications_do_not_add_up.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let incidents = &r.learning.incidents;
    let stated = incidents.notifications.known()?;
    let parts = sum(by_what_happened(incidents))?;
    if parts.decimal() != stated.decimal() {
        found
            .add(
                at!(r.learning.incidents.notifications),
                format!("deaths, serious harm and other come to {parts}, but the stated number of notifications is {stated}"),
                "count each notification once: correct notifications here, or deaths, serious_harm and other",
            )
            .also(at!(r.learning.incidents.deaths), "the split begins here");
    }
    CHECKED
}
