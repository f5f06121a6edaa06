//! The data-sharing agreements: the figures, who is in which agreement, then each agreement.

use std::collections::BTreeSet;

use super::super::figures::{Coverage, Currency, by_currency, by_standing, coverage, currency};
use super::super::model::{Agreement, InformationSharing, Operation, Standing, YesPartlyNo};
use crate::annual_return::report::{
    Chapter, Show, View, anchors, asked, cell, heading, key, link_to, lower, many, many_of, sentence, share_known, total,
    welcome_cell, welcomed,
};
use crate::chart::{Frame, GridCell, GridRow, Mark, grid};
use crate::document::{Block, Cell, Column, Inline, Table};
use crate::value::{Id, Ref, listed};

/// The figures of all agreements.
pub fn figures(chapter: &mut Chapter, view: &View, part: &InformationSharing) {
    let agreements = part.agreements.items();
    if agreements.is_empty() {
        return chapter.gap("the data-sharing agreements");
    }
    message(chapter, view, agreements);
    in_date(chapter, view, agreements);
    standing(chapter, agreements);
    matrix(chapter, view, agreements);
}

/// The message: "10 agreements were at work. 8 are in date, one is past its review and one is expired. 7 are operating in
/// practice."
fn message(chapter: &mut Chapter, view: &View, agreements: &[Agreement]) {
    let all = agreements.len();
    let states = by_currency(agreements, view.published.as_of).map(|states| {
        let told = states.into_iter().filter(|(_, number)| *number > 0).map(|(state, number)| {
            let words = match state {
                Currency::InDate => ("is in date", "are in date"),
                Currency::PastReview => ("is past the day of its review", "are past the day of their review"),
                Currency::Expired => ("has expired", "have expired"),
            };
            many(number, words.0, words.1)
        });
        told.collect::<Vec<String>>()
    });
    let operating = by_standing(agreements, |agreement| &agreement.operating);
    let yes = operating.as_ref().and_then(|answers| answers.first()).map(|(_, number)| *number);
    let has = many(all, "agreement to share information", "agreements to share information");
    let in_date = by_currency(agreements, view.published.as_of).and_then(|states| states.first().map(|(_, number)| *number));
    chapter.message([
        Some(match states {
            Some(states) if all > 1 => format!("the partners have {has}: {}", listed(&states)),
            Some(states) => format!("the partners have {has}, which {}", states.concat().trim_start_matches("one ")),
            None => format!("the partners have {has}"),
        }),
        yes.map(|yes| match (yes, all) {
            (1, 1) => "it works in daily practice".to_owned(),
            (0, 1) => "it does not work fully in daily practice yet".to_owned(),
            (yes, all) if yes == all => "all of them work in daily practice".to_owned(),
            (0, _) => "none of them works fully in daily practice yet".to_owned(),
            (yes, _) => format!("{} fully in daily practice", many(yes, "works", "work")),
        }),
    ]);
    let requests =
        total(agreements.iter().filter_map(|agreement| agreement.operation.given()).map(|operation| &*operation.requests));
    let asked_for = agreements.iter().any(|agreement| agreement.operation.is_given());
    chapter.at_a_glance([
        key("Agreements in date", in_date.map(|in_date| format!("{in_date} of {all}")), []),
        key("Agreements that work in daily practice", yes.map(|yes| format!("{yes} of {all}")), []),
        key("Requests for information", requests.known().filter(|_| asked_for).map(|number| number.to_string()), []),
    ]);
    if all > 1 {
        chapter.text("Each agreement has a number in the tables of this chapter.");
    }
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
    let mut rows = Vec::new();
    for (place, agreement) in (1..).zip(agreements) {
        table.row(title(place, agreement), RESPECTS.iter().map(|(_, of)| of(agreement).answer.cell()).collect());
        let marks = RESPECTS.iter().map(|(_, of)| {
            let answer = &of(agreement).answer;
            let mark = match answer.get() {
                Some(YesPartlyNo::Yes) => Mark::Full,
                Some(YesPartlyNo::Partly) => Mark::Part,
                Some(YesPartlyNo::No) => Mark::None,
                None => Mark::NotApplicable,
            };
            GridCell::new(mark, lower(&Show::text(answer)))
        });
        rows.push(GridRow::new(title(place, agreement), marks.collect()));
    }
    table.notes.push(cell("Structured: it says what is shared, by whom and why, with the right parties. Formalised: it is signed, assessed and owned. Operating: it works in daily practice. The partners judge this themselves."));
    let counts: Option<Vec<(&str, usize)>> = RESPECTS
        .iter()
        .map(|(title, of)| Some((*title, by_standing(agreements, of)?.first().map(|(_, number)| *number)?)))
        .collect();
    let Some(counts) = counts.filter(|_| agreements.len() > 1) else { return chapter.table(table) };
    let said: Vec<String> = counts.iter().map(|(title, number)| format!("{number} {}", lower(title))).collect();
    let summary = format!(
        "Of {} agreements, {} in full.",
        agreements.len(),
        match said.as_slice() {
            [structured, formalised, operating] =>
                format!("{structured}, {formalised} and {operating}").replacen(' ', " are ", 1),
            _ => listed(&said),
        }
    );
    let titles = RESPECTS.map(|(title, _)| title);
    let frame =
        Frame { anchor: "chart-standing".to_owned(), title: "How far each agreement has come".to_owned(), summary, table };
    chapter.chart(grid(frame, &titles, &rows));
}

