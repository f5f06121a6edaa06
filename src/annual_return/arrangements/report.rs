//! What the report says of the published arrangements.

use super::model::{Arrangements, Change};
use crate::annual_return::model::Duty;
use crate::annual_return::report::{Chapter, Show, View, asked, cell, numbered, welcome_cell, welcomed};
use crate::document::{Column, Section, Table};
use crate::value::{Answer, Narrative};

const ANCHOR: &str = "arrangements";
const TITLE: &str = "The published arrangements";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().arrangements.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    let mut facts = vec![
        asked("Last full review", &part.last_full_review),
        asked("Next full review", &part.next_full_review),
        asked("Where the yearly return is published", &part.report_publication_place),
    ];
    facts.extend(welcomed("Day of the published version", &part.published));
    chapter.facts(facts);
    chapter.section("arrangements-changes", "What changed in the arrangements", |inner| changes(inner, view, part));
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

fn lower(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

fn changes(chapter: &mut Chapter, view: &View, part: &Arrangements) {
    let changes = match part.changes.given().map(Vec::as_slice) {
        None => return chapter.gap("what changed in the arrangements"),
        Some([]) => return chapter.text("Nothing changed in the arrangements in the year, and no change is planned."),
        Some(changes) => changes,
    };
    let columns = vec![Column::words("Item", 3), Column::words("Change", 1), Column::words("Takes effect", 2)];
    let mut table = Table::new("table-arrangement-changes", "Changes in the arrangements", columns);
    for change in changes {
        table.row(view.label(&change.item), vec![change.status.cell(), change.effective_on.cell()]);
    }
    chapter.table(table);
    for (place, change) in (1..).zip(changes) {
        let title = format!("Change {place}: {}", lower(&view.label(&change.item)));
        chapter.section(numbered("arrangement-change", place), title, |inner| one_change(inner, change));
    }
}

fn one_change(chapter: &mut Chapter, change: &Change) {
    chapter.facts(vec![
        asked("How it was", &change.was),
        asked("How it is now or will be", &change.now),
        asked("Why", &change.reason),
    ]);
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
