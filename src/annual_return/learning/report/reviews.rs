//! Rapid reviews, practice reviews, local learning reviews and national reviews.

use super::super::figures::months_to_publication;
use super::super::model::{Learning, PracticeReview, RapidReview};
use crate::annual_return::report::{
    Chapter, Show, View, anchors, asked, cell, heading, link_to, numbered, welcome_cell, welcomed,
};
use crate::document::{Cell, Column, Table};

/// Rapid reviews: how many were on time, then each review.
pub fn rapid(chapter: &mut Chapter, view: &View, part: &Learning) {
    let reviews = match part.rapid_reviews.given().map(Vec::as_slice) {
        None => return chapter.gap("the rapid reviews"),
        Some([]) => return chapter.text("There were no rapid reviews in the period."),
        Some(reviews) => reviews,
    };
    chapter.facts(vec![
        ("Rapid reviews".to_owned(), cell(reviews.len().to_string())),
        ("Sent to the Panel within 15 working days".to_owned(), cell(on_time(view))),
    ]);
    chapter.text("The Panel is the national Child Safeguarding Practice Review Panel.");
    let columns = vec![Column::words("Rapid review", 2), Column::words("Decision", 4), Column::words("Panel agreed", 2)];
    let mut table = Table::new("table-rapid-reviews", "Rapid reviews and what they decided", columns);
    let anchors = anchors("review", reviews, |review| &review.id);
    for (place, (review, anchor)) in (1_usize..).zip(reviews.iter().zip(&anchors)) {
        table.row(link_to(anchor, rapid_title(place)), vec![review.decision.cell(), welcome_cell(&review.panel_agreed)]);
    }
    chapter.sparse_table(table);
    for (place, (review, anchor)) in (1..).zip(reviews.iter().zip(anchors)) {
        chapter.section(anchor, rapid_title(place), |inner| one_rapid(inner, review));
    }
}

fn rapid_title(place: usize) -> String {
    format!("Rapid review {place}")
}

/// How many reviews were on time, and their share. Their dates are never printed.
fn on_time(view: &View) -> String {
    let Some(counted) = view.supplement.process.rapid_reviews else {
        return "Not known: a day that matters is not given".to_owned();
    };
    match counted.share() {
        Some(share) => format!("{} of {} ({share})", counted.on_time, counted.judged),
        None => "None was due yet".to_owned(),
    }
}

fn one_rapid(chapter: &mut Chapter, review: &RapidReview) {
    let covered = match review.notifications.items() {
        [] => "Not answered".to_owned(),
        covered => covered.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    };
    chapter.facts_given([
        Some(asked("Id in the data", &review.id)),
        Some(("Notifications it covers".to_owned(), cell(covered))),
        Some(asked("What was learnt", &review.learning)),
        welcomed("Why it took longer than 15 working days", &review.late_because),
    ]);
}

/// Practice reviews at a glance, then each review.
pub fn practice(chapter: &mut Chapter, view: &View, part: &Learning) {
    let reviews = match part.practice_reviews.given().map(Vec::as_slice) {
        None => return chapter.gap("the local child safeguarding practice reviews"),
        Some([]) => return chapter.text("No local child safeguarding practice review was at work in the period."),
        Some(reviews) => reviews,
    };
    let columns = vec![
        Column::words("Review", 4),
        Column::words("Commissioned", 2),
        Column::words("Finished", 2),
        Column::words("Published", 2),
        Column::numbers("Months to publication"),
    ];
    let mut table = Table::new("table-practice-reviews", "Local child safeguarding practice reviews", columns);
    let anchors = anchors("review", reviews, |review| &review.id);
    for (place, (review, anchor)) in (1_usize..).zip(reviews.iter().zip(&anchors)) {
        table.row(
            link_to(&practice_anchor(anchor), practice_title(place, review)),
            vec![
                review.commissioned.cell(),
                or_not_yet(review.completed.get().map(|day| day.to_string())),
                or_not_yet(review.published.get().map(|day| day.to_string())),
                or_not_yet(months_to_publication(review).map(|months| months.to_string())),
            ],
        );
    }
    chapter.table(table);
    for (place, (review, anchor)) in (1..).zip(reviews.iter().zip(anchors)) {
        let actions = format!("table-actions-practice-{anchor}");
        chapter.section(practice_anchor(&anchor), practice_title(place, review), |inner| {
            one_practice(inner, view, review, actions);
        });
    }
}

/// The anchor of a practice review. Rapid and practice reviews may both have no ids, so their positions in the lists would give
/// the same anchor.
fn practice_anchor(anchor: &str) -> String {
    format!("practice-{anchor}")
}

