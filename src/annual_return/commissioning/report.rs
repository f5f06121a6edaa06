//! The chapter on commissioning: what services cost, whom they reached and what they changed, then each service.

use super::figures;
use super::model::{Commissioning, Contract, Service, Strength};
use crate::annual_return::report::{
    Chapter, Show, View, cell, counts, evidence_cell, heading, joined, key, key_number, link_to, lower, many, more_or_less,
    numbered, sentence,
};
use crate::chart::{Bar, Frame, bars};
use crate::document::{Cell, Column, Inline, Section, Table};
use crate::value::{Balance, Choice, Money};

const ANCHOR: &str = "commissioning";
const TITLE: &str = "What we commissioned, and what it changed";
const NOT_KNOWN: &str = "Not known";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(commissioning) = view.r().commissioning.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    message(view, commissioning, &mut chapter);
    chapter.narrative("how the partners decide what to commission", &commissioning.approach);
    chapter.section("outcomes", "What services changed, measured", |inner| outcomes(commissioning, inner));
    chapter.section("service-impact", "What the money showed", |inner| by_strength(commissioning, inner));
    chapter.section("gaps", "What is missing", |inner| gaps(view, commissioning, inner));
    if commissioning.services.items().is_empty() {
        chapter.gap("the services");
    }
    chapter.section("services", "The services", |inner| {
        for (place, service) in (1..).zip(commissioning.services.items()) {
            inner.section(numbered("service", place), title(place, service), |inner| one(view, service, inner));
        }
    });
    Some(chapter.done())
}

fn title(place: usize, service: &Service) -> String {
    heading(&service.name, format!("Service {place}"))
}

fn message(view: &View, commissioning: &Commissioning, chapter: &mut Chapter) {
    let services = commissioning.services.items();
    let spent = figures::all_spent(view.published);
    let planned = figures::all_planned(view.published);
    let than_planned =
        spent.zip(planned).map(|(spent, planned)| more_or_less(Balance::from(spent) - Balance::from(planned), "planned"));
    let counts::Targets { measured, reached } = counts::targets(view.published);
    let evident = counts::strengths(view.published)
        .map(|all| counts::of(&all, Strength::Promising).saturating_add(counts::of(&all, Strength::Strong)));
    chapter.message([
        (!services.is_empty()).then(|| match spent {
            Some(spent) => {
                let than_planned = than_planned.as_ref().map_or_else(String::new, |than| format!(", {than}"));
                format!("{} {} in the year{than_planned}", many(services.len(), "service cost", "services cost"), spent.rounded())
            }
            None => many(services.len(), "service was at work in the year", "services were at work in the year"),
        }),
        (measured > 0).then(|| match (reached, measured) {
            (1, 1) => "the one target that can be judged was reached".to_owned(),
            (0, 1) => "the one target that can be judged was missed".to_owned(),
            (reached, measured) if reached == measured => format!("all {measured} targets that can be judged were reached"),
            (reached, measured) => {
                format!("of {measured} targets that can be judged, {}", many(reached, "was reached", "were reached"))
            }
        }),
        figures::without_evidence(view.published).filter(|without| !without.is_empty() && services.len() > 1).map(|without| {
            many(without.len(), "service shows no evidence of impact yet", "services show no evidence of impact yet")
        }),
    ]);
    chapter.at_a_glance([
        key_number("Services", (!services.is_empty()).then_some(services.len()), []),
        key("Spent on services", spent.map(Money::rounded), [planned.map(|planned| format!("{} planned", planned.rounded()))]),
        key("Targets reached", (measured > 0).then(|| format!("{reached} of {measured}")), []),
        key(
            "Services with strong or promising evidence of impact",
            evident.filter(|_| !services.is_empty()).map(|number| format!("{number} of {}", services.len())),
            [],
        ),
    ]);
}

