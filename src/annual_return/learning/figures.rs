//! Figures about learning: rapid reviews, practice reviews and actions.

use serde::{Deserialize, Serialize};

use super::model::PracticeReview;
use super::timeliness::notified_on;
use crate::annual_return::check::facts::Facts;
use crate::annual_return::terms::evidence::{Action, ActionStatus};
use crate::annual_return::terms::figure::Definition;
use crate::value::{Answer, Date, Decimal, Percent};

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[
    Definition {
        number: 38,
        title: "Rapid reviews sent on time",
        unit: "Per cent",
        definition: "Rapid reviews sent to the Panel within 15 working days of the notification. Where a review covers several notifications, the first counts. A review that is not sent counts as late once its days have passed, and is left out before.",
        numerator: Some("Rapid reviews sent within 15 working days"),
        denominator: Some("Rapid reviews sent, and rapid reviews not sent though their days have passed"),
    },
    Definition {
        number: 39,
        title: "Months to publication of a practice review",
        unit: "Months",
        definition: "Whole months from the day a local child safeguarding practice review was commissioned to the day it was published.",
        numerator: None,
        denominator: None,
    },
    Definition {
        number: 40,
        title: "Actions by source",
        unit: "Actions",
        definition: "Actions that followed scrutiny, practice reviews, audits and national reviews, by how far they were on the day the return was prepared. An action is overdue when it is not done and its day has passed.",
        numerator: None,
        denominator: None,
    },
];

/// Rapid reviews counted by whether they were sent in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OnTime {
    /// Reviews sent in time.
    pub on_time: u32,
    /// Reviews sent, and reviews not sent whose time limit has passed.
    pub judged: u32,
}

impl OnTime {
    /// Reviews sent in time as a percentage of reviews judged; `None` when none were judged.
    pub fn share(self) -> Option<Percent> {
        Percent::of(Decimal::from(self.on_time), Decimal::from(self.judged))
    }
}

/// The number of rapid reviews sent in time. Needs the return as written, because the days are not published. `None` when a day
/// that matters is not given, or falls in a year whose bank holidays are not known.
pub fn rapid_reviews_on_time(written: &Facts) -> Option<OnTime> {
    let allowed = written.reference.thresholds().rapid_review_days_most.value;
    let mut counted = OnTime::default();
    for review in written.this.learning.rapid_reviews.given()? {
        let notified = notified_on(written, review)?;
        let (until, is_sent) = match &*review.sent_on {
            Answer::Given(sent) => (*sent, true),
            Answer::NotAnswered => (written.as_of?, false),
            Answer::Faulty => return None,
        };
        let days = written.working_days_between(notified, until)?;
        let in_time = days <= allowed;
        if is_sent || !in_time {
            counted.judged = counted.judged.saturating_add(1);
            counted.on_time = counted.on_time.saturating_add(u32::from(is_sent && in_time));
        }
    }
    Some(counted)
}

/// Whole months from commission to publication of a practice review; `None` before it is published.
pub fn months_to_publication(review: &PracticeReview) -> Option<i32> {
    let months = review.commissioned.get()?.months_until(review.published.get()?);
    (months >= 0).then_some(months)
}

/// Actions counted by progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ActionCount {
    /// Not done, and not yet due.
    pub open: usize,
    /// Not done, and the due day has passed.
    pub overdue: usize,
    /// Done.
    pub done: usize,
    /// Abandoned.
    pub dropped: usize,
}

impl ActionCount {
    /// The number of all actions.
    pub fn all(self) -> usize {
        self.open.saturating_add(self.overdue).saturating_add(self.done).saturating_add(self.dropped)
    }

    /// The sum of two counts.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            open: self.open.saturating_add(other.open),
            overdue: self.overdue.saturating_add(other.overdue),
            done: self.done.saturating_add(other.done),
            dropped: self.dropped.saturating_add(other.dropped),
        }
    }
}

