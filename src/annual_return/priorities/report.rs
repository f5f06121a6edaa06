//! The chapter on priorities and impact.

use super::figures::by_progress;
use super::model::{Priorities, Priority, Progress};
use crate::annual_return::report::{Chapter, Show, View, anchors, asked, cell, heading, joined, link_to, lower, many, welcomed};
use crate::document::{Block, Cell, Column, Section, Table, plain, prose};
use crate::value::{Answer, Narrative, listed};

const ANCHOR: &str = "priorities";
const TITLE: &str = "Priorities and impact";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().priorities.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    let anchors = anchors("priority", part.priorities.items(), |priority| &priority.id);
    if part.priorities.items().is_empty() {
        chapter.gap("the priorities of the year");
    }
    chapter.message([message(part)]);
    if by_progress(part.priorities.items()).is_none() {
        chapter.gap("how far each priority got, so that priorities can be counted by progress");
    }
    overview(&mut chapter, view, part, &anchors);
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

/// The message: "The partners had 5 priorities: 2 made strong progress, 2 made some progress and one made little progress."
fn message(part: &Priorities) -> Option<String> {
    let all = part.priorities.items().len();
    let counted = by_progress(part.priorities.items()).filter(|_| all > 0)?;
    let words = |progress| match progress {
        Progress::Strong => "made strong progress",
        Progress::Some => "made some progress",
        Progress::Little => "made little progress",
        Progress::None => "made no progress",
    };
    let said: Vec<String> = counted
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(progress, number)| many(number, words(progress), words(progress)))
        .collect();
    let first = format!("the partners had {}", many(all, "priority", "priorities"));
    Some(if all == 1 {
        format!("{first}: it {}", said.concat().trim_start_matches("one "))
    } else {
        format!("{first}: {}", listed(&said))
    })
}

fn one(chapter: &mut Chapter, view: &View, priority: &Priority) {
    let needs = view.links(&priority.needs);
    let progress =
        format!("{}. Evidence of impact: {}", Show::text(&priority.progress), lower(&Show::text(&priority.impact.strength)));
    chapter.facts_given([
        Some(asked("Aim", &priority.aim)),
        Some(("Needs it answers".to_owned(), if needs.is_empty() { cell("Not answered") } else { needs })),
        Some(("Lead".to_owned(), cell(view.body(&priority.lead)))),
        Some(("Progress".to_owned(), cell(progress))),
        welcomed("Id in last year’s return", &priority.last_year_id),
    ]);
    chapter.labelled("What was done", &priority.did);
    chapter.labelled("What changed for children", &priority.impact.on_children);
    chapter.labelled_welcome("What changed in practice", &priority.impact.on_practice);
    chapter.evidence(view, "Evidence", &priority.impact.evidence);
    chapter.labelled_welcome("Why there was little progress or none", &priority.lack_of_progress_analysis);
    chapter.labelled("What comes next", &priority.next);
}

fn reforms(chapter: &mut Chapter, view: &View, part: &Priorities) {
    let reforms = match part.national_reforms.given().map(Vec::as_slice) {
        None => return chapter.gap("how far national reforms are carried out here"),
        Some([]) => return chapter.text("The partners report on no national reform."),
        Some(reforms) => reforms,
    };
    let columns = vec![
        Column::words("Reform", 3),
        Column::words("How far it is carried out", 2),
        Column::words("What stands in the way", 5),
    ];
    let mut table = Table::new("table-reforms", "National reforms and how far they are carried out", columns);
    for reform in reforms {
        table.row(view.label(&reform.reform), vec![reform.status.cell(), words(&reform.difficulties)]);
    }
    chapter.sparse_table(table);
}

/// A narrative in a table cell, with its paragraphs one after the other.
fn words(answer: &Answer<Narrative>) -> Cell {
    let paragraphs = prose(answer.text()).into_iter().filter_map(|block| match block {
        Block::Paragraph(words) => Some(words),
        Block::List { items, .. } => Some(cell(items.iter().flatten().map(said).collect::<Vec<_>>().join("; "))),
        Block::Facts(_) | Block::Figures(_) | Block::Table(_) | Block::Chart(_) | Block::Notice { .. } | Block::Quote { .. } => {
            None
        }
    });
    joined(paragraphs, " ")
}

fn said(block: &Block) -> String {
    match block {
        Block::Paragraph(words) => plain(words),
        Block::List { items, .. } => items.iter().flatten().map(said).collect::<Vec<_>>().join("; "),
        Block::Facts(_) | Block::Figures(_) | Block::Table(_) | Block::Chart(_) | Block::Notice { .. } | Block::Quote { .. } => {
            String::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    fn lines(priorities: serde_json::Value) -> Vec<String> {
        chapter_lines(json!({ "priorities": { "priorities": priorities } }), chapter)
    }

    #[test]
    fn the_chapter_begins_with_how_far_priorities_got() {
        let three = lines(json!([{ "progress": "strong" }, { "progress": "little" }, { "progress": "strong" }]));
        assert_eq!(three[1], "The partners had 3 priorities: 2 made strong progress and one made little progress.");
        let one = lines(json!([{ "progress": "none" }]));
        assert_eq!(one[1], "The partners had one priority: it made no progress.");
    }

    #[test]
    fn a_priority_without_progress_is_a_gap_and_none_is_one_too() {
        assert!(lines(json!([{ "title": "Neglect" }]))[1].starts_with("Not answered yet: how far each priority got"));
        assert_eq!(lines(json!([]))[1], "Not answered yet: the priorities of the year");
    }
}
