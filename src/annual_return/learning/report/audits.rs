//! Audits, the returns of agencies on their own duties, and inspections.

use super::super::model::{AuditRecord, Learning};
use crate::annual_return::report::{
    Chapter, Show, View, anchors, asked, cell, heading, link_to, numbered, share_row, shares_table, welcome_cell, welcomed,
};
use crate::document::{Column, Table};

/// Audits at a glance, then each audit.
pub fn audits(chapter: &mut Chapter, view: &View, part: &Learning) {
    let audits = match part.audits.given().map(Vec::as_slice) {
        None => return chapter.gap("the audits across agencies"),
        Some([]) => return chapter.text("There were no audits across agencies in the period."),
        Some(audits) => audits,
    };
    let columns = vec![
        Column::words("Audit", 4),
        Column::words("Finished", 2),
        Column::numbers("Cases"),
        Column::words("How practice was judged", 2),
        Column::words("Repeated", 2),
        Column::words("What the repeat showed", 2),
    ];
    let mut table = Table::new("table-audits", "Audits across agencies", columns);
    let anchors = anchors("audit", audits, |audit| &audit.id);
    for (place, (audit, anchor)) in (1_usize..).zip(audits.iter().zip(&anchors)) {
        let cells = vec![
            audit.date.cell(),
            audit.cases.cell(),
            welcome_cell(&audit.grading),
            welcome_cell(&audit.repeated_on),
            welcome_cell(&audit.repeat_result),
        ];
        table.row(link_to(anchor, title(place, audit)), cells);
    }
    chapter.sparse_table(table);
    for (place, (audit, anchor)) in (1_usize..).zip(audits.iter().zip(anchors)) {
        let actions = format!("table-actions-{anchor}");
        chapter.section(anchor, title(place, audit), |inner| {
            let bodies = view.bodies(&audit.bodies);
            if !bodies.is_empty() {
                inner.facts(vec![("Bodies that took part".to_owned(), cell(bodies.join("; ")))]);
            }
            inner.labelled("What was seen", &audit.what_was_seen);
            inner.actions(view, actions, "What is being done", audit.actions.items());
        });
    }
}

fn title(place: usize, audit: &AuditRecord) -> String {
    heading(&audit.title, format!("Audit {place}"))
}

/// The returns of agencies on their own duties.
pub fn own_returns(chapter: &mut Chapter, part: &Learning) {
    let Some(returns) = part.section_11_and_175.given() else { return };
    chapter.text(
        "Agencies say themselves how they meet their duties under section 11 of the Children Act 2004 and section 175 of the Education Act 2002.",
    );
    let mut table = shares_table("table-own-returns", "Agencies’ own returns received");
    share_row(&mut table, "Returns received", &returns.returns_received, &returns.returns_due);
    chapter.table(table);
    if !returns.returns_received.is_given() {
        chapter.facts(vec![asked("Returns due", &returns.returns_due), asked("Returns received", &returns.returns_received)]);
    }
    chapter.labelled("What they showed", &returns.what_they_showed);
}

/// Inspections with a report published in the period.
pub fn inspections(chapter: &mut Chapter, view: &View, part: &Learning) {
    let inspections = match part.inspections.given().map(Vec::as_slice) {
        None => return chapter.gap("the inspections whose reports came out in the period"),
        Some([]) => return chapter.text("No inspection report came out in the period."),
        Some(inspections) => inspections,
    };
    for (place, inspection) in (1..).zip(inspections) {
        let title = match inspection.inspectorate.given() {
            Some(_) => view.label(&inspection.inspectorate),
            None => format!("Inspection {place}"),
        };
        chapter.section(numbered("inspection", place), title, |inner| {
            inner.facts_given([
                Some(asked("Report published", &inspection.date)),
                Some(asked("What was found", &inspection.outcome)),
                welcomed("Plan", &inspection.plan_url),
            ]);
            inner.labelled("What the partnership has to do about it", &inspection.safeguarding_points);
        });
    }
}
