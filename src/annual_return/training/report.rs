//! What the report says of training.

use super::figures::cost;
use super::model::{Course, Training};
use crate::annual_return::report::{Chapter, Show, View, asked, cell, heading, numbered, share, total};
use crate::document::{Cell, Column, Section, Table};

const ANCHOR: &str = "training";
const TITLE: &str = "Training";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().training.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    if part.programme.items().is_empty() {
        chapter.gap("the courses");
    }
    costs(&mut chapter, view, part);
    courses(&mut chapter, part);
    chapter.section("training-courses", "What courses were for, and who paid", |inner| reasons(inner, view, part));
    chapter.section("training-agencies", "Who attended, by agency", |inner| agencies(inner, part));
    chapter.section("training-evaluation", "What shows that training worked", |inner| evaluation(inner, view, part));
    chapter.unless_empty()
}

fn costs(chapter: &mut Chapter, view: &View, part: &Training) {
    let Some(cost) = cost(part.programme.items(), view.r().finance.spending.items()) else { return };
    let mut facts: Vec<(String, Cell)> = vec![("Spent on courses".to_owned(), cell(cost.spent.to_string()))];
    let mut add = |label: &str, value: Option<String>| facts.extend(value.map(|value| (label.to_owned(), cell(value))));
    add("Cost of one place", cost.per_place().map(|amount| amount.to_string()));
    add("Cost for each person who attended", cost.per_person().map(|amount| amount.to_string()));
    add("Places not used", cost.places_not_used().map(|places| places.to_string()));
    add("Cost of places not used", cost.of_places_not_used().map(|amount| amount.to_string()));
    chapter.facts(facts);
}

fn title(place: usize, course: &Course) -> String {
    heading(&course.title, format!("Course {place}"))
}

fn courses(chapter: &mut Chapter, part: &Training) {
    let courses = part.programme.items();
    if courses.is_empty() {
        return;
    }
    let columns = vec![
        Column::words("Course", 4),
        Column::numbers("Times run"),
        Column::numbers("Places"),
        Column::numbers("Attended"),
        Column::numbers("Share of places"),
        Column::numbers("Booked, did not attend"),
    ];
    let mut table = Table::new("table-courses", "Courses, places and attendance", columns);
    for (place, course) in (1..).zip(courses) {
        table.row(
            title(place, course),
            vec![
                course.delivered.cell(),
                course.places_offered.cell(),
                course.attended.cell(),
                share(&course.attended, &course.places_offered),
                course.did_not_attend.cell(),
            ],
        );
    }
    let (places, attended) = (total(courses.iter().map(|it| &it.places_offered)), total(courses.iter().map(|it| &it.attended)));
    table.total(
        "All courses",
        vec![
            total(courses.iter().map(|it| &it.delivered)).cell(),
            places.cell(),
            attended.cell(),
            share(&attended, &places),
            total(courses.iter().map(|it| &it.did_not_attend)).cell(),
        ],
    );
    chapter.table(table);
}

fn reasons(chapter: &mut Chapter, view: &View, part: &Training) {
    let columns = vec![Column::words("Course", 3), Column::words("Need it answers", 3), Column::words("Paid from", 3)];
    let mut table = Table::new("table-course-needs", "What courses were for, and which spending paid for them", columns);
    for (place, course) in (1..).zip(part.programme.items()) {
        let need = if course.need.is_given() { cell(view.name(&course.need)) } else { Cell::new() };
        let paid = if course.paid_from.is_given() { cell(view.name(&course.paid_from)) } else { Cell::new() };
        if !(need.is_empty() && paid.is_empty()) {
            table.row(title(place, course), vec![need, paid]);
        }
    }
    chapter.sparse_table(table);
}

fn agencies(chapter: &mut Chapter, part: &Training) {
    let columns = vec![Column::words("Course", 3), Column::words("Agency", 3), Column::numbers("Attended")];
    let mut table = Table::new("table-course-agencies", "Who attended which course", columns);
    for (place, course) in (1..).zip(part.programme.items()) {
        for agency in course.by_agency.items() {
            table.row(title(place, course), vec![agency.agency.cell(), agency.attended.cell()]);
        }
    }
    chapter.table(table);
}

fn evaluation(chapter: &mut Chapter, view: &View, part: &Training) {
    let evaluations = match part.evaluation.given().map(Vec::as_slice) {
        None => return chapter.gap("what shows that training worked"),
        Some([]) => return chapter.text("No evaluation of training is recorded."),
        Some(evaluations) => evaluations,
    };
    for (place, evaluation) in (1..).zip(evaluations) {
        let title = match evaluation.course.given() {
            Some(_) => format!("Evaluation {place}: {}", view.name(&evaluation.course)),
            None => format!("Evaluation {place}"),
        };
        chapter.section(numbered("evaluation", place), title, |inner| {
            inner.facts(vec![asked("How far it looked", &evaluation.level), asked("What it showed", &evaluation.result)]);
        });
    }
}
