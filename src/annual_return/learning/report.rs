//! What the report says of learning.

mod audits;
mod reviews;

use super::figures::{ActionCount, actions_by_source};
use super::model::Learning;
use crate::annual_return::report::{Chapter, View, asked, cell, share_row, shares_table, welcomed};
use crate::document::{Cell, Column, Section, Table};
use crate::value::counted;

const ANCHOR: &str = "learning";
const TITLE: &str = "Learning from incidents, reviews and audits";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().learning.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    actions(&mut chapter, view);
    chapter.section("learning-to-change", "What changed for children because of learning", |inner| {
        inner.narrative("what changed for children because of learning", &part.learning_to_change);
    });
    chapter.section("incidents", "Serious incidents", |inner| incidents(inner, part));
    chapter.section("rapid-reviews", "Rapid reviews", |inner| reviews::rapid(inner, view, part));
    chapter.section("practice-reviews", "Local child safeguarding practice reviews", |inner| {
        reviews::practice(inner, view, part);
    });
    chapter.section("local-learning-reviews", "Local learning reviews", |inner| reviews::local(inner, part));
    chapter.section("national-reviews", "National reviews", |inner| reviews::national(inner, view, part));
    chapter.section("audits", "Audits across agencies", |inner| audits::audits(inner, view, part));
    chapter.section("self-assessments", "Agencies’ own returns on their duties", |inner| audits::own_returns(inner, part));
    chapter.section("inspections", "Inspections", |inner| audits::inspections(inner, view, part));
    chapter.unless_empty()
}

fn actions(chapter: &mut Chapter, view: &View) {
    let sources = actions_by_source(view.published);
    if sources.iter().all(|(_, number)| number.is_some_and(|number| number.all() == 0)) {
        return;
    }
    let columns = vec![
        Column::words("Source", 3),
        Column::numbers("Open"),
        Column::numbers("Overdue"),
        Column::numbers("Done"),
        Column::numbers("Dropped"),
        Column::numbers("All"),
    ];
    let caption = match view.published.as_of {
        Some(day) => format!("Actions by source, on {day}"),
        None => "Actions by source".to_owned(),
    };
    let mut table = Table::new("table-actions-by-source", caption, columns);
    for (source, number) in &sources {
        table.row(*source, numbers(*number));
    }
    let all = sources.iter().try_fold(ActionCount::default(), |sum, (_, number)| number.map(|number| sum.and(number)));
    table.total("All actions", numbers(all));
    chapter.table(table);
}

fn numbers(counted: Option<ActionCount>) -> Vec<Cell> {
    match counted {
        Some(it) => [it.open, it.overdue, it.done, it.dropped, it.all()].map(|number| cell(number.to_string())).to_vec(),
        None => vec![cell("Not known"); 5],
    }
}

fn incidents(chapter: &mut Chapter, part: &Learning) {
    let incidents = &part.incidents;
    if incidents.is_given() {
        chapter.facts(vec![asked("Notifications of serious incidents", &incidents.notifications)]);
        let mut table = shares_table("table-incidents", "What notifications of serious incidents were about");
        share_row(&mut table, "A child who died", &incidents.deaths, &incidents.notifications);
        share_row(&mut table, "A child who was seriously harmed", &incidents.serious_harm, &incidents.notifications);
        share_row(&mut table, "Something else", &incidents.other, &incidents.notifications);
        chapter.table(table);
        chapter.facts_given([
            (!incidents.deaths.is_given()).then(|| asked("About a child who died", &incidents.deaths)),
            (!incidents.serious_harm.is_given())
                .then(|| asked("About a child who was seriously harmed", &incidents.serious_harm)),
            (!incidents.other.is_given()).then(|| asked("About something else", &incidents.other)),
            welcomed("Why some were late", &incidents.late_reasons),
        ]);
    } else {
        chapter.gap("the serious incidents notified in the period");
    }
    match part.notifications.given().map(Vec::as_slice) {
        None => chapter.gap("the notifications, one by one"),
        Some([]) => chapter.text("There were no notifications of serious incidents in the period."),
        Some(notifications) => {
            let listed = counted(notifications.len(), "notification", "notifications");
            chapter.text(format!("The return lists {listed}. Their days are not published."));
        }
    }
    let reasons: Vec<&str> = part.notifications.items().iter().map(|it| it.no_review_because.text()).collect();
    if reasons.iter().any(|reason| !reason.is_empty()) {
        chapter.text("Why some notifications have no rapid review:");
        chapter.list(reasons.into_iter().filter(|reason| !reason.is_empty()));
    }
}
