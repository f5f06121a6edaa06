#![doc = include_str!("lrn_002_notified_late.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::{FieldPath, Level};
use crate::rule::kit::has_words;
use crate::rule::{CHECKED, Checked, Found};

/// Notifications were late, and no reason is given. One finding covers them all, because the form asks for the reason once.
pub const RULE: ReturnRule = ReturnRule::new("LRN-002", Level::Query, include_str!("lrn_002_notified_late.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let (start, end) = (r.period_start.get()?, r.period_end.get()?);
    let allowed = facts.reference.thresholds().notification_days_most.value;
    let notifications = r.learning.notifications.given()?;
    if has_words(&r.learning.incidents.late_reasons)? {
        return CHECKED;
    }
    let mut of_the_period = 0_usize;
    let mut late: Vec<(FieldPath, u32)> = Vec::new();
    for (i, notification) in notifications.iter().enumerate() {
        let path = at!(r.learning.notifications[i].notified_on);
        found.each(path.clone(), |_| {
            let (aware, notified) = (notification.aware_on.get()?, notification.notified_on.get()?);
            if notified < start || notified > end {
                return CHECKED;
            }
            of_the_period = of_the_period.saturating_add(1);
            let days = facts.working_days_between(aware, notified)?;
            if days > allowed {
                late.push((path, days));
            }
            CHECKED
        });
    }
    let number = late.len();
    let Some((first, days)) = late.first().cloned() else { return CHECKED };
    let fact = if of_the_period == 1 {
        format!("the notification was made {days} working days after the council became aware; {allowed} are allowed")
    } else {
        let verb = if number == 1 { "was" } else { "were" };
        format!(
            "{number} of {of_the_period} notifications {verb} made more than {allowed} working days after the council became aware"
        )
    };
    // The days are never published: the message says how many, never which.
    let mut addition = found
        .add(
            first,
            fact,
            "give the reason under learning › incidents › late_reasons; if a day is wrong, correct aware_on or notified_on",
        )
        .about(at!(r.learning.notifications).to_string())
        .figures([format!("{number} of {of_the_period}")]);
    for (path, days) in late.into_iter().skip(1) {
        addition = addition.also(path, format!("{days} working days"));
    }
    CHECKED
}
