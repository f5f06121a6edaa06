#![doc = include_str!("lrn_006_notification_without_rapid_review.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::has_words;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Decimal;

/// A notification has no rapid review, although the time allowed for one ended within the period.
pub const RULE: ReturnRule =
    ReturnRule::new("LRN-006", Level::Query, include_str!("lrn_006_notification_without_rapid_review.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let (start, end) = (r.period_start.get()?, r.period_end.get()?);
    found.each(at!(r.learning.incidents.notifications), |found| not_listed(facts, found));
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
                    "add its id to notifications of the entry of learning › rapid_reviews that covers it, or say under no_review_because why there is none",
                )
                .about(id.as_str());
            CHECKED
        });
    }
    CHECKED
}

/// Reports notifications that are counted but not listed: nothing shows whether they were reviewed.
fn not_listed(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let listed = r.learning.notifications.given()?.len();
    let counted = r.learning.incidents.notifications.known()?;
    if counted.decimal() > Decimal::from(listed) {
        found
            .add(
                at!(r.learning.notifications),
                format!("incidents counts {counted} notifications, and {listed} are listed here"),
                "add an entry for each that is missing: - { id: …, aware_on: …, notified_on: … }, each with an id of its own; if \
                 the count is wrong, correct it under incidents",
            )
            .figures([format!("{listed} of {counted}")]);
    }
    CHECKED
}
