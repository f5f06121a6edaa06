//! Which totals are others than in the release before.

use super::View;
use super::words::exact;
use crate::annual_return::report::{Chapter, cell};
use crate::collate::revisions::Revision;
use crate::document::{Column, Section, Table};
use crate::value::{Decimal, grouped};

/// So many revised totals stand in a table, sums before their parts and money before numbers; the list of all revisions has every one.
const MOST: usize = 60;
/// The columns of totals that are a total, and not on how many returns it rests.
const TOTALS: [&str; 4] = ["amount", "number", "percentage", "rate"];

/// The chapter; `None` for a first release.
pub fn chapter(view: &View) -> Option<Section> {
    let revised = view.revised?;
    let (england, regions) = apart(revised);
    let mut chapter = Chapter::of_many("revised", "What is revised");
    if england.is_empty() && regions.is_empty() {
        chapter.text("No total of England or of a region differs from that of the release before.");
        return Some(chapter.done());
    }
    chapter.text(format!(
        "{} {} of England and {} of its regions differ from those of the release before. Every revised figure, of partnerships and councils too, stands in revisions.csv with what it was.",
        grouped(england.len()),
        if england.len() == 1 { "total" } else { "totals" },
        grouped(regions.len())
    ));
    let of = |own: &Revision, region: bool| {
        let region = region.then(|| cell(own.of("region_name")));
        let values = [&own.before, &own.now].map(|value| cell(printed(&own.column, value)));
        region.into_iter().chain(values).collect::<Vec<_>>()
    };
    for (anchor, caption, is_regional, mut revised) in [
        ("table-revised", "Revised totals of England", false, england),
        ("table-revised-regions", "Revised totals of regions", true, regions),
    ] {
        let mut columns = vec![Column::words("Figure", 6)];
        columns.extend(is_regional.then(|| Column::words("Region", 3)));
        columns.extend([Column::numbers("Before"), Column::numbers("Now")]);
        let mut table = Table::new(anchor, caption, columns);
        revised.sort_by_key(|own| (is_part(own), own.column != "amount"));
        for own in revised.iter().take(MOST) {
            table.row(figure(own), of(own, is_regional));
        }
        if revised.len() > MOST {
            let more = grouped(revised.len() - MOST);
            table.notes.push(cell(format!("Further totals, which stand in revisions.csv alone: {more}.")));
        }
        chapter.table(table);
    }
    Some(chapter.done())
}

/// The revised totals of England, and those of its regions.
pub fn apart(revised: &[Revision]) -> (Vec<&Revision>, Vec<&Revision>) {
    let totals = revised.iter().filter(|own| TOTALS.contains(&own.column.as_str()));
    totals.partition(|own| own.of("region_name").is_empty())
}

/// Whether it is a part of a sum that stands in the tables too.
fn is_part(own: &Revision) -> bool {
    !matches!(own.of("category"), "" | "Total")
}

/// What is added up, as a reader knows it from the chapters.
fn figure(own: &Revision) -> String {
    let parts = ["indicator_label", "measure", "breakdown", "category"].map(|column| own.of(column));
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(", ")
}

/// A value of a table as this report prints it; a symbol stays one.
fn printed(column: &str, value: &str) -> String {
    if value.is_empty() {
        return "Not there".to_owned();
    }
    match (column, value.parse::<Decimal>()) {
        ("amount", Ok(amount)) => exact(Some(amount)),
        ("number", Ok(_)) => value.parse::<usize>().map_or_else(|_| value.to_owned(), grouped),
        ("percentage", Ok(_)) => format!("{value}%"),
        (_, _) => value.to_owned(),
    }
}
