//! The chapter on learning.

mod audits;
mod reviews;

use super::figures::{ActionCount, actions_by_source};
use super::model::Learning;
use crate::annual_return::report::{
    Chapter, View, asked, cell, counts, key, key_number, key_of, many, many_of, share_row, shares_table, welcomed,
};
use crate::chart::{Frame, Group, Measure, stacked};
use crate::document::{Cell, Column, Section, Table};
use crate::value::{Decimal, counted};

const ANCHOR: &str = "learning";
const TITLE: &str = "Learning from incidents, reviews and audits";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().learning.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    message(&mut chapter, view, part);
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

/// The message: what happened, what was learnt from it, and whether reviews were on time.
fn message(chapter: &mut Chapter, view: &View, part: &Learning) {
    let rapid = part.rapid_reviews.given().map(Vec::len);
    let practice = part.practice_reviews.given().map(Vec::len);
    let audits = part.audits.given().map(Vec::len);
    let on_time = view.supplement.process.rapid_reviews.filter(|counted| counted.judged > 0);
    let notified = many_of(&part.incidents.notifications, "serious incident was notified", "serious incidents were notified");
    let all_actions = counts::actions(view.published).filter(|all| all.all() > 0);
    chapter.message([
        match (notified, rapid) {
            (Some(notified), Some(rapid)) => {
                Some(format!("{notified} in the year, and {}", many(rapid, "rapid review was held", "rapid reviews were held")))
            }
            (Some(notified), None) => Some(format!("{notified} in the year")),
            (None, Some(rapid)) => Some(many(rapid, "rapid review was held", "rapid reviews were held")),
            (None, None) => None,
        },
        on_time.map(|counted| {
            let within = "sent to the national Panel within the 15 working days allowed";
            match (counted.on_time, counted.judged) {
                (1, 1) => format!("it was {within}"),
                (0, 1) => format!("it was not {within}"),
                (on_time, judged) if on_time == judged => format!("all {judged} were {within}"),
                (0, judged) => format!("none of {judged} was {within}"),
                (1, judged) => format!("1 of {judged} was {within}"),
                (on_time, judged) => format!("{on_time} of {judged} were {within}"),
            }
        }),
        all_actions.map(|all| {
            let done = format!(
                "of {} that followed scrutiny, reviews and audits, {} done",
                many(all.all(), "action", "actions"),
                many(all.done, "is", "are")
            );
            match all.overdue {
                0 => format!("{done} and none is overdue"),
                1 => format!("{done} and one is overdue"),
                several => format!("{done} and {several} are overdue"),
            }
        }),
    ]);
    chapter.at_a_glance([
        key_of("Serious incidents notified", &part.incidents.notifications, []),
        key(
            "Rapid reviews sent on time",
            on_time.map(|counted| format!("{} of {}", counted.on_time, counted.judged)),
            [on_time.and_then(|counted| counted.share()).map(|share| share.to_string())],
        ),
        key_number("Practice reviews at work", practice, []),
        key_number("Audits across agencies", audits, []),
        key_number(
            "Actions overdue",
            all_actions.map(|all| all.overdue),
            [all_actions.map(|all| format!("of {}", many(all.all(), "action", "actions")))],
        ),
    ]);
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
    let on = view.published.as_of.map_or_else(String::new, |day| format!(", on {day}"));
    let mut table = Table::new("table-actions-by-source", format!("Actions by what they follow from{on}"), columns);
    let mut groups = Vec::new();
    for (source, number) in &sources {
        table.row(*source, numbers(*number));
        if let Some(number) = number.filter(|number| number.all() > 0) {
            let measure = |number: usize| Measure::new(u32::try_from(number).ok().map(Decimal::from), number.to_string());
            groups.push(Group::new(*source, [number.done, number.open, number.overdue, number.dropped].map(measure).to_vec()));
        }
    }
    let all = counts::actions(view.published);
    table.total("All actions", numbers(all));
    let Some(all) = all.filter(|_| groups.len() > 1) else { return chapter.table(table) };
    let late = match all.overdue {
        0 => "None is overdue.".to_owned(),
        1 => "One is overdue.".to_owned(),
        several => format!("{several} are overdue."),
    };
    let summary = format!("Of all {} actions, {} done. {late}", all.all(), many(all.done, "is", "are"));
    let frame = Frame { anchor: "chart-actions".to_owned(), title: "How far actions are".to_owned(), summary, table };
    chapter.chart(stacked(frame, &["done", "open", "overdue", "dropped"], &groups));
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