fn practice_title(place: usize, review: &PracticeReview) -> String {
    heading(&review.theme, format!("Practice review {place}"))
}

fn or_not_yet(words: Option<String>) -> Cell {
    cell(words.unwrap_or_else(|| "Not yet".to_owned()))
}

fn one_practice(chapter: &mut Chapter, view: &View, review: &PracticeReview, actions: String) {
    chapter.facts_given([
        welcomed("Published at", &review.url),
        welcomed("Why it is not published, or was late", &review.publication_delay_reason),
    ]);
    chapter.labelled("What was learnt", &review.learning);
    chapter.actions(view, actions, "What is being done", review.actions.items());
    chapter.labelled_welcome("What changed because of it", &review.what_changed);
}

/// Local learning reviews below the threshold.
pub fn local(chapter: &mut Chapter, part: &Learning) {
    let Some(reviews) = part.local_learning_reviews.given() else { return };
    if reviews.is_empty() {
        return chapter.text("There were no local learning reviews in the period.");
    }
    for (place, review) in (1..).zip(reviews) {
        chapter.section(numbered("local-review", place), format!("Local learning review {place}"), |inner| {
            inner.facts(vec![asked("Why it was done", &review.why), asked("What was learnt", &review.learning)]);
        });
    }
}

/// What was done about national reviews.
pub fn national(chapter: &mut Chapter, view: &View, part: &Learning) {
    let reviews = match part.national_reviews.given().map(Vec::as_slice) {
        None => return chapter.gap("what was done about national reviews"),
        Some([]) => return chapter.text("The partners record no national review published in the period."),
        Some(reviews) => reviews,
    };
    for (place, review) in (1..).zip(reviews) {
        let title = heading(&review.review, format!("National review {place}"));
        chapter.section(numbered("national-review", place), title, |inner| {
            inner.facts(vec![asked("Published", &review.published)]);
            inner.labelled("What the partnership did", &review.local_response);
            let anchor = numbered("table-actions-national-review", place);
            inner.actions(view, anchor, "What is being done", review.actions.items());
        });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::annual_return::learning::report::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    #[test]
    fn the_chapter_begins_with_incidents_reviews_and_actions() {
        let lines =
            |learning: serde_json::Value| chapter_lines(json!({ "prepared_on": "2027-06-30", "learning": learning }), chapter);
        let full = lines(json!({
            "incidents": { "notifications": 4 },
            "notifications": [{ "id": "not-a", "aware_on": "2026-10-30", "notified_on": "2026-11-02" }],
            "rapid_reviews": [
                { "id": "rr-a", "notifications": ["not-a"], "sent_on": "2026-11-20" },
                { "id": "rr-b", "notifications": ["not-a"], "sent_on": "2026-11-30" },
            ],
            "audits": [{ "actions": [{ "status": "done" }, { "status": "open", "due": "2027-01-01" }] }],
        }));
        assert_eq!(
            full[1],
            "4 serious incidents were notified in the year, and 2 rapid reviews were held. 1 of 2 was sent to the national Panel within the 15 working days allowed. Of 2 actions that followed scrutiny, reviews and audits, one is done and one is overdue."
        );
        let none = lines(json!({ "incidents": { "notifications": 0 }, "rapid_reviews": [] }));
        assert_eq!(none[1], "No serious incidents were notified in the year, and no rapid reviews were held.");
        let unknown = lines(json!({ "incidents": { "notifications": "x" } }));
        assert!(!unknown[1].contains("notified"), "{unknown:#?}");
    }

    #[test]
    fn rapid_reviews_are_counted_and_their_days_are_nowhere() {
        let lines = chapter_lines(
            json!({
                "prepared_on": "2027-06-30",
                "learning": {
                    "notifications": [{ "id": "not-a", "aware_on": "2026-10-30", "notified_on": "2026-11-02" }],
                    "rapid_reviews": [
                        { "id": "rr-a", "notifications": ["not-a"], "sent_on": "2026-11-20", "decision": "no_further_review" },
                        { "id": "rr-b", "notifications": ["not-a"], "sent_on": "2026-11-30", "decision": "pending" },
                    ],
                },
            }),
            chapter,
        );
        assert!(lines.contains(&"Sent to the Panel within 15 working days: 1 of 2 (50%)".to_owned()), "{lines:#?}");
        assert!(lines.contains(&"Rapid review 2 | Not decided yet".to_owned()), "{lines:#?}");
        assert!(!lines.iter().any(|line| line.contains("November") || line.contains("October")), "{lines:#?}");
    }
}
