//! The chapter on next year.

use crate::annual_return::report::{Chapter, View, cell, heading, many, numbered, welcomed};
use crate::document::Section;

const ANCHOR: &str = "next-year";
const TITLE: &str = "Next year";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().next_year.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    if part.priorities.items().is_empty() {
        chapter.gap("the priorities for next year");
    }
    let number = part.priorities.items().len();
    chapter
        .message([(number > 0).then(|| format!("the partners have {} for next year", many(number, "priority", "priorities")))]);
    chapter.facts_given([welcomed("The plan is published at", &part.plan_url)]);
    for (place, priority) in (1..).zip(part.priorities.items()) {
        let title = heading(&priority.title, format!("Priority {place}"));
        chapter.section(numbered("next-priority", place), title, |inner| {
            inner.labelled_text("Why", &priority.why);
            let needs = view.links(&priority.needs);
            inner.facts_given([
                (!needs.is_empty()).then(|| ("Needs it answers".to_owned(), needs)),
                priority.lead.is_given().then(|| ("Lead".to_owned(), cell(view.body(&priority.lead)))),
            ]);
        });
    }
    chapter.unless_empty()
}
