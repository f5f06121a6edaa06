//! What the report says of commissioning: the thread from need to impact, then each service.

use super::figures;
use super::model::{Commissioning, Contract, Service};
use crate::annual_return::needs;
use crate::annual_return::report::{Chapter, Show, View, asked, cell, welcomed};
use crate::document::{Cell, Column, Section, Table};
use crate::value::Choice;

const ANCHOR: &str = "commissioning";
const TITLE: &str = "What we commissioned, and what it changed";
const NOT_KNOWN: &str = "Not known";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(commissioning) = view.r().commissioning.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.narrative("how the partners decide what to commission", &commissioning.approach);
    chapter.section("outcomes", "Outcomes, measured", |inner| outcomes(commissioning, inner));
    chapter.section("gaps", "What is missing", |inner| gaps(view, commissioning, inner));
    for (i, service) in commissioning.services.items().iter().enumerate() {
        chapter.section(format!("service-{}", i + 1), Show::text(&service.name), |inner| one(view, i, service, inner));
    }
    Some(chapter.done())
}

fn outcomes(commissioning: &Commissioning, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Measure", 4),
        Column::words("Service", 3),
        Column::words("Unit", 1),
        Column::numbers("Before"),
        Column::numbers("Target"),
        Column::numbers("Actual"),
        Column::words("Target met?", 1),
    ];
    let mut table = Table::new("table-outcomes", "Outcome measures: before, target and actual", columns);
    for service in commissioning.services.items() {
        for outcome in service.expected_outcomes.items() {
            let met = match figures::target_met(outcome) {
                Some(true) => "Yes",
                Some(false) => "No",
                None => NOT_KNOWN,
            };
            table.row(
                Show::text(&outcome.measure),
                vec![
                    cell(Show::text(&service.name)),
                    outcome.unit.cell(),
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
        let need = view
            .r()
            .needs
            .needs
            .items()
            .iter()
            .find(|need| need.id.given().zip(gap.need.given()).is_some_and(|(id, to)| *to == *id));
        table.row(
            need.map_or_else(|| Show::text(&gap.need), |need| Show::text(&need.title)),
            vec![gap.what_is_missing.cell(), gap.blocked_by.cell(), gap.plan.cell(), gap.by.cell()],
        );
    }
    chapter.table(table);
}

fn one(view: &View, index: usize, service: &Service, chapter: &mut Chapter) {
    let named_needs: Vec<String> = view
        .r()
        .needs
        .needs
        .items()
        .iter()
        .filter(|need| need.id.given().is_some_and(|id| service.addresses.items().iter().any(|to| *to == *id)))
        .map(|need| Show::text(&need.title))
        .collect();
    let commissioners = view.bodies(&service.commissioners);
    let provider = match service.provider_type.get() {
        Some(kind) => format!("{} ({})", Show::text(&service.provider), kind.label()),
        None => Show::text(&service.provider),
    };
    let money = match (figures::spent(service), figures::planned(service)) {
        (Some(_), Some(_)) if service.free_because.is_given() => format!("Nothing: {}", service.free_because.text()),
        (Some(spent), Some(planned)) => format!("{spent} spent, {planned} planned"),
        _ => NOT_KNOWN.to_owned(),
    };
    let areas = view.bodies(&service.areas);
    let or_gap = |names: Vec<String>| if names.is_empty() { "Not answered".to_owned() } else { names.join("; ") };
    let facts: Vec<Option<(String, Cell)>> = vec![
        Some(asked("What it is", &service.kind)),
        Some(("Meets".to_owned(), cell(or_gap(named_needs)))),
        Some(("Provided by".to_owned(), cell(provider))),
        Some(("Commissioned by".to_owned(), cell(or_gap(commissioners)))),
        Some(("Money".to_owned(), cell(money))),
        (!areas.is_empty()).then(|| ("Where".to_owned(), cell(areas.join("; ")))),
        welcomed("Room for", &service.capacity),
        Some(asked("Served", &service.served)),
        service.waiting.given().map(|waiting| {
            let wait = waiting
                .median_days
                .known()
                .map_or_else(String::new, |days| format!("; half of them wait longer than {days} days"));
            ("Waiting at the end of the year".to_owned(), cell(format!("{}{wait}", waiting.on_list.words())))
        }),
        service.contract.given().map(|contract| ("Contract".to_owned(), cell(contract_words(contract)))),
        welcomed("What is known of such services", &service.evidence_rating),
        Some(asked("Strength of the evidence of impact", &service.impact.strength)),
        Some(("Evidence".to_owned(), cell(needs::report::evidence(view.published, service.impact.evidence.items())))),
        service.impact.child_voice.given().map(|_| ("What children or families said".to_owned(), cell(voice(view, service)))),
        Some(asked("Decision", &service.decision)),
        Some(asked("Why", &service.decision_reason)),
    ];
    chapter.facts(facts.into_iter().flatten().collect());
    chapter.labelled("What changed", &service.impact.summary);
    for outcome in service.expected_outcomes.items().iter().filter(|outcome| outcome.missed_because.is_given()) {
        chapter.text(format!(
            "Why the target for “{}” was missed: {}",
            Show::text(&outcome.measure),
            outcome.missed_because.text()
        ));
    }
    let columns = vec![Column::words("Group", 3), Column::words("Told apart by", 2), Column::numbers("Served")];
    let mut table =
        Table::new(format!("table-reach-{}", index + 1), format!("Whom {} reached", Show::text(&service.name)), columns);
    for reach in service.reach.items() {
        table.row(Show::text(&reach.group), vec![reach.by.cell(), reach.count.cell()]);
    }
    chapter.table(table);
}

fn voice(view: &View, service: &Service) -> String {
    let engagement = view
        .r()
        .voice
        .engagements
        .items()
        .iter()
        .find(|own| own.id.given().zip(service.impact.child_voice.given()).is_some_and(|(id, to)| *to == *id));
    engagement.map_or_else(|| Show::text(&*service.impact.child_voice), |own| Show::text(&own.title))
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
