//! The chapter on sharing information.

mod agreements;

use super::model::InformationSharing;
use crate::annual_return::model::Duty;
use crate::annual_return::report::{Chapter, Show, View, cell, welcomed};
use crate::document::{Column, Section, Table};

const ANCHOR: &str = "information-sharing";
const TITLE: &str = "Sharing information";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().information_sharing.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    agreements::figures(&mut chapter, view, part);
    chapter.section("agreements", "The agreements", |inner| agreements::one_by_one(inner, view, part));
    chapter.section("sharing-barriers", "What stands in the way", |inner| barriers(inner, view, part));
    if let Some(readiness) = part.duty_readiness.given() {
        chapter.section("sharing-duty", "Ready for the Information Sharing Duty", |inner| {
            inner.proposed(view, Some(Duty::InformationSharingDuty));
            inner.facts_given([
                welcomed("Local policy brought into line", &readiness.policy_updated),
                welcomed("Share of staff briefed", &readiness.staff_briefed),
                welcomed("Agreements revised", &readiness.agreements_revised),
            ]);
            inner.welcome(&readiness.note);
        });
    }
    chapter.unless_empty()
}

fn barriers(chapter: &mut Chapter, view: &View, part: &InformationSharing) {
    let barriers = match part.barriers.given().map(Vec::as_slice) {
        None => return,
        Some([]) => return chapter.text("The partners know of nothing that stands in the way of sharing information."),
        Some(barriers) => barriers,
    };
    let columns = vec![
        Column::words("Body", 3),
        Column::words("What stands in the way", 5),
        Column::words("Kind", 2),
        Column::words("What is done about it", 5),
        Column::words("By", 2),
    ];
    let mut table = Table::new("table-barriers", "Barriers to sharing information", columns);
    for barrier in barriers {
        let by = barrier.by.get().map_or_else(|| cell("No date given"), |by| cell(by.to_string()));
        let cells = vec![barrier.what.cell(), barrier.kind.cell(), barrier.action.cell(), by];
        table.row(view.body(&barrier.body), cells);
    }
    chapter.table(table);
}
