//! The chapter on signatures.

use super::model::SignOff;
use crate::annual_return::report::{Chapter, Show, View, asked, cell, welcomed};
use crate::document::{Cell, Column, Section, Table};

const ANCHOR: &str = "sign-off";
const TITLE: &str = "Signatures";

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(part) = view.r().sign_off.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.message([message(view, part)]);
    signatures(&mut chapter, view, part);
    if let Some(scrutineer) = part.scrutineer.given() {
        chapter.section("sign-off-scrutineer", "Statement of the scrutineer", |inner| {
            inner.facts_given([
                Some(asked("Scrutineer", &scrutineer.name)),
                Some(asked("Date", &scrutineer.date)),
                Some(asked("Read the final text", &scrutineer.read_final)),
                welcomed("Comment", &scrutineer.comment),
            ]);
        });
    }
    chapter.section("sign-off-sent", "Whom the return was sent to", |inner| {
        let columns = vec![Column::words("Sent to", 4), Column::words("On", 2)];
        let mut table = Table::new("table-sent", "Whom the return was sent to", columns);
        part.sent_to.items().iter().for_each(|sent| table.row(Show::text(&sent.to), vec![sent.date.cell()]));
        inner.table(table);
    });
    chapter.unless_empty()
}

/// The message: "All 5 statutory partners signed, the last of them on 30 June 2027."
fn message(view: &View, part: &SignOff) -> Option<String> {
    let partners = view.published.statutory_partners();
    let signed = |id: &str| part.signatures.items().iter().any(|it| it.body.given().is_some_and(|body| body.as_str() == id));
    let ids: Vec<&str> = partners.iter().filter_map(|(_, body)| body.id.given().map(crate::value::Id::as_str)).collect();
    let number = ids.iter().filter(|id| signed(id)).count();
    let last = part.signatures.items().iter().filter_map(|it| it.date.get()).max();
    let last = last.map_or_else(String::new, |day| format!(", the last of them on {day}"));
    match (number, ids.len()) {
        (_, 0) | (0, _) => None,
        (number, all) if number == all && all > 1 => Some(format!("all {all} statutory partners signed{last}")),
        (_, 1) => None,
        (number, all) => Some(format!("{number} of {all} statutory partners signed{last}")),
    }
}

/// The signatures and, in a draft, the partners that have not signed yet.
fn signatures(chapter: &mut Chapter, view: &View, part: &SignOff) {
    let columns = vec![
        Column::words("Partner", 3),
        Column::words("Signed by", 2),
        Column::words("Date", 2),
        Column::words("Statement", 2),
        Column::words("Digest of what was signed", 2),
    ];
    let mut table = Table::new("table-signatures", "Signatures of the lead safeguarding partners", columns);
    let mut comments: Vec<(String, Cell)> = Vec::new();
    for signature in part.signatures.items() {
        let partner = view.body(&signature.body);
        let cells =
            vec![signature.name.cell(), signature.date.cell(), signature.statement.cell(), signature.content_digest.cell()];
        table.row(partner.clone(), cells);
        comments.extend(welcomed(&format!("Comment of {partner}"), &signature.comment));
    }
    if chapter.is_draft() {
        let signed = |id: &str| part.signatures.items().iter().any(|it| it.body.given().is_some_and(|body| body.as_str() == id));
        for (_, body) in view.published.statutory_partners() {
            if let Some(id) = body.id.given().map(crate::value::Id::as_str).filter(|id| !signed(id)) {
                table.row(view.published.body_name(id), vec![cell("Not signed yet"); 4]);
            }
        }
    }
    if table.rows.is_empty() {
        chapter.gap("the signatures of the lead safeguarding partners");
    }
    chapter.table(table);
    chapter.facts(comments);
}
