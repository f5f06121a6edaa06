#![doc = include_str!("lrn_006_notification_without_rapid_review.md")]

use crate::annual_return::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::has_words;
use crate::rule::{CHECKED, Checked, Found};

/// A notification has no rapid review though the days for it ended within the period.
pub const RULE: ReturnRule =
    ReturnRule::new("LRN-006", Level::Query, include_str!("lrn_006_notification_without_rapid_review.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let (start, end) = (r.period_start.get()?, r.period_end.get()?);
    let allowed = facts.reference.thresholds().rapid_review_days_most.value;
    for (i, notification) in r.learning.notifications.given()?.iter().enumerate() {
        let path = at!(r.learning.notifications[i]);
        found.each(path.clone(), |found| {
            let notified = notification.notified_on.get()?;
            let due = facts.working_days().after(notified, allowed);
            facts.working_days_between(notified, due)?;
            if due < start || due > end {
                return CHECKED;
            }
            let id = notification.id.given()?;
            let reviews = r.learning.rapid_reviews.given()?;
            let covers = |reviewed: &[_]| reviewed.iter().any(|reference| *reference == *id);
            if reviews.iter().any(|review| covers(review.notifications.items())) || has_words(&notification.no_review_because)? {
                return CHECKED;
            }
            if reviews.iter().any(|review| !review.notifications.is_given()) {
                return None;
            }
            found
                .add(
                    path,
                    format!(
                        "the notification {id} has no rapid review, and the {allowed} working days for it ended in the period"
                    ),
                    "name it under notifications of the review that covers it, or say under no_review_because why there is none",
                )
                .about(id.as_str());
            CHECKED
        });
    }
    CHECKED
}
