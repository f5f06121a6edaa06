//! What the report says of leadership and decisions.

use super::model::{AgencyEngagement, Decision, Governance};
use crate::annual_return::report::{Chapter, Show, View, asked, cell, numbered, share, welcome_cell, welcomed};
use crate::document::{Cell, Column, Section, Table};

const ANCHOR: &str = "governance";
const TITLE: &str = "Leadership and decisions";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().governance.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.section("governance-people", "Who leads", |inner| people(inner, view, part));
    chapter.section("governance-meetings", "Meetings and who came", |inner| meetings(inner, view, part));
    chapter.section("governance-contributions", "What each partner contributed", |inner| contributions(inner, view, part));
    chapter.section("governance-agencies", "Relevant agencies", |inner| agencies(inner, view, part));
    chapter.section("governance-decisions", "Main decisions of the year", |inner| decisions(inner, view, part));
    chapter.section("governance-delegation", "Functions handed on", |inner| delegation(inner, part));
    chapter.section("governance-disputes", "Settling disputes", |inner| disputes(inner, part));
    chapter.unless_empty()
}

fn people(chapter: &mut Chapter, view: &View, part: &Governance) {
    let columns = || {
        vec![
            Column::words("Body", 3),
            Column::words("Name", 2),
            Column::words("Office", 2),
            Column::words("From", 1),
            Column::words("To", 1),
        ]
    };
    let mut leads = Table::new("table-lead-partners", "Lead safeguarding partners", columns());
    for lead in part.lead_safeguarding_partners.items() {
        let cells = vec![lead.name.cell(), lead.job_title.cell(), welcome_cell(&lead.from), welcome_cell(&lead.to)];
        leads.row(view.body(&lead.body), cells);
    }
    let mut delegates = Table::new("table-delegated-partners", "Delegated safeguarding partners", columns());
    let mut functions: Vec<(String, Cell)> = Vec::new();
    for delegate in part.delegated_safeguarding_partners.items() {
        let body = view.body(&delegate.body);
        let cells =
            vec![delegate.name.cell(), delegate.job_title.cell(), welcome_cell(&delegate.from), welcome_cell(&delegate.to)];
        delegates.row(body.clone(), cells);
        let handed = match delegate.delegated_functions.items() {
            [] => "Not answered".to_owned(),
            functions => functions.join("; "),
        };
        functions.push((format!("Functions handed to {}, {body}", Show::text(&delegate.name)), cell(handed)));
    }
    if leads.rows.is_empty() {
        chapter.gap("the lead safeguarding partners");
    }
    chapter.sparse_table(leads);
    if delegates.rows.is_empty() {
        chapter.gap("the delegated safeguarding partners");
    }
    chapter.sparse_table(delegates);
    chapter.facts(functions);
    offices(chapter, view, part);
}

fn offices(chapter: &mut Chapter, view: &View, part: &Governance) {
    let chair = &part.partnership_chair;
    match chair.given() {
        None => chapter.gap("the partnership chair"),
        Some(chair) => chapter.facts_given([
            Some(asked("Partnership chair", &chair.name)),
            Some(asked("Office of the chair", &chair.job_title)),
            chair.body.is_given().then(|| ("Body of the chair".to_owned(), cell(view.body(&chair.body)))),
            welcomed("Chair is also a delegated partner", &chair.is_delegated_partner),
            welcomed("Chair since", &chair.from),
            welcomed("Term of the chair, in months", &chair.term_months),
        ]),
    }
    if let Some(manager) = part.business_manager.given() {
        chapter.facts_given([
            Some(asked("Business manager", &manager.name)),
            Some(asked("Office of the business manager", &manager.job_title)),
            manager.body.is_given().then(|| ("Body of the business manager".to_owned(), cell(view.body(&manager.body)))),
        ]);
    }
}

fn meetings(chapter: &mut Chapter, view: &View, part: &Governance) {
    let columns = vec![
        Column::words("Group", 3),
        Column::words("Level", 2),
        Column::numbers("Planned"),
        Column::numbers("Held"),
        Column::numbers("Share held"),
    ];
    let mut held = Table::new("table-meetings", "Meetings planned and held", columns);
    let columns = vec![
        Column::words("Group", 3),
        Column::words("Body", 3),
        Column::numbers("Seats offered"),
        Column::numbers("Seats taken"),
        Column::numbers("Share taken"),
    ];
    let mut attendance = Table::new("table-attendance", "Who came to meetings", columns);
    for forum in part.meetings.items() {
        let name = Show::text(&forum.forum);
        held.row(
            name.clone(),
            vec![forum.level.cell(), forum.planned.cell(), forum.held.cell(), share(&forum.held, &forum.planned)],
        );
        for seat in forum.attendance.items() {
            let cells =
                vec![cell(view.body(&seat.body)), seat.seats.cell(), seat.attended.cell(), share(&seat.attended, &seat.seats)];
            attendance.row(name.clone(), cells);
        }
    }
    chapter.table(held);
    chapter.table(attendance);
}

