//! The chapter on training.

use super::figures::{self, cost};
use super::model::{Course, Training};
use crate::annual_return::report::{Chapter, Show, View, cell, heading, key, key_of, many, many_of, share, share_known, total};
use crate::chart::{Bar, Frame, bars};
use crate::document::{Cell, Column, Inline, Section, Table};
use crate::value::{Balance, Count};

/// The maximum number of bars. More would fill a page. The table has them all.
const MOST_BARS: usize = 12;

const ANCHOR: &str = "training";
const TITLE: &str = "Training";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().training.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    if part.programme.items().is_empty() {
        chapter.gap("the courses");
    }
    message(&mut chapter, view, part);
    courses(&mut chapter, part);
    chapter.section("training-courses", "What courses were for, and who paid", |inner| reasons(inner, view, part));
    chapter.section("training-agencies", "Who attended, by agency", |inner| agencies(inner, part));
    chapter.section("training-evaluation", "What shows that training worked", |inner| evaluation(inner, view, part));
    chapter.unless_empty()
}

/// The message: "1,240 people attended 14 courses and took 82% of the places. A place that was used cost £36."
fn message(chapter: &mut Chapter, view: &View, part: &Training) {
    let courses = part.programme.items();
    let places = total(courses.iter().map(|it| &it.places_offered));
    let attended = total(courses.iter().map(|it| &it.attended));
    let missed = total(courses.iter().map(|it| &it.did_not_attend));
    let share = share_known(&attended, &places);
    let cost = cost(courses, view.r().finance.spending.items());
    let per_person = cost.and_then(|cost| cost.per_person());
    let attendance = many_of(&attended, "place was taken", "places were taken").filter(|_| !courses.is_empty());
    chapter.message([
        attendance.map(|attendance| {
            let share = share.map_or_else(String::new, |share| format!(", {share} of those offered"));
            format!("{attendance} on {}{share}", many(courses.len(), "course", "courses"))
        }),
        per_person.map(|cost| format!("each place taken cost {cost}")),
    ]);
    if courses.is_empty() {
        return;
    }
    chapter.at_a_glance([
        key_of("Places offered", &places, []),
        key_of("Places taken", &attended, [share.map(|share| format!("{share} of places"))]),
        key_of("Booked and did not attend", &missed, []),
        key(
            "Spent on courses",
            cost.map(|cost| cost.spent.rounded()),
            [cost.and_then(|cost| cost.per_place()).map(|each| format!("{each} for each place offered"))],
        ),
        key("Cost of each place taken", per_person.map(|each| each.to_string()), []),
        key(
            "Cost of places nobody took",
            cost.and_then(|cost| cost.of_places_not_used()).map(Balance::rounded),
            [cost.and_then(|cost| cost.places_not_used()).map(|places| format!("{places} places"))],
        ),
    ]);
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
        let linked = |is_given: bool, link: Inline| if is_given { vec![link] } else { Cell::new() };
        let need = linked(course.need.is_given(), view.linked(&*course.need));
        let paid = linked(course.paid_from.is_given(), view.linked(&*course.paid_from));
        if !(need.is_empty() && paid.is_empty()) {
            table.row(title(place, course), vec![need, paid]);
        }
    }
    chapter.sparse_table(table);
}

/// Attendance by agency over all courses, then by course.
fn agencies(chapter: &mut Chapter, part: &Training) {
    let all = figures::by_agency(part.programme.items());
    let columns = vec![Column::words("Agency", 4), Column::numbers("Places taken"), Column::numbers("Courses")];
    let mut table = Table::new("table-agencies", "Places taken, by agency", columns);
    let mut marks = Vec::new();
    for agency in &all {
        let taken = agency.attended.map_or_else(|| "Not known".to_owned(), |number| number.to_string());
        table.row(agency.name.clone(), vec![cell(taken.clone()), cell(agency.courses.to_string())]);
        marks.push(Bar::new(agency.name.clone(), agency.attended.map(Count::decimal), taken));
    }
    let most = all.iter().filter_map(|agency| Some((agency.attended?, &agency.name))).max_by_key(|(number, _)| *number);
    match most.filter(|_| all.len() > 1) {
        Some((number, name)) => {
            let frame = Frame {
                anchor: "chart-agencies".to_owned(),
                title: "Places taken, by agency".to_owned(),
                summary: format!("{name} took the most places: {number}."),
                table,
            };
            marks.truncate(MOST_BARS);
            chapter.chart(bars(frame, &marks));
        }
        None => chapter.table(table),
    }
    let mut facts = Vec::new();
    for (place, course) in (1..).zip(part.programme.items()) {
        let attended: Vec<String> = course
            .by_agency
            .items()
            .iter()
            .map(|agency| format!("{}: {}", Show::text(&agency.agency), agency.attended.words()))
            .collect();
        if !attended.is_empty() {
            facts.push((title(place, course), cell(attended.join("; "))));
        }
    }
    if facts.len() > 1 {
        chapter.text("Course by course:");
        chapter.facts(facts);
    }
}

fn evaluation(chapter: &mut Chapter, view: &View, part: &Training) {
    let evaluations = match part.evaluation.given().map(Vec::as_slice) {
        None => return chapter.gap("what shows that training worked"),
        Some([]) => return chapter.text("No evaluation of training is recorded."),
        Some(evaluations) => evaluations,
    };
    let columns = vec![Column::words("Course", 3), Column::words("How far it looked", 2), Column::words("What it showed", 6)];
    let mut table = Table::new("table-evaluation", "What evaluations of training showed", columns);
    for evaluation in evaluations {
        let course = if evaluation.course.is_given() { view.name(&evaluation.course) } else { "Course not answered".to_owned() };
        table.row(course, vec![evaluation.level.cell(), evaluation.result.cell()]);
    }
    chapter.table(table);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    fn lines(data: serde_json::Value) -> Vec<String> {
        chapter_lines(data, chapter)
    }

    #[test]
    fn the_chapter_begins_with_places_and_what_they_cost() {
        let lines = lines(json!({
            "finance": { "spending": [{ "id": "line", "actual": "14000" }] },
            "training": { "programme": [
                { "title": "Neglect", "places_offered": 120, "attended": 90, "did_not_attend": 12, "delivered": 4, "paid_from": "line",
                  "by_agency": [{ "agency": "Police", "attended": 30 }, { "agency": "Schools", "attended": 60 }] },
                { "title": "Voice", "places_offered": 80, "attended": 70, "did_not_attend": 0, "delivered": 2, "paid_from": "line",
                  "by_agency": [{ "agency": "Police", "attended": "x" }, { "agency": "Schools", "attended": 40 }] },
            ] },
        }));
        assert_eq!(lines[1], "160 places were taken on 2 courses, 80% of those offered. Each place taken cost £87.50.");
        for line in [
            "Cost of places nobody took: £2,800 (40 places)",
            "Schools took the most places: 100.",
            "Police | Not known | 2",
            "Neglect: Police: 30; Schools: 60",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} in {lines:#?}");
        }
    }

    #[test]
    fn one_course_of_which_little_is_known_says_little() {
        let lines = lines(json!({ "training": { "programme": [{ "title": "Neglect", "attended": 1 }] } }));
        assert_eq!(lines[1], "One place was taken on one course.");
    }
}
