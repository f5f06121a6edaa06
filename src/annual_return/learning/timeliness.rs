//! Whether rapid reviews were sent in time. This depends on days that are not published, so it is worked out from the return as
//! written, and only the counts of reviews leave this module.

use crate::annual_return::check::facts::Facts;
use crate::annual_return::learning::model::RapidReview;
use crate::value::Date;

/// The day of the earliest notification a review covers.
pub fn notified_on(facts: &Facts, review: &RapidReview) -> Option<Date> {
    first_notified(facts, review).map(|(day, _)| day)
}

/// The earliest notification a review covers: its day and its id.
pub fn first_notified<'a>(facts: &Facts, review: &'a RapidReview) -> Option<(Date, &'a str)> {
    let notifications = facts.this.learning.notifications.items();
    let covered = review.notifications.items().iter().map(|reference| {
        let notification = notifications.iter().find(|own| own.id.given().is_some_and(|id| *reference == *id));
        notification.and_then(|own| own.notified_on.get()).map(|day| (day, reference.as_str()))
    });
    covered.collect::<Option<Vec<_>>>()?.into_iter().min_by_key(|(day, _)| *day)
}

/// The number of working days a review took, from the earliest notification to the day it was sent.
pub fn working_days_taken(facts: &Facts, review: &RapidReview) -> Option<u32> {
    facts.working_days_between(notified_on(facts, review)?, review.sent_on.get()?)
}

/// The number of reviews sent, and of those sent in time; `None` when a day is missing.
pub fn sent_and_on_time(facts: &Facts) -> Option<(u32, u32)> {
    let reviews = facts.this.learning.rapid_reviews.given()?;
    let allowed = facts.reference.thresholds().rapid_review_days_most.value;
    let mut sent = 0;
    let mut on_time = 0;
    for review in reviews.iter().filter(|review| review.sent_on.is_given()) {
        sent += 1;
        on_time += u32::from(working_days_taken(facts, review)? <= allowed);
    }
    Some((sent, on_time))
}