/// A picture of who is in which agreement. Its table lists the agreements each body has signed.
fn matrix(chapter: &mut Chapter, view: &View, agreements: &[Agreement]) {
    let bodies = concerned(view, agreements);
    let columns = vec![
        Column::words("Body", 4),
        Column::words("Signed", 3),
        Column::words("Party, not signed yet", 2),
        Column::words("Parties not answered", 2),
    ];
    let mut table = Table::new("table-agreements-coverage", "Who is in which agreement, by the number of the agreement", columns);
    let mut rows = Vec::new();
    let mut outside = 0_usize;
    for body in &bodies {
        let name = view.published.body_name(body);
        let states: Vec<Option<Coverage>> = agreements.iter().map(|agreement| coverage(agreement, body)).collect();
        let those = |wanted: Option<Coverage>| {
            let places: Vec<String> =
                (1_usize..).zip(&states).filter(|(_, state)| **state == wanted).map(|(place, _)| place.to_string()).collect();
            if places.is_empty() { Cell::new() } else { cell(listed(&places)) }
        };
        let signed = those(Some(Coverage::Signed));
        let is_outside = states.iter().all(|state| *state == Some(Coverage::NotAParty));
        outside = outside.saturating_add(usize::from(is_outside));
        let signed = match (signed.is_empty(), is_outside) {
            (true, true) => cell("In no agreement"),
            (true, false) => cell("None"),
            (false, _) => signed,
        };
        table.row(name.clone(), vec![signed, those(Some(Coverage::NotSigned)), those(None)]);
        let marks = states.iter().map(|state| match state {
            Some(Coverage::Signed) => GridCell::new(Mark::Full, "signed"),
            Some(Coverage::NotSigned) => GridCell::new(Mark::Part, "not signed"),
            Some(Coverage::NotAParty) => GridCell::new(Mark::None, "not a party"),
            None => GridCell::new(Mark::NotApplicable, "not answered"),
        });
        rows.push(GridRow::new(name, marks.collect()));
    }
    if agreements.len() < 2 || bodies.len() < 2 {
        return chapter.sparse_table(table);
    }
    let summary = match outside {
        0 => format!("Each of the {} bodies is in at least one agreement.", bodies.len()),
        1 => format!("Of {} bodies, one is in no agreement.", bodies.len()),
        outside => format!("Of {} bodies, {outside} are in no agreement.", bodies.len()),
    };
    let mut holder = Chapter::new(view, "", "");
    holder.sparse_table(table);
    let Some(Block::Table(table)) = holder.done().blocks.pop() else { return };
    let heads: Vec<String> = (1..=agreements.len()).map(|place| place.to_string()).collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let frame = Frame { anchor: "chart-coverage".to_owned(), title: "Who is in which agreement".to_owned(), summary, table };
    chapter.chart(grid(frame, &heads, &rows));
}

