//! The chapter on the multi-agency child protection team.

use super::model::Macpt;
use crate::annual_return::model::Duty;
use crate::annual_return::report::{
    Chapter, Show, View, asked, cell, share_known, share_row, shares_table, welcome_cell, welcomed,
};
use crate::document::{Cell, Column, Section, Table};

const ANCHOR: &str = "macpt";
/// The title of the chapter.
pub const TITLE: &str = "Multi-agency child protection team";

/// The chapter; `None` when the partners answer nothing in this part.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().macpt.given()?;
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.proposed(view, Some(Duty::Macpt));
    message(&mut chapter, part);
    chapter.facts_given([
        welcomed("Set up", &part.established),
        welcomed("Set up on", &part.established_on),
        welcomed("The front door has its own resource", &part.front_door_has_own_resource),
    ]);
    practice(&mut chapter, part);
    chapter.section("macpt-members", "Nominated members", |inner| members(inner, view, part));
    chapter.section("macpt-functions", "Functions of the team", |inner| functions(inner, view, part));
    chapter.section("macpt-framework", "Shared practice framework", |inner| framework(inner, part));
    chapter.section("macpt-memorandums", "Co-operation memorandums", |inner| memorandums(inner, view, part));
    chapter.section("macpt-resourcing", "How the team is resourced", |inner| inner.welcome(&part.resourcing));
    chapter.section("macpt-looked-after", "Looked-after children", |inner| inner.welcome(&part.looked_after_children));
    chapter.section("macpt-contribution", "What the team contributed to this return", |inner| {
        inner.welcome(&part.reporting_contribution);
    });
    chapter.unless_empty()
}

/// The message: "The team carries out 8 of 10 functions. 81.3% of initial child protection conferences took place within 15
/// working days."
fn message(chapter: &mut Chapter, part: &Macpt) {
    let functions = part.functions.items();
    let delivered: Option<Vec<bool>> = functions.iter().map(|function| function.delivered.get()).collect();
    let delivered = delivered.filter(|all| !all.is_empty()).map(|all| all.iter().filter(|one| **one).count());
    let in_time = share_known(&part.conferences.within_15_working_days, &part.conferences.held);
    let together = share_known(&part.strategy_meetings.three_partners_present, &part.strategy_meetings.held);
    chapter.message([
        delivered.map(|delivered| match (delivered, functions.len()) {
            (delivered, all) if delivered == all => "the team carries out all its functions".to_owned(),
            (0, _) => "the team carries out none of its functions yet".to_owned(),
            (delivered, all) => format!("the team carries out {delivered} of its {all} functions"),
        }),
        in_time.map(|share| format!("{share} of initial child protection conferences took place within 15 working days")),
        together.map(|share| format!("the council, health and the police were all at {share} of strategy meetings")),
    ]);
}

/// Counts of meetings, reviews, conferences and plans, each with its share.
fn practice(chapter: &mut Chapter, part: &Macpt) {
    let (meetings, reviews, conferences, endings) =
        (&part.strategy_meetings, &part.five_day_reviews, &part.conferences, &part.plan_endings);
    chapter.facts_given([
        meetings.given().map(|it| asked("Strategy meetings", &it.held)),
        reviews.given().map(|it| asked("Enquiries due a review within five days", &it.due)),
        conferences.given().map(|it| asked("Initial child protection conferences", &it.held)),
        endings.given().map(|it| asked("Child protection plans that ended", &it.ended)),
    ]);
    let mut table = shares_table("table-macpt-practice", "How the team worked");
    share_row(
        &mut table,
        "Strategy meetings chaired by a lead practitioner",
        &meetings.chaired_by_lead_practitioner,
        &meetings.held,
    );
    share_row(&mut table, "Strategy meetings with council, health and police", &meetings.three_partners_present, &meetings.held);
    share_row(&mut table, "Reviews held within five days", &reviews.held_in_five_days, &reviews.due);
    share_row(&mut table, "Enquiries with an interim safety plan", &reviews.with_safety_plan, &reviews.due);
    share_row(&mut table, "Conferences within 15 working days", &conferences.within_15_working_days, &conferences.held);
    share_row(&mut table, "Plans ended with a recorded decision", &endings.with_recorded_decision, &endings.ended);
    share_row(&mut table, "Plans ended with continuing support", &endings.with_continuing_support, &endings.ended);
    chapter.table(table);
    chapter.facts_given([
        welcomed("Later conferences for which a reason is recorded", &conferences.exceptional_reason_recorded),
        (reviews.is_given() && !reviews.held_in_five_days.is_given())
            .then(|| asked("Reviews held within five days", &reviews.held_in_five_days)),
        (conferences.is_given() && !conferences.within_15_working_days.is_given())
            .then(|| asked("Conferences within 15 working days", &conferences.within_15_working_days)),
    ]);
}

