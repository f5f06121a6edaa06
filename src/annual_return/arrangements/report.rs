//! The chapter on the published arrangements.

use super::model::{Arrangements, Change, ChangeStatus};
use crate::annual_return::model::Duty;
use crate::annual_return::report::{Chapter, Show, View, asked, cell, lower, many, welcome_cell, welcomed};
use crate::document::{Column, Section, Table};
use crate::value::{Answer, Narrative};

const ANCHOR: &str = "arrangements";
const TITLE: &str = "The published arrangements";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().arrangements.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.message([message(part)]);
    chapter.section("arrangements-changes", "What changed since last year", |inner| changes(inner, view, part));
    let mut facts = vec![
        asked("Last full review", &part.last_full_review),
        asked("Next full review", &part.next_full_review),
        asked("Where the yearly return is published", &part.report_publication_place),
    ];
    facts.extend(welcomed("Day of the published version", &part.published));
    chapter.section("arrangements-reviews", "When the arrangements are reviewed", |inner| inner.facts(facts));
    told(&mut chapter, "vision", "What we want for children", &part.vision);
    told(&mut chapter, "working-together", "How we work together", &part.working_together);
    chapter.section("arrangements-education", "Education and childcare", |inner| education(inner, part));
    told(&mut chapter, "homes", "Youth custody and children’s homes", &part.youth_custody_and_homes);
    told(&mut chapter, "scrutiny", "How scrutiny is arranged", &part.scrutiny_arrangement);
    told(&mut chapter, "practice-reviews", "How practice reviews are done", &part.practice_review_process);
    chapter.section("arrangements-data", "Data and intelligence", |inner| data(inner, part));
    told(&mut chapter, "training", "Training and audit", &part.training_and_audit);
    told(&mut chapter, "funding", "How the arrangements are funded", &part.funding_statement);
    told(&mut chapter, "voice", "How children and families have a say", &part.child_voice);
    chapter.section("arrangements-threshold", "Threshold document", |inner| threshold(inner, part));
    told(&mut chapter, "information", "How information is shared", &part.information_sharing_statement);
    if part.macpt_statement.is_given() {
        chapter.section("arrangements-macpt", "Multi-agency child protection team", |inner| {
            inner.proposed(view, Some(Duty::Macpt));
            inner.welcome(&part.macpt_statement);
        });
    }
    chapter.unless_empty()
}

fn told(chapter: &mut Chapter, anchor: &str, title: &str, answer: &Answer<Narrative>) {
    chapter.section(format!("arrangements-{anchor}"), title, |inner| inner.narrative(&lower(title), answer));
}

/// The message: "2 things changed in the arrangements in the year, and one change is planned."
fn message(part: &Arrangements) -> Option<String> {
    let changes = part.changes.given()?;
    let statuses: Vec<ChangeStatus> = changes.iter().map(|change| change.status.get()).collect::<Option<_>>()?;
    let made = statuses.iter().filter(|status| **status == ChangeStatus::InForce).count();
    let planned = statuses.len().saturating_sub(made);
    let happened = many(made, "thing changed in the arrangements in the year", "things changed in the arrangements in the year");
    Some(match (made, planned) {
        (0, 0) => return None,
        (0, planned) => format!(
            "nothing changed in the arrangements in the year; {}",
            many(planned, "change is planned", "changes are planned")
        ),
        (_, 0) => happened,
        (_, planned) => format!("{happened}, and {}", many(planned, "change is planned", "changes are planned")),
    })
}

/// What changed, next to how it was before: the newest change first, and plans last.
fn changes(chapter: &mut Chapter, view: &View, part: &Arrangements) {
    let changes = match part.changes.given().map(Vec::as_slice) {
        None => return chapter.gap("what changed in the arrangements"),
        Some([]) => return chapter.text("Nothing changed in the arrangements in the year, and no change is planned."),
        Some(changes) => changes,
    };
    let columns = vec![
        Column::words("What, and when", 3),
        Column::words("How it was", 4),
        Column::words("How it is now, or will be", 4),
        Column::words("Why", 4),
    ];
    let mut table =
        Table::new("table-arrangement-changes", "Changes in the arrangements: how it was, and how it is now", columns);
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by_key(|change| change.status.get() == Some(ChangeStatus::Planned));
    for change in sorted {
        let when = match change.status.get() {
            Some(ChangeStatus::InForce) => format!("since {}", Show::text(&change.effective_on)),
            Some(ChangeStatus::Planned) => format!("planned for {}", Show::text(&change.effective_on)),
            None => format!("made or planned: not answered; {}", Show::text(&change.effective_on)),
        };
        table.row(
            format!("{} ({when})", view.label(&change.item)),
            vec![change.was.cell(), change.now.cell(), change.reason.cell()],
        );
    }
    chapter.table(table);
}

fn education(chapter: &mut Chapter, part: &Arrangements) {
    let education = &part.education;
    if !education.strategic_representatives.is_given() {
        chapter.gap("who speaks for education where strategy is made");
    }
    let columns = vec![Column::words("Sector", 2), Column::words("Office", 3), Column::words("Group", 3)];
    let mut table = Table::new("table-education", "Who speaks for education", columns);
    for person in education.strategic_representatives.items() {
        table.row(Show::text(&person.sector), vec![person.job_title.cell(), welcome_cell(&person.forum)]);
    }
    chapter.sparse_table(table);
    chapter.facts_given([welcomed("Share of settings that take part", &education.coverage)]);
    chapter.labelled("Daily work", &education.operational);
    chapter.labelled_welcome("What it changed for children", &education.effect);
}

fn data(chapter: &mut Chapter, part: &Arrangements) {
    let data = &part.data_and_intelligence;
    chapter.facts_given([
        welcomed("One agreed set of data", &data.shared_dataset),
        welcomed("Set of data last reviewed", &data.dataset_last_reviewed),
    ]);
    chapter.narrative("how data are used to test the help children get", &data.how_used);
}

fn threshold(chapter: &mut Chapter, part: &Arrangements) {
    let document = &part.threshold_document;
    if document.is_given() {
        chapter.facts(vec![
            ("What it is".to_owned(), cell("The local criteria for action")),
            asked("Title", &document.title),
            asked("Published at", &document.url),
            asked("Agreed", &document.agreed),
            asked("Next review", &document.next_review),
        ]);
    } else {
        chapter.gap("the threshold document, which holds the local criteria for action");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    fn lines(changes: serde_json::Value) -> Vec<String> {
        chapter_lines(json!({ "arrangements": { "changes": changes } }), chapter)
    }

    #[test]
    fn what_changed_stands_first_beside_how_it_was() {
        let lines = lines(json!([
            { "item": "education", "status": "planned", "effective_on": "2027-09-01", "was": "Two heads", "now": "Six heads", "reason": "More voices" },
            { "item": "education", "status": "in_force", "effective_on": "2026-11-02", "was": "No team", "now": "A team", "reason": "The law" },
        ]));
        assert_eq!(lines[1], "One thing changed in the arrangements in the year, and one change is planned.");
        assert_eq!(lines[2], "### What changed since last year");
        assert!(lines[5].ends_with(" (since 2 November 2026) | No team | A team | The law"), "{lines:#?}");
        assert!(lines[6].ends_with(" (planned for 1 September 2027) | Two heads | Six heads | More voices"), "{lines:#?}");
    }

    #[test]
    fn no_change_is_said_once() {
        let lines = lines(json!([]));
        assert_eq!(lines[2], "Nothing changed in the arrangements in the year, and no change is planned.");
    }
}
