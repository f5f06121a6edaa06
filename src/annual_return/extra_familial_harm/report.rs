//! The chapter on harm outside the home.

use super::model::ExtraFamilialHarm;
use crate::annual_return::priorities::model::Delivery;
use crate::annual_return::report::{Chapter, Show, View, asked, counts, many, many_of, numbered, welcome_cell, welcomed};
use crate::document::{Column, Section, Table};
use crate::value::listed;

const ANCHOR: &str = "extra-familial-harm";
/// The title of the chapter.
pub const TITLE: &str = "Harm outside the home";

/// The chapter; `None` when the partners answer nothing in this part.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().extra_familial_harm.given()?;
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.proposed(view, None);
    chapter.message([
        many_of(
            &part.children_sexually_exploited,
            "child was known to be sexually exploited in the year",
            "children were known to be sexually exploited in the year",
        ),
        carried_out(part),
    ]);
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

/// How much is carried out: "Of 6 proposed elements of the response, 2 are carried out and 4 are planned."
fn carried_out(part: &ExtraFamilialHarm) -> Option<String> {
    let elements = part.elements.items();
    let counted = counts::by_choice(elements.iter().map(|element| &element.status))?;
    let told = counted.into_iter().filter(|(_, number)| *number > 0).map(|(status, number)| match status {
        Delivery::NotStarted => many(number, "has not begun", "have not begun"),
        Delivery::Planned => many(number, "is planned", "are planned"),
        Delivery::Partial => many(number, "is carried out in part", "are carried out in part"),
        Delivery::Done => many(number, "is carried out", "are carried out"),
    });
    let told: Vec<String> = told.collect();
    (elements.len() > 1).then(|| format!("of {} proposed elements of the response, {}", elements.len(), listed(&told)))
}

fn elements(chapter: &mut Chapter, view: &View, part: &ExtraFamilialHarm) {
    let columns =
        vec![Column::words("Proposed element", 3), Column::words("How far it is carried out", 2), Column::words("Remarks", 5)];
    let mut table =
        Table::new("table-harm-elements", "Proposed elements of the response, and how far they are carried out", columns);
    for element in part.elements.items() {
        table.row(view.label(&element.element), vec![element.status.cell(), welcome_cell(&element.note)]);
    }
    chapter.sparse_table(table);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    #[test]
    fn the_number_of_children_is_said_only_where_it_may_be() {
        let said = |number: u32| {
            let lines = chapter_lines(json!({ "extra_familial_harm": { "children_sexually_exploited": number } }), chapter);
            lines.into_iter().find(|line| line.contains("sexually exploited in the year"))
        };
        assert_eq!(said(84).as_deref(), Some("84 children were known to be sexually exploited in the year."));
        assert_eq!(said(3), None);
        assert_eq!(said(0).as_deref(), Some("No children were known to be sexually exploited in the year."));
    }
}
