#![doc = include_str!("lrn_007_actions_and_no_change.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::terms::evidence::ActionStatus;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{counted, entries, has_words, id_or_path};
use crate::rule::{CHECKED, Checked, Found};

/// Actions of a practice review are done, but the return does not say what changed.
pub const RULE: ReturnRule = ReturnRule::new("LRN-007", Level::Query, include_str!("lrn_007_actions_and_no_change.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, review) in r.learning.practice_reviews.given()?.iter().enumerate() {
        let path = at!(r.learning.practice_reviews[i].what_changed);
        found.each(path.clone(), |found| {
            if has_words(&review.what_changed)? {
                return CHECKED;
            }
            let actions = entries(&review.actions)?;
            let done = actions.iter().filter(|action| action.status.get() == Some(ActionStatus::Done)).count();
            if done == 0 {
                return actions.iter().all(|action| action.status.is_given()).then_some(());
            }
            let about = id_or_path(&review.id, &at!(r.learning.practice_reviews[i]));
            found
                .add(
                    path,
                    format!(
                        "{} of the practice review {about} {} done, and nothing says what changed",
                        counted(done, "action", "actions"),
                        if done == 1 { "is" } else { "are" }
                    ),
                    "add what_changed: to the review and say what is different for children; if nothing is yet, say that",
                )
                .about(about)
                .figures([done.to_string()]);
            CHECKED
        });
    }
    CHECKED
}
