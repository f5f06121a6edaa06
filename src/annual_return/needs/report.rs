//! The chapter on needs: all of them at a glance, then each.

use super::figures;
use super::model::{Need, Needs, Trend};
use crate::annual_return::report::{
    Chapter, Show, View, asked, cell, counts, evidence_cell, heading, joined, link_to, lower, many, numbered, welcomed,
};
use crate::chart::{Frame, Group, Measure, grouped};
use crate::document::{Column, Section, Table};
use crate::value::{Choice, listed};

const ANCHOR: &str = "needs";
const TITLE: &str = "What children need";
const MOST_GROUPS: usize = 8;

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(needs) = view.r().needs.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.message([message(view, needs), unserved(view)]);
    overview(view, needs, &mut chapter);
    chapter.section("needs-assessment", "How the needs were found", |inner| assessment(view, needs, inner));
    for (place, need) in (1..).zip(needs.needs.items()) {
        chapter.section(numbered("need", place), title(place, need), |inner| one(view, need, inner));
    }
    Some(chapter.done())
}

fn title(place: usize, need: &Need) -> String {
    heading(&need.title, format!("Need {place}"))
}

/// The message: "The partners found 11 needs: 2 are met, 7 are partly met and 2 are not met."
fn message(view: &View, needs: &Needs) -> Option<String> {
    let listed_needs = needs.needs.given().filter(|needs| !needs.is_empty())?;
    let found = format!("the partners found {}", many(listed_needs.len(), "need", "needs"));
    let counted: Option<Vec<String>> = counts::needs(view.published).map(|counted| {
        let told = counted.into_iter().filter(|(_, number)| *number > 0);
        told.map(|(status, number)| {
            many(number, &format!("is {}", lower(status.label())), &format!("are {}", lower(status.label())))
        })
        .collect()
    });
    Some(match counted {
        Some(counted) if listed_needs.len() > 1 => format!("{found}: {}", listed(&counted)),
        _ => found,
    })
}

/// How many needs no service meets: "No service meets 2 of them."
fn unserved(view: &View) -> Option<String> {
    let without = figures::without_service(view.published)?;
    let all = view.r().needs.needs.items().len();
    match without.len() {
        0 => None,
        number if number == all => Some("no service meets any of them".to_owned()),
        1 => Some("no service meets one of them".to_owned()),
        number => Some(format!("no service meets {number} of them")),
    }
}

fn overview(view: &View, needs: &Needs, chapter: &mut Chapter) {
    if !needs.needs.is_given() {
        return chapter.gap("the needs of children in the area");
    }
    let columns = vec![
        Column::words("Need", 5),
        Column::numbers("Rank"),
        Column::words("Theme", 3),
        Column::numbers("Children or families"),
        Column::numbers("Served"),
        Column::numbers("Reached"),
        Column::words("How far met", 2),
    ];
    let mut table = Table::new("table-needs", "The needs, the most pressing first", columns);
    let mut groups = Vec::new();
    for (place, need) in figures::ranked(view.published) {
        let served = figures::served(view.published, need);
        let served_text = served.map_or_else(|| "Not known".to_owned(), |served| served.to_string());
        let reach = figures::reach(view.published, need).map_or_else(|| "Not known".to_owned(), |reach| format!("{reach}%"));
        let estimate = &need.population.estimate;
        table.row(
            link_to(&numbered("need", place), title(place, need)),
            vec![
                need.rank.cell(),
                cell(theme(need)),
                estimate.cell(),
                cell(served_text.clone()),
                cell(reach),
                need.status.cell(),
            ],
        );
        if estimate.known().is_some() {
            let measures = vec![
                Measure::new(estimate.known().map(crate::value::Children::decimal), estimate.text()),
                Measure::new(served.map(crate::value::Children::decimal), served_text),
            ];
            groups.push(Group::new(title(place, need), measures));
        }
    }
    table.notes.push(cell("“Served” is how many children or families the services for a need served. “Reached” is that number as a share of those who have the need. A child served twice counts twice."));
    let Some(summary) = reach_message(view).filter(|_| groups.len() > 1) else { return chapter.table(table) };
    let title = match groups.len() {
        0..=MOST_GROUPS => "Children with each need, and children served".to_owned(),
        _ => format!("Children with each need, and children served: the {MOST_GROUPS} most pressing needs"),
    };
    groups.truncate(MOST_GROUPS);
    let frame = Frame { anchor: "chart-needs".to_owned(), title, summary, table };
    chapter.chart(grouped(frame, &["with the need", "served"], &groups));
}

