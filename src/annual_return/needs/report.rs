//! What the report says of needs: all of them at a glance, then each.

use super::figures;
use super::model::{Need, Needs};
use crate::annual_return::evidence::Evidence;
use crate::annual_return::facts::Facts;
use crate::annual_return::report::{Chapter, Show, View, asked, cell, welcomed};
use crate::document::{Block, Cell, Column, Inline, NoticeKind, Section, Table, Target};
use crate::value::listed;

const ANCHOR: &str = "needs";
const TITLE: &str = "What children need";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(needs) = view.r().needs.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    overview(view, needs, &mut chapter);
    unmet(view, &mut chapter);
    chapter.section("needs-assessment", "How the needs were found", |inner| assessment(view, needs, inner));
    for (i, need) in needs.needs.items().iter().enumerate() {
        chapter.section(format!("need-{}", i + 1), Show::text(&need.title), |inner| one(view, need, inner));
    }
    Some(chapter.done())
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
        Column::numbers("Reached"),
        Column::words("How far met", 2),
    ];
    let mut table = Table::new("table-needs", "The needs, the most pressing first", columns);
    let mut sorted: Vec<(usize, &Need)> = needs.needs.items().iter().enumerate().collect();
    sorted.sort_by_key(|(i, need)| (need.rank.known().map_or(u32::MAX, |rank| rank.0), *i));
    for (i, need) in sorted {
        let reach = figures::reach(view.published, need).map_or_else(|| "Not known".to_owned(), |reach| format!("{reach}%"));
        let name = Inline::Link { target: Target::Anchor(format!("need-{}", i + 1)), text: vec![Show::text(&need.title).into()] };
        table.row(
            name,
            vec![need.rank.cell(), cell(theme(need)), need.population.estimate.cell(), cell(reach), need.status.cell()],
        );
    }
    table.notes.push(cell("“Reached” is how many the services for a need served, as a share of those who have it. A child served twice counts twice."));
    chapter.table(table);
}

fn theme(need: &Need) -> String {
    if need.theme_other.is_given() { need.theme_other.text().to_owned() } else { Show::text(&need.theme) }
}

fn unmet(view: &View, chapter: &mut Chapter) {
    let Some(without) = figures::without_service(view.published).filter(|without| !without.is_empty()) else { return };
    let entries = without
        .iter()
        .map(|need| {
            let reason = if need.unmet_reason.is_given() { need.unmet_reason.text() } else { "No reason is given." };
            vec![Block::Paragraph(vec![Inline::Strong(vec![Show::text(&need.title).into()]), format!(". {reason}").into()])]
        })
        .collect();
    chapter.notice(NoticeKind::Warning, "Needs that no service meets", vec![Block::List { ordered: false, items: entries }]);
}

fn assessment(view: &View, needs: &Needs, chapter: &mut Chapter) {
    let assessment = &needs.needs_assessment;
    let bodies = view.bodies(&assessment.bodies_involved);
    let facts: Vec<Option<(String, Cell)>> = vec![
        Some(asked("Needs assessment", &assessment.title)),
        Some(asked("Completed", &assessment.completed)),
        Some(asked("What it draws on", &assessment.methods)),
        (!bodies.is_empty()).then(|| ("Who took part".to_owned(), cell(listed(&bodies)))),
        welcomed("Where it is published", &assessment.url),
    ];
    chapter.facts(facts.into_iter().flatten().collect());
}

fn one(view: &View, need: &Need, chapter: &mut Chapter) {
    let services: Vec<String> = figures::services_for(view.published, need).map(|service| Show::text(&service.name)).collect();
    let population = &need.population;
    let owner = need.owner.is_given().then(|| ("Who answers for it".to_owned(), cell(view.body(&need.owner))));
    let facts: Vec<Option<(String, Cell)>> = vec![
        Some(asked("How far it is met", &need.status)),
        welcomed("Where it is going", &need.trend),
        Some(asked("Who has it", &population.who)),
        Some(asked("How many", &population.estimate)),
        Some(asked("How the number was found", &population.method)),
        welcomed("How sure the number is", &population.confidence),
        owner,
        Some((
            "Services that meet it".to_owned(),
            cell(if services.is_empty() { "None".to_owned() } else { services.join("; ") }),
        )),
        Some(("Evidence".to_owned(), cell(evidence(view.published, need.evidence.items())))),
        welcomed("Why it is not met in full", &need.unmet_reason),
    ];
    chapter.facts(facts.into_iter().flatten().collect());
    chapter.narrative("the need in a few sentences", &need.description);
    chapter.labelled_welcome("Who is worse affected", &need.inequality);
}

/// Evidence in words: "audit: Neglect in early years; indicator: Children in need at 31 March".
pub fn evidence(facts: &Facts, entries: &[Evidence]) -> String {
    if entries.is_empty() {
        return "None listed".to_owned();
    }
    entries.iter().map(|entry| one_piece(facts, entry)).collect::<Vec<_>>().join("; ")
}

fn one_piece(facts: &Facts, entry: &Evidence) -> String {
    let r = &facts.this;
    let (kind, name, date) = match entry {
        Evidence::Indicator { indicator, date } => {
            let code = indicator.given().map_or("", crate::value::Code::as_str);
            let name = facts.reference.indicator(code).map_or_else(|| Show::text(indicator), |known| known.label.clone());
            ("indicator", name, date)
        }
        Evidence::Audit { audit, date } => {
            let named =
                r.learning.audits.items().iter().find(|own| own.id.given().zip(audit.given()).is_some_and(|(id, to)| *to == *id));
            ("audit", named.map_or_else(|| Show::text(audit), |own| Show::text(&own.title)), date)
        }
        Evidence::Review { review, date } => {
            let named = r
                .learning
                .practice_reviews
                .items()
                .iter()
                .find(|own| own.id.given().zip(review.given()).is_some_and(|(id, to)| *to == *id));
            ("review", named.map_or_else(|| Show::text(review), |own| Show::text(&own.theme)), date)
        }
        Evidence::Voice { engagement, date } => {
            let named = r
                .voice
                .engagements
                .items()
                .iter()
                .find(|own| own.id.given().zip(engagement.given()).is_some_and(|(id, to)| *to == *id));
            ("children and families", named.map_or_else(|| Show::text(engagement), |own| Show::text(&own.title)), date)
        }
        Evidence::Scrutiny { finding, date } => {
            let named = r
                .scrutiny
                .findings
                .items()
                .iter()
                .find(|own| own.id.given().zip(finding.given()).is_some_and(|(id, to)| *to == *id));
            ("scrutiny", named.map_or_else(|| Show::text(finding), |own| Show::text(&own.title)), date)
        }
        Evidence::Document { title, date, .. } => ("document", Show::text(title), date),
    };
    let date = date.get().map_or_else(String::new, |day| format!(", {day}"));
    format!("{kind}: {name}{date}")
}
