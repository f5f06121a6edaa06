#![doc = include_str!("lrn_004_practice_review_took_long.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{has_words, id_or_path};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Answer;

/// A practice review took longer than it should, and no reason is given.
pub const RULE: ReturnRule =
    ReturnRule::new("LRN-004", Level::Query, include_str!("lrn_004_practice_review_took_long.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let months = facts.reference.thresholds().practice_review_months_most.value;
    for (i, review) in r.learning.practice_reviews.given()?.iter().enumerate() {
        let path = at!(r.learning.practice_reviews[i].completed);
        found.each(path.clone(), |found| {
            if has_words(&review.publication_delay_reason)? {
                return CHECKED;
            }
            let commissioned = review.commissioned.get()?;
            let due = commissioned.plus_months(i32::try_from(months).ok()?);
            // A published review is finished, whether or not its completion day is given.
            let finished = match (&*review.completed, &*review.published) {
                (Answer::Faulty, _) | (Answer::NotAnswered, Answer::Faulty) => return None,
                (Answer::Given(day), _) | (Answer::NotAnswered, Answer::Given(day)) => Some(*day),
                (Answer::NotAnswered, Answer::NotAnswered) => None,
            };
            let until = match finished {
                Some(day) => day,
                None => facts.as_of?,
            };
            if until > due {
                let about = id_or_path(&review.id, &at!(r.learning.practice_reviews[i]));
                let (fact, figure) = match finished {
                    Some(day) => (format!("finished on {day}"), day.to_string()),
                    None => ("is not finished".to_owned(), "not finished".to_owned()),
                };
                found
                    .add(
                        path,
                        format!("the practice review {about} was commissioned on {commissioned} and {fact}; {months} months are the aim"),
                        "say what took longer under publication_delay_reason; if a day is wrong, correct commissioned or completed",
                    )
                    .about(about)
                    .figures([commissioned.to_string(), figure]);
            }
            CHECKED
        });
    }
    CHECKED
}