/// The ids of every statutory partner and relevant agency of the period, then of parties that are neither.
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
    if !agreements.is_empty() {
        chapter.text("Lawful bases are those of Article 6 of the UK General Data Protection Regulation (UK GDPR). Conditions for sharing special categories of data, such as data on health, are those of its Article 9.");
    }
    let anchors = anchors("agreement", agreements, |agreement| &agreement.id);
    for (place, (agreement, anchor)) in (1..).zip(agreements.iter().zip(anchors)) {
        let own = anchor.clone();
        chapter.section(anchor, title(place, agreement), |inner| one(inner, view, agreement, &own));
    }
}

fn one(chapter: &mut Chapter, view: &View, agreement: &Agreement, anchor: &str) {
    chapter.labelled_text("Purpose", &agreement.purpose);
    chapter.labelled("What it changed for children", &agreement.effect);
    let words = |names: Vec<String>| (!names.is_empty()).then(|| names.join("; "));
    let bases = words(view.labels(&agreement.lawful_bases)).unwrap_or_else(|| "Not answered".to_owned());
    let consent = told(". Why consent is relied on: ", &agreement.consent_because);
    let conditions = words(view.labels(&agreement.special_category_conditions))
        .map_or_else(String::new, |conditions| format!(". Conditions: {}", lower(&conditions)));
    let night = agreement.out_of_hours.get().map_or("", |out| {
        if out { ". It can be had at night and at weekends" } else { ". It cannot be had at night and at weekends" }
    });
    let how = match (agreement.method.is_given(), agreement.out_of_hours.is_given()) {
        (false, false) => None,
        (false, true) => Some(cell(night.trim_start_matches(". "))),
        (true, _) => Some(cell(format!("{}{night}", Show::text(&*agreement.method).trim_end_matches('.')))),
    };
    chapter.facts_given([
        Some(asked("What is shared", &agreement.data_shared)),
        how.map(|how| ("How it is shared".to_owned(), how)),
        agreement.parent.is_given().then(|| ("Stands under".to_owned(), vec![view.linked(&agreement.parent)])),
        words(view.labels(&agreement.statutory_powers)).map(|powers| ("Powers and duties it rests on".to_owned(), cell(powers))),
        Some(("Lawful bases".to_owned(), cell(format!("{bases}{consent}")))),
        Some((
            "Special categories of data are shared".to_owned(),
            cell(format!("{}{conditions}", Show::text(&agreement.special_category_data))),
        )),
        welcomed("Police share under Part 3 of the Data Protection Act 2018", &agreement.law_enforcement_part_3),
        welcomed("Why a statutory partner is left out", &agreement.partner_left_out_because),
        Some(("Data protection impact assessment".to_owned(), cell(assessment(agreement)))),
    ]);
    chapter.facts(RESPECTS.iter().flat_map(|(title, of)| standing_facts(title, of(agreement))).collect());
    if let Some(operation) = agreement.operation.given() {
        chapter.facts(vec![("Use in the year".to_owned(), cell(used(operation)))]);
    }
    parties(chapter, view, agreement, anchor);
}

/// An optional text with `before` in front of it; empty when the text is not given.
fn told(before: &str, answer: &crate::value::Answer<String>) -> String {
    match answer.text().trim() {
        "" => String::new(),
        text => format!("{before}{text}"),
    }
}

