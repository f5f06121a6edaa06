#![doc = include_str!("lrn_001_rapid_review_late.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::learning::timeliness::first_notified;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{has_words, id_or_path};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Answer;

/// A rapid review took longer than the time allowed, and no reason is given.
pub const RULE: ReturnRule = ReturnRule::new("LRN-001", Level::Query, include_str!("lrn_001_rapid_review_late.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let allowed = facts.reference.thresholds().rapid_review_days_most.value;
    for (i, review) in r.learning.rapid_reviews.given()?.iter().enumerate() {
        let path = at!(r.learning.rapid_reviews[i].sent_on);
        found.each(path.clone(), |found| {
            if has_words(&review.late_because)? {
                return CHECKED;
            }
            let (notified, first) = first_notified(facts, review)?;
            let (until, is_sent) = match &*review.sent_on {
                Answer::Given(sent) => (*sent, true),
                Answer::NotAnswered => (facts.as_of?, false),
                Answer::Faulty => return None,
            };
            let days = facts.working_days_between(notified, until)?;
            if days > allowed {
                let about = id_or_path(&review.id, &at!(r.learning.rapid_reviews[i]));
                let from = match review.notifications.items().len() {
                    0 | 1 => "the notification".to_owned(),
                    several => format!("the first of its {several} notifications, {first}"),
                };
                // The days are never published, but an unexplained query is: it says how many working days, never which days.
                let (fact, figure) = if is_sent {
                    (format!("was sent {days} working days after {from}"), format!("{days} working days"))
                } else {
                    (format!("is not sent, {days} working days after {from}"), "not sent".to_owned())
                };
                found
                    .add(
                        path,
                        format!("the rapid review {about} {fact}; {allowed} are allowed"),
                        if is_sent {
                            "give the reason under late_because; if a day is wrong, correct sent_on here or notified_on of the notification"
                        } else {
                            "if it was sent, add `sent_on:` with the day; if not, say why under `late_because`"
                        },
                    )
                    .about(about)
                    .figures([figure]);
            }
            CHECKED
        });
    }
    CHECKED
}
