//! The chapter on leadership and decisions.

use super::figures;
use super::model::{AgencyEngagement, Decision, Engaged, Forum, Governance};
use crate::annual_return::report::{
    Chapter, Show, View, asked, cell, counts, many, numbered, share, share_known, welcome_cell, welcomed,
};
use crate::annual_return::terms::kind;
use crate::chart::{Bar, Frame, bars};
use crate::document::{Cell, Column, Section, Table};
use crate::value::{Answer, Ref, listed};

/// The maximum number of groups a table shows next to the names of bodies.
const GROUPS_ACROSS: usize = 5;

const ANCHOR: &str = "governance";
const TITLE: &str = "Leadership and decisions";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().governance.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    message(&mut chapter, view, part);
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
    let of = |body: &Answer<Ref<kind::Body>>| if body.is_given() { format!(", {}", view.body(body)) } else { String::new() };
    let chair = match part.partnership_chair.given() {
        None => {
            chapter.gap("the partnership chair");
            None
        }
        Some(chair) => {
            let since = chair.from.get().map_or_else(String::new, |from| format!(", since {from}"));
            let term = if chair.term_months.is_given() {
                format!(", for a term of {} months", chair.term_months.words())
            } else {
                String::new()
            };
            let delegated = chair.is_delegated_partner.get().map_or("", |is| {
                if is { ". The chair is also a delegated partner" } else { ". The chair is not a delegated partner" }
            });
            let office = format!(
                "{}, {}{}{since}{term}{delegated}",
                Show::text(&chair.name),
                Show::text(&chair.job_title),
                of(&chair.body)
            );
            Some(("Partnership chair".to_owned(), cell(office)))
        }
    };
    let manager = part.business_manager.given().map(|manager| {
        let office = format!("{}, {}{}", Show::text(&manager.name), Show::text(&manager.job_title), of(&manager.body));
        ("Business manager".to_owned(), cell(office))
    });
    chapter.facts_given([chair, manager]);
}

/// The message: "23 of 24 planned meetings were held. The statutory partners took 92% of their seats. They made 7 main
/// decisions."
fn message(chapter: &mut Chapter, view: &View, part: &Governance) {
    let statutory =
        figures::attendance(view.published).and_then(|attendance| figures::of_statutory_partners(view.published, &attendance));
    chapter.message([
        figures::meetings(part).filter(|(planned, _)| planned.0 > 0).map(|(planned, held)| match (held.0, planned.0) {
            (1, 1) => "the one planned meeting was held".to_owned(),
            (all, planned) if all == planned => format!("all {held} planned meetings were held"),
            _ => format!("{held} of {planned} planned meetings were held"),
        }),
        statutory.and_then(figures::Seats::share).map(|share| format!("the statutory partners took {share} of their seats")),
        part.decisions
            .given()
            .filter(|decisions| !decisions.is_empty())
            .map(|decisions| format!("the partners made {}", many(decisions.len(), "main decision", "main decisions"))),
    ]);
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
    for forum in part.meetings.items() {
        held.row(
            Show::text(&forum.forum),
            vec![forum.level.cell(), forum.planned.cell(), forum.held.cell(), share(&forum.held, &forum.planned)],
        );
    }
    chapter.table(held);
    attendance(chapter, view);
    by_group(chapter, view, part);
}

