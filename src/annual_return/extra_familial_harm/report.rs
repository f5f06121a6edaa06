//! What the report says of harm outside the home.

use super::model::ExtraFamilialHarm;
use crate::annual_return::report::{Chapter, Show, View, asked, numbered, welcomed};
use crate::document::{Cell, Column, Section, Table};

const ANCHOR: &str = "extra-familial-harm";
const TITLE: &str = "Harm outside the home";

/// The chapter; none where the partners give no answer to it.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().extra_familial_harm.given()?;
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.proposed(view, None);
    elements(&mut chapter, view, part);
    chapter.section("harm-exploitation", "Child sexual exploitation", |inner| {
        inner.facts_given([welcomed("Children identified", &part.children_sexually_exploited)]);
        inner.labelled_welcome("What was done to disrupt it", &part.disruption);
    });
    chapter.section("harm-pathway", "The pathway, and what it changed", |inner| inner.welcome(&part.pathway));
    chapter.section("harm-places", "Places where harm happens", |inner| {
        for (place, at) in (1..).zip(part.places.items()) {
            inner.section(
                numbered("harm-place", place),
                format!("Place {place}: {}", Show::text(&at.kind).to_lowercase()),
                |inner| {
                    inner.facts_given([
                        Some(asked("Who answers for it", &at.who_is_responsible)),
                        Some(asked("What is done", &at.action)),
                        welcomed("By", &at.due),
                    ]);
                },
            );
        }
    });
    chapter.section("harm-to-others", "Risks children pose to others", |inner| inner.welcome(&part.risk_to_others));
    chapter.unless_empty()
}

fn elements(chapter: &mut Chapter, view: &View, part: &ExtraFamilialHarm) {
    let columns = vec![Column::words("Proposed element", 4), Column::words("How far it is carried out", 2)];
    let mut table =
        Table::new("table-harm-elements", "Proposed elements of the response, and how far they are carried out", columns);
    let mut notes: Vec<(String, Cell)> = Vec::new();
    for element in part.elements.items() {
        let name = view.label(&element.element);
        table.row(name.clone(), vec![element.status.cell()]);
        notes.extend(welcomed(&name, &element.note));
    }
    chapter.table(table);
    chapter.facts(notes);
}
