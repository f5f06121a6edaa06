//! The chapter on the publication itself: where it is, its versions and its terms.

use crate::annual_return::AnnualReturn;
use crate::annual_return::report::{Chapter, Show, View, asked, numbered, welcomed};
use crate::document::{Column, Section, Table};

const ANCHOR: &str = "publication";
const TITLE: &str = "About this publication";

/// The chapter; `None` when there is nothing to say.
pub fn chapter(view: &View) -> Option<Section> {
    let r = view.r();
    let part = &r.publication;
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.facts_given([
        welcomed("Published on", &part.date),
        welcomed("Published at", &part.url),
        welcomed("Accessibility statement", &part.accessibility_statement_url),
        welcomed("Easy-read summary", &part.summary_easy_read),
        welcomed("Version for children", &part.children_version),
    ]);
    chapter.section("versions", "Versions of this return", |inner| versions(inner, r));
    chapter.section("amendments", "Changes after the return was submitted", |inner| {
        for (place, amendment) in (1..).zip(r.amendments.items()) {
            inner.section(numbered("amendment", place), dated("Change", place, amendment.date.get()), |inner| {
                inner.facts(vec![
                    asked("What was changed", &amendment.what_changed),
                    asked("Why", &amendment.why),
                    asked("Approved by", &amendment.approved_by),
                ]);
            });
        }
    });
    chapter.section("corrections", "Corrections after publication", |inner| {
        for (place, correction) in (1..).zip(part.corrections.items()) {
            inner.section(numbered("correction", place), dated("Correction", place, correction.date.get()), |inner| {
                inner.facts(vec![asked("What was corrected", &correction.what), asked("Why", &correction.why)]);
            });
        }
    });
    chapter.section("privacy-cleared", "Findings about personal data that were cleared", |inner| cleared(inner, r));
    chapter.unless_empty()
}

fn dated(what: &str, place: usize, date: Option<crate::value::Date>) -> String {
    date.map_or_else(|| format!("{what} {place}"), |date| format!("{what} {place}: {date}"))
}

fn versions(chapter: &mut Chapter, r: &AnnualReturn) {
    chapter.facts_given([
        welcomed("Version", &r.version),
        welcomed("Status", &r.status),
        r.replaces.given().map(|it| asked("Digest of the version it replaces", &it.digest)),
        r.replaces.given().map(|it| asked("Why it replaces that version", &it.reason)),
        r.last_year.given().and_then(|it| welcomed("Last year’s return", &it.url)),
        r.last_year.given().and_then(|it| welcomed("Digest of last year’s return", &it.digest)),
    ]);
}

fn cleared(chapter: &mut Chapter, r: &AnnualReturn) {
    let columns = vec![Column::words("Check", 1), Column::words("About", 5)];
    let mut table = Table::new("table-cleared", "Findings about personal data that were cleared", columns);
    for one in r.privacy_cleared.items() {
        table.row(Show::text(&one.code), vec![one.about.cell()]);
    }
    chapter.table(table);
}
