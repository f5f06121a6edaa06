//! Which totals are others than in the release before.

use super::View;
use super::words::exact;
use crate::annual_return::report::{Chapter, cell};
use crate::collate::release::Revision;
use crate::document::{Column, Section, Table};
use crate::value::{Decimal, counted, grouped};

/// So many revised totals of regions stand here; the list of all revisions has every one.
const MOST_OF_REGIONS: usize = 60;
/// The columns of totals that are a total, and not on how many returns it rests.
const TOTALS: [&str; 4] = ["amount", "number", "percentage", "rate"];

/// The chapter; none where there is no release before.
pub fn chapter(view: &View) -> Option<Section> {
    let revised = view.revised?;
    let (england, regions) = apart(revised);
    let mut chapter = Chapter::of_many("revised", "What is revised");
    if england.is_empty() && regions.is_empty() {
        chapter.text("No total of England or of a region differs from that of the release before.");
        return Some(chapter.done());
    }
    chapter.text(format!(
        "{} of England and {} of its regions differ from those of the release before. Every revised figure, of partnerships and councils too, stands in revisions.csv with what it was.",
        counted(england.len(), "total", "totals"),
        grouped(regions.len())
    ));
    let values = [Column::numbers("Before"), Column::numbers("Now")];
    let columns = |first: &[Column]| first.iter().chain(&values).cloned().collect::<Vec<_>>();
    let mut table = Table::new("table-revised", "Revised totals of England", columns(&[Column::words("Figure", 6)]));
    for own in england {
        table.row(figure(own), [&own.before, &own.now].map(|value| cell(printed(&own.column, value))).to_vec());
    }
    chapter.table(table);
    let first = [Column::words("Figure", 6), Column::words("Region", 3)];
    let mut table = Table::new("table-revised-regions", "Revised totals of regions", columns(&first));
    for own in regions.iter().take(MOST_OF_REGIONS) {
        let values = [&own.before, &own.now].map(|value| cell(printed(&own.column, value)));
        table.row(figure(own), [cell(own.of("region_name"))].into_iter().chain(values).collect());
    }
    chapter.table(table);
    if regions.len() > MOST_OF_REGIONS {
        let more = regions.len() - MOST_OF_REGIONS;
        chapter.text(format!("{} of regions stand in revisions.csv alone.", counted(more, "further total", "further totals")));
    }
    Some(chapter.done())
}

/// The revised totals of England, and those of its regions.
pub fn apart(revised: &[Revision]) -> (Vec<&Revision>, Vec<&Revision>) {
    let totals = revised.iter().filter(|own| TOTALS.contains(&own.column.as_str()));
    totals.partition(|own| own.of("region_name").is_empty())
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