/// Outcome measures with their baseline, their target and their latest figure.
fn outcomes(commissioning: &Commissioning, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Measure and its unit", 4),
        Column::words("Service", 3),
        Column::numbers("Before"),
        Column::numbers("Target"),
        Column::numbers("Actual"),
        Column::words("Target reached?", 1),
    ];
    let mut table = Table::new("table-outcomes", "Outcome measures: before, target and actual", columns);
    for (place, service) in (1..).zip(commissioning.services.items()) {
        for outcome in service.expected_outcomes.items() {
            let met = match figures::target_met(outcome) {
                Some(true) => "Yes",
                Some(false) => "No",
                None => NOT_KNOWN,
            };
            table.row(
                format!("{} ({})", Show::text(&outcome.measure), Show::text(&outcome.unit)),
                vec![
                    vec![link_to(&numbered("service", place), title(place, service))],
                    outcome.baseline.cell(),
                    outcome.target.cell(),
                    outcome.actual.cell(),
                    cell(met),
                ],
            );
        }
    }
    chapter.table(table);
}

/// The money by the strength of the evidence of its impact.
fn by_strength(commissioning: &Commissioning, chapter: &mut Chapter) {
    let Some(strengths) = figures::by_strength(commissioning) else { return };
    let with_services = strengths.iter().filter(|one| one.services > 0).count();
    let columns = vec![Column::words("Evidence of impact", 3), Column::numbers("Services"), Column::numbers("Spent")];
    let mut table = Table::new("table-strength", "Services and spending by how strong the evidence of impact is", columns);
    let label = |strength: Strength| strength.label();
    for one in &strengths {
        table.row(label(one.strength), vec![cell(one.services.to_string()), cell(one.spent.to_string())]);
    }
    let spent: Money = strengths.iter().map(|one| one.spent).sum();
    let services: usize = strengths.iter().map(|one| one.services).sum();
    table.total("All services", vec![cell(services.to_string()), cell(spent.to_string())]);
    let share = |picked: &[Strength]| {
        let part: Money = strengths.iter().filter(|one| picked.contains(&one.strength)).map(|one| one.spent).sum();
        crate::value::Percent::of(part.decimal(), spent.decimal())
    };
    let Some(proven) = share(&[Strength::Strong, Strength::Promising]).filter(|_| with_services > 1) else { return };
    let frame = Frame {
        anchor: "chart-strength".to_owned(),
        title: "Spending by how strong the evidence of impact is".to_owned(),
        summary: format!(
            "{proven} of the money went to services with strong or promising evidence that they change something for children."
        ),
        table,
    };
    let marks: Vec<Bar> = strengths
        .iter()
        .map(|one| {
            let printed = format!("{}, {}", one.spent, many(one.services, "service", "services"));
            Bar::new(label(one.strength), one.spent.decimal(), printed)
        })
        .collect();
    chapter.chart(bars(frame, &marks));
}

fn gaps(view: &View, commissioning: &Commissioning, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Need", 3),
        Column::words("What is missing", 4),
        Column::words("What stands in the way", 2),
        Column::words("What will be done", 4),
        Column::words("By", 2),
    ];
    let mut table = Table::new("table-gaps", "What is missing to meet needs that are not met", columns);
    for gap in commissioning.gaps.items() {
        table
            .row(view.linked(&gap.need), vec![gap.what_is_missing.cell(), gap.blocked_by.cell(), gap.plan.cell(), gap.by.cell()]);
    }
    chapter.table(table);
}

