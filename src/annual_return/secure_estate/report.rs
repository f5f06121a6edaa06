//! The chapter on secure establishments.

use crate::annual_return::report::{Chapter, Show, View, asked, heading, many, numbered, welcomed};
use crate::document::{Column, Section, Table};

const ANCHOR: &str = "secure-estate";
const TITLE: &str = "Secure establishments";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().secure_estate.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    match part.establishments.given().map(Vec::as_slice) {
        None => chapter.gap("the secure establishments in the area"),
        Some([]) => chapter.text("There are no secure establishments in the area."),
        Some(establishments) => {
            let stand =
                many(establishments.len(), "secure establishment is in the area", "secure establishments are in the area");
            let reviewed = match part.restraint_reviews.items().len() {
                0 => None,
                1 => Some("one review of restraint is reported".to_owned()),
                number => Some(format!("{number} reviews of restraint are reported")),
            };
            chapter.message([Some(stand), reviewed]);
            let columns = vec![Column::words("Establishment", 3), Column::words("Kind", 3)];
            let mut table = Table::new("table-establishments", "Secure establishments in the area", columns);
            for (place, establishment) in (1..).zip(establishments) {
                table.row(heading(&establishment.name, format!("Establishment {place}")), vec![establishment.kind.cell()]);
            }
            chapter.table(table);
        }
    }
    for (place, review) in (1..).zip(part.restraint_reviews.items()) {
        let title = format!("Review of restraint: {}", view.name(&review.establishment));
        chapter.section(numbered("restraint-review", place), title, |inner| {
            inner.facts_given([Some(asked("Finished", &review.date)), welcomed("Sent to", &review.sent_to)]);
            inner.narrative("what was found", &review.findings);
        });
    }
    chapter.unless_empty()
}