fn members(chapter: &mut Chapter, view: &View, part: &Macpt) {
    let columns = vec![
        Column::words("Role", 2),
        Column::words("Council", 3),
        Column::numbers("Full-time equivalents"),
        Column::numbers("Days vacant"),
        Column::words("Requirements met", 2),
    ];
    let mut table = Table::new("table-macpt-members", "Nominated members of the team", columns);
    for member in part.members.items() {
        let council = if member.authority.is_given() { cell(view.body(&member.authority)) } else { Cell::new() };
        let cells = vec![
            council,
            welcome_cell(&member.fte),
            welcome_cell(&member.vacancy_days),
            welcome_cell(&member.minimum_requirements_met),
        ];
        table.row(Show::text(&member.role), cells);
    }
    chapter.sparse_table(table);
}

fn functions(chapter: &mut Chapter, view: &View, part: &Macpt) {
    let columns = vec![
        Column::words("Function", 4),
        Column::words("Carried out", 1),
        Column::words("Since", 2),
        Column::words("Remarks", 4),
    ];
    let mut table = Table::new("table-macpt-functions", "Functions of the team", columns);
    for function in part.functions.items() {
        let name = view.label(&function.function);
        table.row(name, vec![function.delivered.cell(), welcome_cell(&function.since), welcome_cell(&function.note)]);
    }
    chapter.sparse_table(table);
}

fn framework(chapter: &mut Chapter, part: &Macpt) {
    if let Some(framework) = part.practice_framework.given() {
        chapter.facts_given([
            Some(asked("Name", &framework.name)),
            welcomed("Agreed", &framework.agreed),
            welcomed("Covers senior oversight", &framework.covers_oversight),
            welcomed("Covers accountability", &framework.covers_accountability),
            welcomed("Covers quality assurance", &framework.covers_quality_assurance),
            welcomed("Covers training", &framework.covers_training),
            welcomed("Covers delegated decisions", &framework.covers_delegated_decisions),
        ]);
    }
}

fn memorandums(chapter: &mut Chapter, view: &View, part: &Macpt) {
    let columns = vec![
        Column::words("Agency", 3),
        Column::words("Kind of agency", 2),
        Column::words("Notified", 2),
        Column::words("Signed", 2),
        Column::words("What it covers", 4),
    ];
    let mut table = Table::new("table-macpt-memorandums", "Co-operation memorandums with relevant agencies", columns);
    for memorandum in part.memorandums.items() {
        let signed = memorandum.signed.get().map_or_else(|| "Not signed".to_owned(), |day| day.to_string());
        let cells = vec![
            cell(view.label(&memorandum.category)),
            memorandum.notified.cell(),
            cell(signed),
            welcome_cell(&memorandum.covers),
        ];
        table.row(view.body(&memorandum.body), cells);
    }
    chapter.sparse_table(table);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    #[test]
    fn the_chapter_says_what_the_team_carries_out_and_how_fast() {
        let lines = chapter_lines(
            json!({ "macpt": {
                "functions": [{ "function": "x", "delivered": true }, { "function": "y", "delivered": false, "note": "From May" }],
                "conferences": { "held": 80, "within_15_working_days": 60 },
                "strategy_meetings": { "held": 200, "three_partners_present": 3 },
            } }),
            chapter,
        );
        let message = "The team carries out 1 of its 2 functions. 75% of initial child protection conferences took place within 15 working days. The council, health and the police were all at 1.5% of strategy meetings.";
        assert!(lines.contains(&message.to_owned()), "{lines:#?}");
    }

    #[test]
    fn a_part_that_is_not_given_has_no_chapter() {
        assert!(chapter_lines(json!({}), chapter).is_empty());
    }
}
