//! The chapter on the partnership.

use super::model::{Body, BodyKind, Partnership};
use crate::annual_return::finance;
use crate::annual_return::report::{Chapter, Show, View, asked, cell, heading, many, welcome_cell, welcomed};
use crate::document::{Cell, Column, Inline, Section, Table, Target};
use crate::value::listed;

const ANCHOR: &str = "partnership";
const TITLE: &str = "The partnership";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().partnership.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    message(&mut chapter, view, part);
    about(&mut chapter, part);
    chapter.section("partnership-area", "The area", |inner| {
        inner.narrative("the area in a few sentences", &part.context_summary);
        inner.labelled_welcome("What changed in the boundaries", &part.boundary_changes);
    });
    chapter.section("partnership-bodies", "The partners and other bodies", |inner| bodies(inner, view, part));
    chapter.section("partnership-predecessors", "Partnerships this one took over from", |inner| predecessors(inner, part));
    chapter.section("partnership-period", "What this return covers", |inner| period(inner, view));
    chapter.unless_empty()
}

/// The message: "The partnership joins 5 statutory safeguarding partners: 2 councils, … . 115,330 children live in the area."
fn message(chapter: &mut Chapter, view: &View, part: &Partnership) {
    let partners = view.published.statutory_partners();
    let of = |kind: BodyKind| partners.iter().filter(|(_, body)| body.kind.get() == Some(kind)).count();
    let kinds = [
        (of(BodyKind::LocalAuthority), "council", "councils"),
        (of(BodyKind::Icb), "integrated care board", "integrated care boards"),
        (of(BodyKind::Police), "police force", "police forces"),
    ];
    let named: Vec<String> =
        kinds.into_iter().filter(|(number, ..)| *number > 0).map(|(number, one, several)| many(number, one, several)).collect();
    let children = finance::figures::children(view.published);
    let agencies = part.bodies.items().iter().filter(|body| body.kind.get() == Some(BodyKind::RelevantAgency)).count();
    chapter.message([
        (partners.len() > 1)
            .then(|| format!("the partnership joins {} statutory safeguarding partners: {}", partners.len(), listed(&named))),
        children.map(|children| format!("{children} children aged 0 to 17 live in the area")),
        (agencies > 0).then(|| many(agencies, "relevant agency works with them", "relevant agencies work with them")),
    ]);
}

fn about(chapter: &mut Chapter, part: &Partnership) {
    let email = part.contact_email.given().map(|email| {
        let address = email.as_str().to_owned();
        let link = Inline::Link { target: Target::Url(format!("mailto:{address}")), text: vec![Inline::Text(address)] };
        ("Email".to_owned(), vec![link])
    });
    chapter.facts_given([
        Some(asked("Full name", &part.name)),
        welcomed("Short name", &part.short_name),
        Some(asked("Website", &part.website)),
        email,
        welcomed("One board for children and adults", &part.combined_with_adults_board),
        Some(asked("Partnership id, the same from year to year", &part.partnership_id)),
    ]);
}

fn bodies(chapter: &mut Chapter, view: &View, part: &Partnership) {
    if !part.bodies.is_given() {
        return chapter.gap("the councils, boards, forces and other bodies");
    }
    let (statutory, others): (Vec<&Body>, Vec<&Body>) =
        part.bodies.items().iter().partition(|body| body.kind.get().is_some_and(BodyKind::is_statutory));
    chapter.sparse_table(table(view, "table-statutory-partners", "The statutory safeguarding partners", &statutory));
    chapter.sparse_table(table(view, "table-bodies", "Relevant agencies and other bodies in this return", &others));
}

fn table(view: &View, anchor: &str, caption: &str, bodies: &[&Body]) -> Table {
    let columns = vec![
        Column::words("Name", 3),
        Column::words("Kind", 2),
        Column::words("Kind of agency", 2),
        Column::words("Official code", 1),
        Column::words("Covers", 2),
        Column::words("From", 1),
        Column::words("To", 1),
    ];
    let mut table = Table::new(anchor, caption, columns);
    for body in bodies {
        let agency = if body.agency_category.is_given() { cell(view.label(&body.agency_category)) } else { Cell::new() };
        table.row(
            heading(&body.name, body.id.text()),
            vec![
                body.kind.cell(),
                agency,
                welcome_cell(&body.code),
                names(&view.bodies(&body.covers)),
                welcome_cell(&body.from),
                welcome_cell(&body.to),
            ],
        );
    }
    table
}

fn names(names: &[String]) -> Cell {
    if names.is_empty() { Cell::new() } else { cell(names.join("; ")) }
}

fn predecessors(chapter: &mut Chapter, part: &Partnership) {
    let columns = vec![
        Column::words("Partnership", 3),
        Column::words("Partnership id", 2),
        Column::words("Last day", 2),
        Column::words("What happened", 3),
    ];
    let mut table = Table::new("table-predecessors", "Partnerships this one took over from", columns);
    for earlier in part.predecessors.items() {
        table.row(
            heading(&earlier.name, "Not answered"),
            vec![earlier.partnership_id.cell(), earlier.ended.cell(), welcome_cell(&earlier.what_happened)],
        );
    }
    chapter.sparse_table(table);
}

fn period(chapter: &mut Chapter, view: &View) {
    let r = view.r();
    let duties = r.duties_in_force.given().map(|duties| {
        let words = if duties.is_empty() { "None".to_owned() } else { Show::text(&*r.duties_in_force) };
        ("Proposed duties in force in this area".to_owned(), cell(words))
    });
    chapter.facts_given([
        Some(asked("First day", &r.period_start)),
        Some(asked("Last day", &r.period_end)),
        welcomed("Why it is not a financial year", &r.period_exception_reason),
        duties,
    ]);
}
