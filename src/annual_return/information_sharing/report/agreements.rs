//! The data-sharing agreements: figures, who is in which, then each.

use std::collections::BTreeSet;

use super::super::figures::{by_currency, by_standing, coverage, currency};
use super::super::model::{Agreement, InformationSharing, Operation, Standing};
use crate::annual_return::report::{
    Chapter, Show, View, anchors, asked, cell, heading, link_to, share_row, shares_table, welcome_cell, welcomed,
};
use crate::document::{Cell, Column, Inline, Table};
use crate::value::{Choice, Id, Ref, counted};

/// The most agreements a matrix shows beside the names of bodies.
const ACROSS: usize = 6;

/// The figures of all agreements.
pub fn figures(chapter: &mut Chapter, view: &View, part: &InformationSharing) {
    let agreements = part.agreements.items();
    if agreements.is_empty() {
        return chapter.gap("the data-sharing agreements");
    }
    chapter.text("Each agreement has a number in the tables of this chapter.");
    in_date(chapter, view, agreements);
    standing(chapter, agreements);
    matrix(chapter, view, agreements);
}

fn title(place: usize, agreement: &Agreement) -> String {
    format!("{place}. {}", heading(&agreement.title, "Agreement without a title yet"))
}

fn in_date(chapter: &mut Chapter, view: &View, agreements: &[Agreement]) {
    let columns = vec![
        Column::words("Agreement", 4),
        Column::words("Place", 2),
        Column::words("State", 2),
        Column::words("Began", 2),
        Column::words("Review due", 2),
        Column::words("Ends", 2),
    ];
    let mut table = Table::new("table-agreements", "The agreements and whether they are in date", columns);
    let anchors = anchors("agreement", agreements, |agreement| &agreement.id);
    for (place, (agreement, anchor)) in (1..).zip(agreements.iter().zip(&anchors)) {
        let state = currency(agreement, view.published.as_of).map_or("Not known", |state| state.label());
        let cells = vec![
            agreement.tier.cell(),
            cell(state),
            agreement.start.cell(),
            agreement.review_due.cell(),
            welcome_cell(&agreement.expires),
        ];
        table.row(link_to(anchor, title(place, agreement)), cells);
    }
    if let Some(day) = view.published.as_of {
        table.notes.push(vec![Inline::Text(format!("The state is that of {day}."))]);
    }
    chapter.sparse_table(table);
    if let Some(states) = by_currency(agreements, view.published.as_of) {
        let columns = vec![Column::words("State", 3), Column::numbers("Agreements")];
        let mut table = Table::new("table-agreements-by-state", "Agreements by state", columns);
        for (state, number) in &states {
            table.row(state.label(), vec![cell(number.to_string())]);
        }
        table.total("All agreements", vec![cell(agreements.len().to_string())]);
        chapter.table(table);
    }
}