/// The state of the impact assessment: "Done on 4 May 2026", "Not done, because …".
fn assessment(agreement: &Agreement) -> String {
    let assessment = &agreement.impact_assessment;
    let date = assessment.date.get().map_or_else(String::new, |date| format!(", {date}"));
    let reason = told(". Why not: ", &assessment.not_done_because);
    match assessment.done.get() {
        Some(true) => format!("Done{date}{reason}"),
        Some(false) => format!("Not done{date}{reason}"),
        None => format!("Not answered{date}{reason}"),
    }
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

/// How the agreement was used: "1,240 requests: 1,198 met (96.6%), 42 refused (3.4%). Half were answered within 2 working days."
fn used(operation: &Operation) -> String {
    let mut sentences: Vec<String> = Vec::new();
    let part = |label: &str, part: &crate::value::Answer<crate::value::Counted>| {
        let share = share_known(part, &operation.requests).map_or_else(String::new, |share| format!(" ({share})"));
        part.is_given().then(|| format!("{} {label}{share}", part.words()))
    };
    let parts: Vec<String> = [part("met", &operation.met), part("refused", &operation.refused)].into_iter().flatten().collect();
    if operation.requests.is_given() || !parts.is_empty() {
        let requests = many_of(&operation.requests, "request", "requests")
            .unwrap_or_else(|| format!("Requests: {}", operation.requests.words()));
        let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
        sentences.push(sentence(&format!("{requests}{parts}")));
    }
    if operation.refusal_reasons.is_given() {
        sentences.push(sentence(&format!("Why requests were refused: {}", operation.refusal_reasons.text().trim())));
    }
    if operation.median_working_days.is_given() {
        sentences.push(format!("Median working days until an answer: {}.", operation.median_working_days.words()));
    }
    if operation.incidents.is_given() {
        let incidents = many_of(&operation.incidents, "incident or breach", "incidents or breaches");
        sentences.push(sentence(&incidents.unwrap_or_else(|| format!("Incidents or breaches: {}", operation.incidents.words()))));
    }
    if operation.audited_on.is_given() {
        sentences.push(format!("Its use was last audited on {}.", Show::text(&*operation.audited_on)));
    }
    if sentences.is_empty() { "Not answered".to_owned() } else { sentences.join(" ") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    fn lines(agreements: serde_json::Value) -> Vec<String> {
        let bodies = json!([
            { "id": "la", "kind": "local_authority", "name": "Council" },
            { "id": "icb", "kind": "icb", "name": "Board" },
        ]);
        chapter_lines(
            json!({ "prepared_on": "2027-06-30", "partnership": { "bodies": bodies }, "information_sharing": { "agreements": agreements } }),
            chapter,
        )
    }

    #[test]
    fn the_chapter_begins_with_how_many_agreements_are_in_date_and_work() {
        let lines = lines(json!([
            { "title": "Front door", "review_due": "2028-01-01", "operating": { "answer": "yes" }, "structured": { "answer": "yes" }, "formalised": { "answer": "partly" },
              "parties": [{ "body": "la", "signed_on": "2026-05-01" }],
              "operation": { "requests": 1240, "met": 1198, "refused": 42, "median_working_days": 2, "incidents": 1 } },
            { "title": "Night", "review_due": "2027-01-01", "operating": { "answer": "no" }, "structured": { "answer": "yes" }, "formalised": { "answer": "no" }, "parties": [] },
        ]));
        assert_eq!(
            lines[1],
            "The partners have 2 agreements to share information: one is in date and one is past the day of its review. One works fully in daily practice."
        );
        for line in [
            "Of 2 agreements, 2 are structured, 0 formalised and 1 operating in full.",
            "Council | 1",
            "Board | In no agreement",
            "Of 2 bodies, one is in no agreement.",
            "Use in the year: 1,240 requests: 1,198 met (96.6%), 42 refused (3.4%). Median working days until an answer: 2. One incident or breach.",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} in {lines:#?}");
        }
    }

    #[test]
    fn one_agreement_is_said_as_one_and_none_is_a_gap() {
        let one = lines(json!([{ "title": "Front door", "expires": "2027-01-01", "operating": { "answer": "partly" } }]));
        assert_eq!(
            one[1],
            "The partners have one agreement to share information, which has expired. It does not work fully in daily practice yet."
        );
        assert_eq!(lines(json!([]))[1], "Not answered yet: the data-sharing agreements");
    }
}
