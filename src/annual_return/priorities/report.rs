//! What the report says of priorities and impact.

use super::figures::by_progress;
use super::model::{Priorities, Priority, Progress};
use crate::annual_return::report::{Chapter, Show, View, anchors, asked, cell, heading, link_to, numbered, welcomed};
use crate::document::{Column, Section, Table};

const ANCHOR: &str = "priorities";
const TITLE: &str = "Priorities and impact";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().priorities.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    let anchors = anchors("priority", part.priorities.items(), |priority| &priority.id);
    if part.priorities.items().is_empty() {
        chapter.gap("the priorities of the year");
    }
    overview(&mut chapter, view, part, &anchors);
    progress(&mut chapter, part);
    chapter.section("effectiveness", "How effective the arrangements were", |inner| {
        let effectiveness = &part.effectiveness;
        inner.facts_given([welcomed("How sure the partners are", &effectiveness.confidence)]);
        inner.narrative("the partners’ judgement of how effective the arrangements were", &effectiveness.statement);
        inner.evidence_welcome(view, "What the judgement rests on", &effectiveness.evidence);
    });
    for (place, (priority, anchor)) in (1..).zip(part.priorities.items().iter().zip(anchors)) {
        let title = heading(&priority.title, format!("Priority {place}"));
        chapter.section(anchor, title, |inner| one(inner, view, priority));
    }
    chapter.section("equality", "What was done for equality", |inner| inner.welcome(&part.equality_actions));
    chapter.section("national-reforms", "National reforms", |inner| reforms(inner, view, part));
    chapter.unless_empty()
}

fn overview(chapter: &mut Chapter, view: &View, part: &Priorities, anchors: &[String]) {
    let columns = vec![
        Column::words("Priority", 4),
        Column::words("Lead", 3),
        Column::words("Progress", 1),
        Column::words("Evidence of impact", 2),
    ];
    let mut table = Table::new("table-priorities", "The priorities of the year and how far they got", columns);
    for (place, (priority, anchor)) in (1_usize..).zip(part.priorities.items().iter().zip(anchors)) {
        table.row(
            link_to(anchor, heading(&priority.title, format!("Priority {place}"))),
            vec![cell(view.body(&priority.lead)), priority.progress.cell(), priority.impact.strength.cell()],
        );
    }
    chapter.table(table);
}

fn progress(chapter: &mut Chapter, part: &Priorities) {
    let Some(counted) = by_progress(part.priorities.items()) else {
        return chapter.gap("how far each priority got, so that priorities can be counted by progress");
    };
    if part.priorities.items().is_empty() {
        return;
    }
    let columns = vec![Column::words("Progress", 3), Column::numbers("Priorities")];
    let mut table = Table::new("table-priorities-by-progress", "Priorities by progress", columns);
    let words = |progress| match progress {
        Progress::Strong => "Strong: as far as was hoped",
        Progress::Some => "Some: some way",
        Progress::Little => "Little: a little way",
        Progress::None => "None: nowhere yet",
    };
    for (progress, number) in &counted {
        table.row(words(*progress), vec![cell(number.to_string())]);
    }
    table.total("All priorities", vec![cell(part.priorities.items().len().to_string())]);
    chapter.table(table);
}

fn one(chapter: &mut Chapter, view: &View, priority: &Priority) {
    let needs = view.names(&priority.needs);
    let needs = if needs.is_empty() { "Not answered".to_owned() } else { needs.join("; ") };
    chapter.facts_given([
        Some(asked("Aim", &priority.aim)),
        Some(("Needs it answers".to_owned(), cell(needs))),
        Some(("Lead".to_owned(), cell(view.body(&priority.lead)))),
        Some(asked("Progress", &priority.progress)),
        Some(asked("Strength of the evidence", &priority.impact.strength)),
        welcomed("Id in last year’s return", &priority.last_year_id),
    ]);
    chapter.labelled("What changed for children", &priority.impact.on_children);
    chapter.labelled_welcome("What changed in practice", &priority.impact.on_practice);
    chapter.evidence(view, "Evidence", &priority.impact.evidence);
    chapter.labelled("What was done", &priority.did);
    chapter.labelled_welcome("Why there was little progress or none", &priority.lack_of_progress_analysis);
    chapter.labelled("What comes next", &priority.next);
}

fn reforms(chapter: &mut Chapter, view: &View, part: &Priorities) {
    let reforms = match part.national_reforms.given().map(Vec::as_slice) {
        None => return chapter.gap("how far national reforms are carried out here"),
        Some([]) => return chapter.text("The partners report on no national reform."),
        Some(reforms) => reforms,
    };
    let columns = vec![Column::words("Reform", 4), Column::words("How far it is carried out", 2)];
    let mut table = Table::new("table-reforms", "National reforms and how far they are carried out", columns);
    for reform in reforms {
        table.row(view.label(&reform.reform), vec![reform.status.cell()]);
    }
    chapter.table(table);
    for (place, reform) in (1..).zip(reforms).filter(|(_, reform)| reform.difficulties.is_given()) {
        chapter.section(numbered("reform", place), view.label(&reform.reform), |inner| {
            inner.labelled("What stands in the way", &reform.difficulties);
        });
    }
}