/// Actions counted by progress on a day. `None` when the status of any action, or the due day of an open one, is not given.
pub fn actions<'a>(actions: impl IntoIterator<Item = &'a Action>, on: Option<Date>) -> Option<ActionCount> {
    let mut counted = ActionCount::default();
    for action in actions {
        let number = match action.status.get()? {
            ActionStatus::Done => &mut counted.done,
            ActionStatus::Dropped => &mut counted.dropped,
            ActionStatus::Open if action.due.get()? < on? => &mut counted.overdue,
            ActionStatus::Open => &mut counted.open,
        };
        *number = number.saturating_add(1);
    }
    Some(counted)
}

/// The actions of each source, in the order of the report; `None` for a source whose progress is not known.
pub fn actions_by_source(facts: &Facts) -> [(&'static str, Option<ActionCount>); 4] {
    let learning = &facts.this.learning;
    let on = facts.as_of;
    [
        ("Independent scrutiny", actions(facts.this.scrutiny.findings.items().iter().flat_map(|it| it.actions.items()), on)),
        ("Practice reviews", actions(learning.practice_reviews.items().iter().flat_map(|it| it.actions.items()), on)),
        ("Audits", actions(learning.audits.items().iter().flat_map(|it| it.actions.items()), on)),
        ("National reviews", actions(learning.national_reviews.items().iter().flat_map(|it| it.actions.items()), on)),
    ]
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::annual_return::report::testing::facts;

    fn learning(reviews: &Value) -> Facts {
        facts(json!({
            "prepared_on": "2027-06-30",
            "learning": {
                "notifications": [
                    { "id": "not-a", "notified_on": "2026-11-02" },
                    { "id": "not-b", "notified_on": "2026-11-03" },
                    { "id": "not-c", "notified_on": "2027-06-28" },
                ],
                "rapid_reviews": reviews,
            },
        }))
    }

    #[test]
    fn a_review_is_on_time_on_its_15th_working_day_after_the_first_notification() {
        // The limit is 15 working days: from Monday 2 November 2026 to Monday 23 November.
        let sent = |day: &str| learning(&json!([{ "notifications": ["not-b", "not-a"], "sent_on": day }]));
        assert_eq!(rapid_reviews_on_time(&sent("2026-11-23")), Some(OnTime { on_time: 1, judged: 1 }));
        assert_eq!(rapid_reviews_on_time(&sent("2026-11-24")), Some(OnTime { on_time: 0, judged: 1 }));
    }

    #[test]
    fn a_review_not_sent_is_late_only_once_its_days_have_passed() {
        let reviews = json!([
            { "notifications": ["not-a"], "sent_on": "2026-11-20" },
            { "notifications": ["not-b"], "sent_on": "2026-11-20" },
            { "notifications": ["not-a"] },
            { "notifications": ["not-c"] },
        ]);
        let counted = rapid_reviews_on_time(&learning(&reviews)).expect("known");
        assert_eq!(counted, OnTime { on_time: 2, judged: 3 });
        assert_eq!(counted.share().expect("of something").to_string(), "66.7%");
    }

    #[test]
    fn a_day_that_is_not_known_makes_the_figure_unknown() {
        assert_eq!(rapid_reviews_on_time(&learning(&json!([{ "notifications": ["not-z"], "sent_on": "2026-11-20" }]))), None);
        assert_eq!(OnTime::default().share(), None);
    }

    #[test]
    fn an_open_action_is_overdue_the_day_after_it_was_due() {
        let listed: Vec<Action> = serde_json::from_value(json!([
            { "status": "open", "due": "2027-06-30" },
            { "status": "open", "due": "2027-06-29" },
            { "status": "done" },
            { "status": "dropped", "due": "2026-01-01" },
        ]))
        .expect("reads");
        let counted = actions(&listed, Date::parse("2027-06-30")).expect("known");
        assert_eq!(counted, ActionCount { open: 1, overdue: 1, done: 1, dropped: 1 });
        assert_eq!(counted.all(), 4);
        assert_eq!(actions(&listed, None), None, "without a day nobody knows what is overdue");
    }

    #[test]
    fn months_to_publication_are_whole_months() {
        let review = |published: &str| {
            serde_json::from_value(json!({ "commissioned": "2026-04-15", "published": published })).expect("reads")
        };
        assert_eq!(months_to_publication(&review("2027-02-14")), Some(9));
        assert_eq!(months_to_publication(&review("2027-02-15")), Some(10));
        assert_eq!(months_to_publication(&review("2026-02-15")), None);
    }
}