type Respect = (&'static str, fn(&Agreement) -> &Standing);
const RESPECTS: [Respect; 3] = [
    ("Structured", |agreement| &agreement.structured),
    ("Formalised", |agreement| &agreement.formalised),
    ("Operating", |agreement| &agreement.operating),
];

fn standing(chapter: &mut Chapter, agreements: &[Agreement]) {
    let mut columns = vec![Column::words("Agreement", 4)];
    columns.extend(RESPECTS.map(|(title, _)| Column::words(title, 1)));
    let caption = "Whether agreements are structured, formalised and operating in practice";
    let mut table = Table::new("table-agreements-standing", caption, columns);
    for (place, agreement) in (1..).zip(agreements) {
        table.row(title(place, agreement), RESPECTS.iter().map(|(_, of)| of(agreement).answer.cell()).collect());
    }
    let summed: Vec<Cell> = RESPECTS
        .iter()
        .map(|(_, of)| match by_standing(agreements, of) {
            Some(answers) => cell(
                answers.iter().map(|(answer, number)| format!("{}: {number}", answer.label())).collect::<Vec<_>>().join("; "),
            ),
            None => cell("Not known"),
        })
        .collect();
    table.total(format!("All {}", counted(agreements.len(), "agreement", "agreements")), summed);
    chapter.table(table);
}

/// One matrix for at most six agreements, so that none grows too wide to read, and each with about as many as the others.
fn matrix(chapter: &mut Chapter, view: &View, agreements: &[Agreement]) {
    let bodies = concerned(view, agreements);
    let numbered: Vec<(usize, &Agreement)> = (1..).zip(agreements).collect();
    let across = agreements.len().div_ceil(agreements.len().div_ceil(ACROSS).max(1)).max(1);
    for (part, chunk) in (1_usize..).zip(numbered.chunks(across)) {
        let mut columns = vec![Column::words("Body", 3)];
        columns.extend(chunk.iter().map(|(place, _)| Column::words(format!("Agreement {place}"), 1)));
        let first = chunk.first().map_or(1, |(place, _)| *place);
        let last = chunk.last().map_or(1, |(place, _)| *place);
        let caption = if agreements.len() <= ACROSS {
            "Who is in which agreement".to_owned()
        } else {
            format!("Who is in which agreement: agreements {first} to {last}")
        };
        let mut table = Table::new(format!("table-agreements-coverage-{part}"), caption, columns);
        for body in &bodies {
            let cells = chunk
                .iter()
                .map(|(_, agreement)| cell(coverage(agreement, body).map_or("Not answered", |coverage| coverage.label())))
                .collect();
            table.row(view.published.body_name(body), cells);
        }
        let key: Vec<String> = chunk.iter().map(|(place, agreement)| format!("agreement {}", title(*place, agreement))).collect();
        table.notes.push(vec![Inline::Text(format!("The agreements: {}.", key.join("; ")))]);
        chapter.table(table);
    }
}

/// Every statutory partner and relevant agency of the period, then parties that are neither.
fn concerned<'a>(view: &View<'a>, agreements: &'a [Agreement]) -> Vec<&'a str> {
    use crate::annual_return::partnership::model::BodyKind;
    let named = view.published.bodies_in_period().into_iter().filter(|(_, body)| body.kind.get() != Some(BodyKind::Other));
    let named: Vec<&str> = named.filter_map(|(_, body)| body.id.given().map(Id::as_str)).collect();
    let parties = agreements.iter().flat_map(|agreement| agreement.parties.items());
    let parties = parties.filter_map(|party| party.body.given().map(Ref::as_str));
    let mut seen = BTreeSet::new();
    named.into_iter().chain(parties).filter(|body| seen.insert(*body)).collect()
}

/// Every agreement with its parties, its use and what it changed.
pub fn one_by_one(chapter: &mut Chapter, view: &View, part: &InformationSharing) {
    let agreements = part.agreements.items();
    let anchors = anchors("agreement", agreements, |agreement| &agreement.id);
    for (place, (agreement, anchor)) in (1..).zip(agreements.iter().zip(anchors)) {
        let own = anchor.clone();
        chapter.section(anchor, title(place, agreement), |inner| one(inner, view, agreement, &own));
    }
}

fn one(chapter: &mut Chapter, view: &View, agreement: &Agreement, anchor: &str) {
    chapter.labelled_text("Purpose", &agreement.purpose);
    let joined = |label: &str, words: Vec<String>| (!words.is_empty()).then(|| (label.to_owned(), cell(words.join("; "))));
    let bases = view.labels(&agreement.lawful_bases);
    let bases = if bases.is_empty() { vec!["Not answered".to_owned()] } else { bases };
    chapter.facts_given([
        Some(asked("What is shared", &agreement.data_shared)),
        welcomed("How it is shared", &agreement.method),
        welcomed("Can be had at night and at weekends", &agreement.out_of_hours),
        agreement.parent.is_given().then(|| ("Stands under".to_owned(), cell(view.name(&agreement.parent)))),
        joined("Powers and duties it rests on", view.labels(&agreement.statutory_powers)),
        joined("Lawful bases (Article 6 of the UK General Data Protection Regulation, UK GDPR)", bases),
        welcomed("Why consent is relied on", &agreement.consent_because),
        Some(asked("Special categories of data are shared", &agreement.special_category_data)),
        joined(
            "Conditions for special categories (Article 9 of the UK GDPR)",
            view.labels(&agreement.special_category_conditions),
        ),
        welcomed("Police share under Part 3 of the Data Protection Act 2018", &agreement.law_enforcement_part_3),
        welcomed("Why a statutory partner is left out", &agreement.partner_left_out_because),
    ]);
    assessment(chapter, agreement);
    chapter.facts(RESPECTS.iter().flat_map(|(title, of)| standing_facts(title, of(agreement))).collect());
    parties(chapter, view, agreement, anchor);
    if let Some(operation) = agreement.operation.given() {
        used(chapter, operation, anchor);
    }
    chapter.labelled("What it changed for children", &agreement.effect);
}

fn assessment(chapter: &mut Chapter, agreement: &Agreement) {
    let assessment = &agreement.impact_assessment;
    chapter.facts_given([
        Some(asked("Data protection impact assessment done", &assessment.done)),
        welcomed("Day of the assessment", &assessment.date),
        welcomed("Why there is no assessment", &assessment.not_done_because),
    ]);
}

fn standing_facts(title: &str, standing: &Standing) -> Vec<(String, Cell)> {
    let answer = Show::text(&standing.answer);
    let shown = match standing.evidence.text().trim() {
        "" => format!("{answer}. What shows it: Not answered"),
        evidence => format!("{answer}. {evidence}"),
    };
    vec![(title.to_owned(), cell(shown))]
}

fn parties(chapter: &mut Chapter, view: &View, agreement: &Agreement, anchor: &str) {
    if !agreement.parties.is_given() {
        return chapter.gap("the parties, and whether they have signed");
    }
    let columns = vec![Column::words("Party", 3), Column::words("Signed by", 3), Column::words("Signed on", 2)];
    let mut table = Table::new(format!("table-parties-{anchor}"), "Parties, and who signed when", columns);
    for party in agreement.parties.items() {
        let signed = if party.signed_on.is_given() { party.signed_on.cell() } else { cell("Not signed") };
        table.row(view.body(&party.body), vec![welcome_cell(&party.signed_by), signed]);
    }
    chapter.sparse_table(table);
}

fn used(chapter: &mut Chapter, operation: &Operation, anchor: &str) {
    chapter.facts_given([
        welcomed("Requests in the year", &operation.requests),
        welcomed("Median working days until an answer", &operation.median_working_days),
        welcomed("Incidents or breaches", &operation.incidents),
        welcomed("Use last audited", &operation.audited_on),
        welcomed("Why requests were refused", &operation.refusal_reasons),
    ]);
    let mut table = shares_table(format!("table-requests-{anchor}"), "What became of requests");
    share_row(&mut table, "Met", &operation.met, &operation.requests);
    share_row(&mut table, "Refused", &operation.refused, &operation.requests);
    chapter.table(table);
}