/// Attendance over all groups.
fn attendance(chapter: &mut Chapter, view: &View) {
    let Some(attendance) = figures::attendance(view.published) else { return };
    let columns = vec![
        Column::words("Body", 3),
        Column::numbers("Seats offered"),
        Column::numbers("Seats taken"),
        Column::numbers("Share taken"),
    ];
    let mut table = Table::new("table-attendance", "Who came to meetings, all groups together", columns);
    let mut marks = Vec::new();
    for (body, seats) in &attendance {
        let share = seats.share();
        let shown = share.map_or_else(String::new, |share| share.to_string());
        let name = view.published.body_name(body);
        table.row(name.clone(), vec![cell(seats.offered.to_string()), cell(seats.taken.to_string()), cell(shown.clone())]);
        if let Some(share) = share {
            marks.push(Bar::new(name, share.decimal(), format!("{shown} of {}", seats.offered)));
        }
    }
    let least = attendance.iter().filter_map(|(body, seats)| Some((seats.share()?, body))).min();
    let Some((share, body)) = least.filter(|_| marks.len() > 1) else { return chapter.table(table) };
    let summary = format!("{} took the smallest share of its seats: {share}.", view.published.body_name(body));
    let frame =
        Frame { anchor: "chart-attendance".to_owned(), title: "Share of seats taken at meetings".to_owned(), summary, table };
    chapter.chart(bars(frame, &marks));
}

/// Attendance by group, with a row for each body and a column for each group. The groups are split over several tables, so that
/// none is too wide to read.
fn by_group(chapter: &mut Chapter, view: &View, part: &Governance) {
    let groups: Vec<&Forum> = part.meetings.items().iter().filter(|forum| !forum.attendance.items().is_empty()).collect();
    let across = groups.len().div_ceil(groups.len().div_ceil(GROUPS_ACROSS).max(1)).max(1);
    for (place, some) in (1_usize..).zip(groups.chunks(across)) {
        let mut bodies: Vec<String> = Vec::new();
        let mut columns = vec![Column::words("Seats taken, of those offered", 3)];
        for forum in some {
            columns.push(Column::words(Show::text(&forum.forum), 2));
            for seat in forum.attendance.items() {
                let body = view.body(&seat.body);
                if !bodies.contains(&body) {
                    bodies.push(body);
                }
            }
        }
        let caption = if groups.len() <= GROUPS_ACROSS {
            "Who came to which group".to_owned()
        } else {
            format!("Who came to which group, part {place}")
        };
        let mut table = Table::new(numbered("table-attendance-groups", place), caption, columns);
        for body in bodies {
            let cells = some.iter().map(|forum| {
                let own = forum.attendance.items().iter().filter(|seat| view.body(&seat.body) == body);
                let said: Vec<String> = own
                    .map(|seat| {
                        let share =
                            share_known(&seat.attended, &seat.seats).map_or_else(String::new, |share| format!(" ({share})"));
                        format!("{} of {}{share}", seat.attended.words(), seat.seats.words())
                    })
                    .collect();
                if said.is_empty() { cell("No seat") } else { cell(said.join("; ")) }
            });
            let cells = cells.collect();
            table.row(body, cells);
        }
        chapter.table(table);
    }
}

fn contributions(chapter: &mut Chapter, view: &View, part: &Governance) {
    if part.partner_contributions.items().is_empty() {
        return chapter.gap("what each statutory partner contributed");
    }
    for (place, contribution) in (1..).zip(part.partner_contributions.items()) {
        chapter.section(numbered("contribution", place), view.body(&contribution.body), |inner| {
            inner.labelled("What it led or did", &contribution.what_it_led);
            inner.labelled("What came of it for children", &contribution.effect);
            let in_kind = view.links(&contribution.in_kind);
            if !in_kind.is_empty() {
                inner.facts(vec![("Given in kind".to_owned(), in_kind)]);
            }
        });
    }
}

fn agencies(chapter: &mut Chapter, view: &View, part: &Governance) {
    if !part.relevant_agencies.is_given() {
        return chapter.gap("the relevant agencies and what is expected of each");
    }
    let columns = vec![
        Column::words("Agency", 3),
        Column::words("Part it took", 1),
        Column::words("What is expected of it", 4),
        Column::words("Why it was chosen", 3),
    ];
    let mut table =
        Table::new("table-relevant-agencies", "Relevant agencies: the part they took, and what is expected of them", columns);
    for agency in part.relevant_agencies.items() {
        let cells = vec![welcome_cell(&agency.engaged), agency.expectation.cell(), welcome_cell(&agency.why_chosen)];
        table.row(view.body(&agency.body), cells);
    }
    if table.rows.is_empty() {
        return chapter.text("The arrangements name no relevant agencies.");
    }
    engaged(chapter, part.relevant_agencies.items());
    chapter.sparse_table(table);
}