/// The need that services reach least, of the needs that have a service.
fn reach_message(view: &View) -> Option<String> {
    let reached = figures::ranked(view.published).into_iter().filter_map(|(place, need)| {
        figures::services_for(view.published, need).next()?;
        Some((figures::reach(view.published, need)?, title(place, need)))
    });
    let (reach, need) = reached.min_by(|(a, _), (b, _)| a.cmp(b))?;
    Some(format!("Of the needs that have a service, services reached fewest for “{need}”: {reach}% of those who have it."))
}

fn theme(need: &Need) -> String {
    if need.theme_other.is_given() { need.theme_other.text().to_owned() } else { Show::text(&need.theme) }
}

fn assessment(view: &View, needs: &Needs, chapter: &mut Chapter) {
    let assessment = &needs.needs_assessment;
    let bodies = view.bodies(&assessment.bodies_involved);
    chapter.facts_given([
        Some(asked("Needs assessment", &assessment.title)),
        Some(asked("Completed", &assessment.completed)),
        Some(asked("What it draws on", &assessment.methods)),
        (!bodies.is_empty()).then(|| ("Who took part".to_owned(), cell(bodies.join("; ")))),
        welcomed("Where it is published", &assessment.url),
    ]);
}

fn one(view: &View, need: &Need, chapter: &mut Chapter) {
    let services = figures::services_for(view.published, need);
    let services = joined(services.map(|service| vec![view.linked_to(&service.id, &service.name)]), "; ");
    let population = &need.population;
    let who = format!("{}: {}", population.estimate.words(), lower(&Show::text(&population.who)));
    let found = match population.confidence.get() {
        Some(confidence) => format!("{} (certainty: {})", Show::text(&population.method), lower(confidence.label())),
        None => Show::text(&population.method),
    };
    chapter.facts_given([
        Some(("How far it is met".to_owned(), cell(state(view, need)))),
        Some(("How many, and who".to_owned(), cell(who))),
        Some(("How the number was found".to_owned(), cell(found))),
        need.owner.is_given().then(|| ("Who answers for it".to_owned(), cell(view.body(&need.owner)))),
        Some(("Services that meet it".to_owned(), if services.is_empty() { cell("None") } else { services })),
        Some(("Evidence".to_owned(), evidence_cell(view, need.evidence.items()))),
        welcomed("Why it is not met in full", &need.unmet_reason),
    ]);
    chapter.narrative("the need in a few sentences", &need.description);
    chapter.labelled_welcome("Who is worse affected", &need.inequality);
}

/// The status this year and last year, and the trend: "Partly met; last year not met. The need is rising."
fn state(view: &View, need: &Need) -> String {
    let before = figures::status_last_year(view.published, need).map_or_else(String::new, |before| match need.status.get() {
        Some(now) if now == before => ", as last year".to_owned(),
        Some(_) | None => format!("; last year {}", lower(before.label())),
    });
    let trend = need.trend.get().map_or("", |trend| match trend {
        Trend::Rising => ". The need is rising",
        Trend::Steady => ". The need is steady",
        Trend::Falling => ". The need is falling",
        Trend::Unknown => ". Whether it rises or falls is not known",
    });
    format!("{}{before}{trend}", Show::text(&need.status))
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
    fn the_chapter_begins_with_how_many_needs_are_met() {
        let lines = lines(json!({
            "needs": { "needs": [
                { "id": "need-a", "title": "Neglect", "status": "partly_met", "rank": 2, "population": { "who": "Children on a plan", "estimate": 200 } },
                { "id": "need-b", "title": "Harm online", "status": "unmet", "rank": 1, "trend": "rising", "population": { "estimate": 3 } },
            ] },
            "commissioning": { "services": [{ "id": "svc", "name": "Family Help", "addresses": ["need-a"], "served": 90 }] },
        }));
        assert_eq!(lines[1], "The partners found 2 needs: one is partly met and one is not met. No service meets one of them.");
        for line in [
            "Harm online | 1 | Not answered | c | 0 | Not known | Not met",
            "Neglect | 2 | Not answered | 200 | 90 | 45% | Partly met",
            "How far it is met: Not met. The need is rising",
            "How many, and who: 200: children on a plan",
            "How many, and who: c (held back to protect children): not answered",
            "Services that meet it: Family Help",
            "Services that meet it: None",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} in {lines:#?}");
        }
    }

    #[test]
    fn one_need_and_none_are_said_in_their_own_words() {
        let one = lines(json!({ "needs": { "needs": [{ "title": "Neglect", "status": "met" }] } }));
        assert_eq!(one[1], "The partners found one need.");
        let none = lines(json!({ "needs": {} }));
        assert_eq!(none[1], "Not answered yet: the needs of children in the area");
    }
}