/// One service: what it is, what it cost, whom it served, what it changed, and what happens to it next.
fn one(view: &View, service: &Service, chapter: &mut Chapter) {
    let or_gap = |words: Cell| if words.is_empty() { cell("Not answered") } else { words };
    let areas = view.bodies(&service.areas);
    let known_of = service.evidence_rating.get().map(|rating| {
        let rating = format!(". What is known of services of this kind: {}.", lower(rating.label()));
        vec![Inline::Text(rating)]
    });
    let impact = &service.impact;
    let strength = cell(format!("{}. ", Show::text(&impact.strength)));
    let evidence = evidence_cell(view, impact.evidence.items());
    let sources = sources(service);
    chapter.facts_given([
        Some(("What it is".to_owned(), cell(what(service)))),
        Some(("Meets".to_owned(), or_gap(view.links(&service.addresses)))),
        Some(("Commissioned by".to_owned(), or_gap(names(&view.bodies(&service.commissioners))))),
        (!areas.is_empty()).then(|| ("Where".to_owned(), cell(areas.join("; ")))),
        Some(("Money".to_owned(), money(view, service))),
        service.contract.given().map(|contract| ("Contract".to_owned(), cell(contract_words(contract)))),
        Some(("Children or families served".to_owned(), cell(served(service)))),
        (!service.reach.items().is_empty()).then(|| ("Whom it reached".to_owned(), cell(reached(service)))),
        Some((
            "Evidence of impact".to_owned(),
            strength.into_iter().chain(evidence).chain(known_of.unwrap_or_default()).collect(),
        )),
        impact
            .child_voice
            .is_given()
            .then(|| ("What children or families said".to_owned(), vec![view.linked(&impact.child_voice)])),
        (!sources.is_empty()).then(|| ("Where the outcome figures come from".to_owned(), cell(sources.join("; ")))),
        Some((
            "Decision".to_owned(),
            cell(format!("{}. {}", Show::text(&service.decision), Show::text(&service.decision_reason))),
        )),
    ]);
    chapter.labelled("What changed", &impact.summary);
    for outcome in service.expected_outcomes.items().iter().filter(|outcome| outcome.missed_because.is_given()) {
        chapter.text(format!(
            "Why the target for “{}” was missed: {}",
            Show::text(&outcome.measure),
            outcome.missed_because.text()
        ));
    }
}

fn names(names: &[String]) -> Cell {
    if names.is_empty() { Cell::new() } else { cell(names.join("; ")) }
}

/// What the service is and who provides it: "Service, provided by Harbourlight (voluntary, community or social enterprise)".
fn what(service: &Service) -> String {
    let provider = match service.provider_type.get() {
        Some(kind) => format!("{} ({})", Show::text(&service.provider), lower(kind.label())),
        None => Show::text(&service.provider),
    };
    format!("{}, provided by {provider}", Show::text(&service.kind))
}

/// What was spent and planned, and where the money came from: "£628,400 spent, £640,000 planned, from: Family Help programme".
fn money(view: &View, service: &Service) -> Cell {
    let amounts = match (figures::spent(service), figures::planned(service)) {
        (Some(_), Some(_)) if service.free_because.is_given() => format!("Nothing: {}", service.free_because.text()),
        (Some(spent), Some(planned)) => format!("{spent} spent, {planned} planned"),
        _ => NOT_KNOWN.to_owned(),
    };
    let mut words = cell(amounts);
    let lines = joined(service.funding.items().iter().map(|part| vec![view.linked(&part.line)]), "; ");
    if !lines.is_empty() {
        words.push(Inline::Text(". Paid from: ".to_owned()));
        words.extend(lines);
    }
    words
}

/// How many were served and are waiting: "247; room for 260; 12 waiting at the end of the year, half of them longer than 30
/// days".
fn served(service: &Service) -> String {
    let mut parts = vec![service.served.words()];
    if service.capacity.is_given() {
        parts.push(format!("room for {}", service.capacity.words()));
    }
    if let Some(waiting) = service.waiting.given() {
        let wait = waiting.median_days.known().map_or_else(String::new, |days| format!(", half of them longer than {days} days"));
        parts.push(format!("{} waiting at the end of the year{wait}", waiting.on_list.words()));
    }
    parts.join("; ")
}

