#![doc = include_str!("lrn_005_practice_review_not_published.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{has_words, id_or_path};
use crate::rule::{CHECKED, Checked, Found};

/// A practice review is finished but not published, and no reason is given. If it also took too long, one reason answers both
/// rules.
pub const RULE: ReturnRule =
    ReturnRule::new("LRN-005", Level::Query, include_str!("lrn_005_practice_review_not_published.md"), check)
        .unless(&["LRN-004"]);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let as_of = facts.as_of?;
    let months = facts.reference.thresholds().practice_review_months_most.value;
    for (i, review) in r.learning.practice_reviews.given()?.iter().enumerate() {
        let path = at!(r.learning.practice_reviews[i].published);
        found.each(path.clone(), |found| {
            if review.completed.is_blank() || review.published.is_given() || has_words(&review.publication_delay_reason)? {
                return CHECKED;
            }
            (!review.published.is_faulty()).then_some(())?;
            let completed = review.completed.get()?;
            // A quick review may wait for publication until the time limit for the whole review has passed.
            let due = review.commissioned.get()?.plus_months(i32::try_from(months).ok()?);
            if as_of > due {
                let about = id_or_path(&review.id, &at!(r.learning.practice_reviews[i]));
                found
                    .add(
                        path,
                        format!(
                            "the practice review {about} was finished on {completed} and is not published, and nothing says why"
                        ),
                        "if it is published, add published: with the day and url: with the address; if not, say why under publication_delay_reason",
                    )
                    .about(about)
                    .figures([completed.to_string()]);
            }
            CHECKED
        });
    }
    CHECKED
}
