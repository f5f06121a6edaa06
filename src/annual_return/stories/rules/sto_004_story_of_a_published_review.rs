#![doc = include_str!("sto_004_story_of_a_published_review.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::learning::model::PracticeReview;
use crate::annual_return::stories::model::{AgeBand, Story};
use crate::at;
use crate::finding::Level;
use crate::rule::kit::entries;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::Code;

/// A story about one child has the same age and harm as a published review.
pub const RULE: ReturnRule =
    ReturnRule::new("STO-004", Level::Query, include_str!("sto_004_story_of_a_published_review.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let Some(part) = r.stories.given() else { return CHECKED };
    let reviews = entries(&r.learning.practice_reviews)?;
    for (i, story) in part.stories.items().iter().enumerate() {
        let path = at!(r.stories.stories[i].story);
        found.each(path.clone(), |found| {
            // A story that combines several children is not about the child of a review.
            if story.composite.get()? || !story.need.is_given() || !story.age_band.is_given() {
                return CHECKED;
            }
            let is_same = |review: &&PracticeReview| is_out(review) && harms(facts, story, review) && ages(story, review);
            if let Some((at, _)) = reviews.iter().enumerate().find(|(_, review)| is_same(review)) {
                found
                    .add(
                        path,
                        "the story tells of the same age and harm as a published review",
                        "make sure that it is another child; if it is the same, leave the story out or put it together from several",
                    )
                    .figures([at!(r.learning.practice_reviews[at]).to_string()])
                    .also(at!(r.learning.practice_reviews[at].theme), "the review");
            }
            CHECKED
        });
    }
    CHECKED
}

fn is_out(review: &PracticeReview) -> bool {
    review.published.is_given() || review.url.is_given()
}

/// Whether the review mentions the harm of the story's need.
fn harms(facts: &Facts, story: &Story, review: &PracticeReview) -> bool {
    let needs = facts.this.needs.needs.items();
    let Some(need) =
        needs.iter().find(|need| need.id.given().zip(story.need.given()).is_some_and(|(id, own)| id.as_str() == own.as_str()))
    else {
        return false;
    };
    let theme = need.theme.given().map(Code::as_str).unwrap_or_default().replace('_', " ").to_lowercase();
    let says = format!("{} {}", review.theme.text(), review.learning.text()).to_lowercase();
    let mut words =
        theme.split_whitespace().filter(|word| word.len() > 4 && !matches!(*word, "abuse" | "other" | "health")).peekable();
    words.peek().is_some() && words.any(|word| says.contains(word))
}

/// Whether the review mentions a child of the story's age.
fn ages(story: &Story, review: &PracticeReview) -> bool {
    let says = format!("{} {}", review.theme.text(), review.learning.text()).to_lowercase();
    let words: &[&str] = match story.age_band.get() {
        Some(AgeBand::PreBirth) => &["unborn", "pregnan", "before birth"],
        Some(AgeBand::UnderOne) => &["baby", "babies", "infant", "newborn"],
        Some(AgeBand::OneToFour) => &["toddler", "under five", "under 5", "young child", "pre-school", "nursery"],
        Some(AgeBand::FiveToNine) => &["primary", "school-age", "young child"],
        Some(AgeBand::TenToFifteen | AgeBand::SixteenToSeventeen) => &["teenage", "adolescent", "young people", "young person"],
        None => &[],
    };
    words.iter().any(|word| says.contains(word))
}