fn contributions(chapter: &mut Chapter, view: &View, part: &Governance) {
    if part.partner_contributions.items().is_empty() {
        return chapter.gap("what each statutory partner contributed");
    }
    for (place, contribution) in (1..).zip(part.partner_contributions.items()) {
        chapter.section(numbered("contribution", place), view.body(&contribution.body), |inner| {
            inner.labelled("What it led or did", &contribution.what_it_led);
            inner.labelled("What came of it for children", &contribution.effect);
            let in_kind = view.names(&contribution.in_kind);
            if !in_kind.is_empty() {
                inner.facts(vec![("Given in kind".to_owned(), cell(in_kind.join("; ")))]);
            }
        });
    }
}

fn agencies(chapter: &mut Chapter, view: &View, part: &Governance) {
    if !part.relevant_agencies.is_given() {
        return chapter.gap("the relevant agencies and what is expected of each");
    }
    let columns = vec![Column::words("Agency", 3), Column::words("Kind", 3), Column::words("Part it took", 2)];
    let mut table = Table::new("table-relevant-agencies", "Relevant agencies and the part they took", columns);
    for agency in part.relevant_agencies.items() {
        let body = agency.body.given().and_then(|id| view.published.body(id.as_str()));
        let kind = body.filter(|body| body.agency_category.is_given()).map(|body| cell(view.label(&body.agency_category)));
        table.row(view.body(&agency.body), vec![kind.unwrap_or_default(), welcome_cell(&agency.engaged)]);
    }
    if table.rows.is_empty() {
        return chapter.text("The arrangements name no relevant agencies.");
    }
    chapter.sparse_table(table);
    chapter.text("What is expected of each agency, and why it was chosen:");
    chapter.facts(part.relevant_agencies.items().iter().map(|agency| expectation(view, agency)).collect());
}

fn expectation(view: &View, agency: &AgencyEngagement) -> (String, Cell) {
    let expected = Show::text(&agency.expectation);
    let words = match agency.why_chosen.text().trim() {
        "" => expected,
        why => format!("{} Chosen because: {why}", ended(&expected)),
    };
    (view.body(&agency.body), cell(words))
}

/// A text with a full stop at its end, so that another sentence can follow.
fn ended(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

fn decisions(chapter: &mut Chapter, view: &View, part: &Governance) {
    match part.decisions.given().map(Vec::as_slice) {
        None => chapter.gap("the main decisions of the year"),
        Some([]) => chapter.text("The partners recorded no main decisions in the year."),
        Some(decisions) => {
            for (place, decision) in (1..).zip(decisions) {
                let title = match decision.date.get() {
                    Some(date) => format!("Decision {place}: {date}"),
                    None => format!("Decision {place}"),
                };
                chapter.section(numbered("decision", place), title, |inner| one_decision(inner, view, decision));
            }
        }
    }
}

fn one_decision(chapter: &mut Chapter, view: &View, decision: &Decision) {
    let rests_on = view.names(&decision.links);
    chapter.facts_given([
        Some(asked("What was decided", &decision.decision)),
        (!decision.date.is_given()).then(|| asked("Date", &decision.date)),
        Some(asked("Who decided", &decision.who)),
        Some(asked("Why", &decision.why)),
        (!rests_on.is_empty()).then(|| ("What it rests on".to_owned(), cell(rests_on.join("; ")))),
    ]);
    chapter.labelled_welcome("What came of it so far", &decision.effect);
}

fn delegation(chapter: &mut Chapter, part: &Governance) {
    let Some(changes) = part.delegation_changes.given() else { return };
    if changes.is_empty() {
        return chapter.text("No function was handed on in the year.");
    }
    for (place, change) in (1..).zip(changes) {
        chapter.section(numbered("delegation", place), format!("Change {place}"), |inner| {
            inner.facts(vec![
                asked("Function", &change.function),
                asked("From", &change.from_whom),
                asked("To", &change.to_whom),
                asked("On", &change.date),
                asked("Why", &change.reason),
            ]);
        });
    }
}

fn disputes(chapter: &mut Chapter, part: &Governance) {
    let disputes = &part.dispute_resolution;
    chapter.facts_given([
        welcomed("Times the procedure was used", &disputes.times_used),
        welcomed("Resolved", &disputes.resolved),
        welcomed("Escalated beyond the partnership", &disputes.escalated),
        welcomed("Oldest dispute unresolved since", &disputes.unresolved_since),
        welcomed("Procedure", &disputes.procedure_url),
    ]);
    chapter.narrative("how disputes between partners are settled", &disputes.summary);
}
