//! The chapter on independent scrutiny.

mod findings;

use super::model::Scrutiny;
use crate::annual_return::report::{Chapter, Show, View, asked, cell, share_row, shares_table, welcome_cell, welcomed};
use crate::document::{Cell, Column, Section, Table};

const ANCHOR: &str = "scrutiny";
const TITLE: &str = "Independent scrutiny";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().scrutiny.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    findings::overview(&mut chapter, view, part);
    chapter.section("scrutiny-impact", "What changed because of scrutiny", |inner| {
        inner.narrative("what changed because of scrutiny", &part.impact_of_scrutiny);
    });
    chapter.section("scrutiny-findings", "Findings, answers and what became of them", |inner| {
        findings::one_by_one(inner, view, part);
    });
    chapter.section("scrutiny-report", "The scrutineers’ report in their own words", |inner| {
        inner.facts(vec![asked("Scrutineers confirm that partners did not edit their words", &part.partners_did_not_edit)]);
        inner.narrative("the scrutineers’ report in their own words", &part.scrutineer_report);
    });
    chapter.section("scrutiny-how", "Who scrutinised and how", |inner| how(inner, view, part));
    chapter.section("scrutiny-activities", "What scrutineers did", |inner| activities(inner, view, part));
    chapter.section("scrutiny-access", "Access to information", |inner| access(inner, part));
    chapter.section("young-scrutineers", "Young scrutineers", |inner| young(inner, part));
    chapter.unless_empty()
}

fn how(chapter: &mut Chapter, view: &View, part: &Scrutiny) {
    let models = view.labels(&part.model);
    let models = if models.is_empty() { "Not answered".to_owned() } else { models.join("; ") };
    let mut facts: Vec<(String, Cell)> = vec![("How scrutiny is done".to_owned(), cell(models))];
    facts.push(asked("Who set what was looked at", &part.plan.scope_set_by));
    facts.extend(welcomed("Plan agreed", &part.plan.agreed));
    chapter.facts(facts);
    let columns = vec![
        Column::words("Scrutineer", 3),
        Column::words("Role", 3),
        Column::words("Appointed", 2),
        Column::words("Term ends", 2),
        Column::numbers("Days agreed"),
        Column::numbers("Days used"),
        Column::numbers("Fee"),
    ];
    let mut table = Table::new("table-scrutineers", "The scrutineers", columns);
    let mut interests: Vec<(String, Cell)> = Vec::new();
    for person in part.scrutineers.items() {
        let name = Show::text(&person.name);
        let cells = vec![
            person.role.cell(),
            welcome_cell(&person.appointed),
            welcome_cell(&person.term_end),
            welcome_cell(&person.days_contracted),
            welcome_cell(&person.days_used),
            welcome_cell(&person.fee_total),
        ];
        table.row(name.clone(), cells);
        let appointed_by = view.bodies(&person.appointed_by);
        if !appointed_by.is_empty() {
            interests.push((format!("{name}: appointed by"), cell(appointed_by.join("; "))));
        }
        interests.extend(welcomed(&format!("{name}: interests declared"), &person.conflicts_declared));
    }
    if table.rows.is_empty() {
        chapter.gap("the people who scrutinise");
    }
    chapter.sparse_table(table);
    chapter.facts(interests);
    chapter.labelled("How scrutineers were free from influence", &part.independence_statement);
    match part.plan.topics.items() {
        [] => chapter.gap("what was looked at"),
        topics => {
            chapter.text("What scrutiny looked at:");
            chapter.list(topics.iter().map(String::as_str));
        }
    }
}

fn activities(chapter: &mut Chapter, view: &View, part: &Scrutiny) {
    match part.activities.given().map(Vec::as_slice) {
        None => return chapter.gap("what was done to scrutinise"),
        Some([]) => return chapter.text("No activity of scrutiny is recorded."),
        Some(_) => {}
    }
    let columns = vec![
        Column::words("Activity", 4),
        Column::words("Method", 2),
        Column::words("Date", 2),
        Column::numbers("Children"),
        Column::numbers("Practitioners"),
    ];
    let mut table = Table::new("table-scrutiny-activities", "What scrutineers did, and who took part", columns);
    for activity in part.activities.items() {
        let cells = vec![
            cell(view.label(&activity.method)),
            activity.date.cell(),
            welcome_cell(&activity.children_involved),
            welcome_cell(&activity.practitioners_involved),
        ];
        table.row(Show::text(&activity.what), cells);
    }
    chapter.sparse_table(table);
}

fn access(chapter: &mut Chapter, part: &Scrutiny) {
    let access = &part.access_to_information;
    if access.is_given() {
        chapter.facts(vec![asked("Times information was asked for", &access.requested)]);
        let mut table = shares_table("table-scrutiny-access", "Whether scrutineers had the information they asked for");
        share_row(&mut table, "It came in time", &access.met_in_time, &access.requested);
        share_row(&mut table, "It was refused", &access.refused, &access.requested);
        chapter.table(table);
        if !access.met_in_time.is_given() {
            chapter.gap("how many times information came in time");
        }
        if !access.refused.is_given() {
            chapter.gap("how many times information was refused");
        }
        chapter.labelled_welcome("What was refused or late, and why", &access.details);
    } else {
        chapter.gap("what information was asked for, and whether it came");
    }
}

fn young(chapter: &mut Chapter, part: &Scrutiny) {
    if let Some(young) = part.young_scrutineers.given() {
        chapter.facts_given([Some(asked("Young scrutineers", &young.number)), welcomed("They are paid or thanked", &young.paid)]);
        chapter.labelled("What they looked at", &young.what_they_scrutinised);
        chapter.labelled("What came of it", &young.effect);
    }
}