/// The groups reached, in the order in which they are given, with the groups of one breakdown together: "By age: under 5, 268; 5
/// to 9, 191".
fn reached(service: &Service) -> String {
    let mut ways: Vec<(String, Vec<String>)> = Vec::new();
    for reach in service.reach.items() {
        let way = lower(&Show::text(&reach.by));
        let said = format!("{}: {}", Show::text(&reach.group), reach.count.words());
        match ways.iter_mut().find(|(own, _)| *own == way) {
            Some((_, groups)) => groups.push(said),
            None => ways.push((way, vec![said])),
        }
    }
    ways.iter().map(|(way, groups)| sentence(&format!("by {way}: {}", groups.join("; ")))).collect::<Vec<_>>().join(" ")
}

/// The source of each measure, and the date it was last taken.
fn sources(service: &Service) -> Vec<String> {
    let known = service.expected_outcomes.items().iter().filter(|outcome| outcome.source.is_given() || outcome.date.is_given());
    known
        .map(|outcome| {
            let date = outcome.date.get().map_or_else(String::new, |date| format!(", {date}"));
            format!("{}: {}{date}", Show::text(&outcome.measure), Show::text(&outcome.source))
        })
        .collect()
}

fn contract_words(contract: &Contract) -> String {
    let mut words = match (contract.start.get(), contract.end.get()) {
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("From {start}"),
        (None, Some(end)) => format!("To {end}"),
        (None, None) => "Not answered".to_owned(),
    };
    if let Some(value) = contract.value_total.known() {
        words.push_str(&format!("; worth {value} in all"));
    }
    if let Some(procurement) = contract.procurement.get() {
        words.push_str(&format!("; {}", procurement.label().to_lowercase()));
    }
    if contract.extension_option.get() == Some(true) {
        words.push_str("; can be extended");
    }
    words
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    fn lines(services: serde_json::Value) -> Vec<String> {
        chapter_lines(json!({ "commissioning": { "services": services } }), chapter)
    }

    #[test]
    fn the_chapter_begins_with_what_services_cost_and_reached() {
        let outcome =
            |actual: &str| json!({ "measure": "Safe", "unit": "per cent", "better": "higher", "target": "60", "actual": actual });
        let lines = lines(json!([
            { "name": "Help", "funding": [{ "planned": "900000", "actual": "1200000" }], "expected_outcomes": [outcome("61"), outcome("59")],
              "impact": { "strength": "strong", "evidence": [{ "type": "document", "title": "Study" }] },
              "served": 247, "capacity": 260, "waiting": { "on_list": 2, "median_days": 30 },
              "reach": [{ "by": "age", "group": "Under 5", "count": 240 }, { "by": "sex", "group": "Girls", "count": 120 }, { "by": "age", "group": "5 to 9", "count": 7 }] },
            { "name": "Visits", "free_because": "Volunteers", "impact": { "strength": "none" }, "served": 1200 },
        ]));
        assert_eq!(
            lines[1],
            "2 services cost £1.2 million in the year, £300,000 more than planned. Of 2 targets that can be judged, one was reached. One service shows no evidence of impact yet."
        );
        for line in [
            "Targets reached: 1 of 2 ()",
            "Children or families served: 247; room for 260; c (held back to protect children) waiting at the end of the year, half of them longer than 30 days",
            "Evidence of impact: Strong. Study (document)",
            "Money: Nothing: Volunteers",
            "Strong | 1 | £1,200,000",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} in {lines:#?}");
        }
        assert!(lines.iter().any(|line| line.starts_with("Whom it reached: By age: Under 5: 240; 5 to 9: ")), "{lines:#?}");
    }

    #[test]
    fn one_service_of_which_little_is_known_is_said_as_one() {
        let lines = lines(json!([{ "name": "Help", "funding": [{ "planned": "x", "actual": "x" }] }]));
        assert_eq!(lines[1], "One service was at work in the year.");
        assert_eq!(lines[2], "Services: 1 ()");
    }

    #[test]
    fn no_service_is_a_gap() {
        let lines = chapter_lines(json!({ "commissioning": {} }), chapter);
        assert!(lines.contains(&"Not answered yet: the services".to_owned()), "{lines:#?}");
    }
}