/// How the agencies took part: "Of 24 relevant agencies, 17 took a full part, 5 some part and 2 no part."
fn engaged(chapter: &mut Chapter, agencies: &[AgencyEngagement]) {
    let counted = counts::by_choice(agencies.iter().map(|agency| &*agency.engaged)).filter(|_| agencies.len() > 1);
    let told = counted.map(|counted| {
        let words = |engaged| match engaged {
            Engaged::Full => "took a full part",
            Engaged::Partial => "took some part",
            Engaged::None => "took no part",
        };
        let told: Vec<String> = counted
            .into_iter()
            .filter(|(_, number)| *number > 0)
            .map(|(engaged, number)| many(number, words(engaged), words(engaged)))
            .collect();
        format!("of {}, {}", many(agencies.len(), "relevant agency", "relevant agencies"), listed(&told))
    });
    chapter.message([told]);
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
    let rests_on = view.links(&decision.links);
    chapter.facts_given([
        Some(asked("What was decided", &decision.decision)),
        (!decision.date.is_given()).then(|| asked("Date", &decision.date)),
        Some(asked("Who decided", &decision.who)),
        Some(asked("Why", &decision.why)),
        (!rests_on.is_empty()).then(|| ("What it rests on".to_owned(), rests_on)),
    ]);
    chapter.labelled_welcome("What came of it so far", &decision.effect);
}

fn delegation(chapter: &mut Chapter, part: &Governance) {
    let Some(changes) = part.delegation_changes.given() else { return };
    if changes.is_empty() {
        return chapter.text("No function was handed on in the year.");
    }
    let columns = vec![
        Column::words("Function", 3),
        Column::words("From", 3),
        Column::words("To", 3),
        Column::words("On", 2),
        Column::words("Why", 4),
    ];
    let mut table = Table::new("table-delegation", "Functions handed on in the year", columns);
    for change in changes {
        let cells = vec![change.from_whom.cell(), change.to_whom.cell(), change.date.cell(), change.reason.cell()];
        table.row(Show::text(&change.function), cells);
    }
    chapter.table(table);
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    fn lines(governance: serde_json::Value) -> Vec<String> {
        let bodies = json!([
            { "id": "la", "kind": "local_authority", "name": "Council" },
            { "id": "icb", "kind": "icb", "name": "Board" },
        ]);
        chapter_lines(
            json!({ "period_start": "2026-04-01", "period_end": "2027-03-31", "partnership": { "bodies": bodies }, "governance": governance }),
            chapter,
        )
    }

    #[test]
    fn the_chapter_begins_with_meetings_seats_and_decisions() {
        let seat = |body: &str, attended: u32| json!({ "body": body, "seats": 12, "attended": attended });
        let lines = lines(json!({
            "meetings": [
                { "forum": "Executive", "planned": 12, "held": 11, "attendance": [seat("la", 12), seat("icb", 6)] },
                { "forum": "Learning", "planned": 4, "held": 4, "attendance": [seat("la", 12)] },
            ],
            "decisions": [{ "decision": "Pay" }],
        }));
        assert_eq!(
            lines[1],
            "15 of 16 planned meetings were held. The statutory partners took 83.3% of their seats. The partners made one main decision."
        );
        for line in [
            "Council | 24 | 24 | 100%",
            "Board took the smallest share of its seats: 50%.",
            "Council | 12 of 12 (100%) | 12 of 12 (100%)",
            "Board | 6 of 12 (50%) | No seat",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} in {lines:#?}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_said() {
        let lines = lines(json!({ "meetings": [{ "forum": "Executive", "planned": 12, "held": "x" }], "decisions": [] }));
        assert!(lines[1].starts_with("###"), "{lines:#?}");
        assert!(lines.contains(&"Executive | Not answered | 12 | x | x".to_owned()), "{lines:#?}");
    }
}
