//! The standardised data in the annex: every indicator as given, with its numerator and denominator.

use std::collections::BTreeSet;

use super::model::{Indicator, IndicatorYear};
use crate::annual_return::report::{Chapter, Show, View, cell};
use crate::document::{Cell, Column, Table, plain};
use crate::value::{Answer, Year};

/// Writes one table for each council and one for the partnership.
pub fn write(view: &View, chapter: &mut Chapter) {
    let councils = view.published.authorities();
    for (place, (_, council)) in (1_usize..).zip(&councils) {
        let name = Show::text(&council.name);
        let own = |value: &&Indicator| match (value.authority.given(), council.id.given()) {
            (Some(to), Some(id)) => *to == *id,
            _ => false,
        };
        let table = values(view, &format!("table-data-{place}"), &format!("Every value given for {name}"), own);
        chapter.table(table);
    }
    let of_none = |value: &&Indicator| {
        let is = |id: &Answer<_>| value.authority.given().zip(id.given()).is_some_and(|(to, id)| *to == *id);
        !councils.iter().any(|(_, council)| is(&council.id))
    };
    chapter.table(values(view, "table-data-0", "Every value given for the partnership", of_none));
}

fn values(view: &View, anchor: &str, caption: &str, wanted: impl Fn(&&Indicator) -> bool) -> Table {
    let indicators: Vec<&Indicator> = view.r().indicators.values.items().iter().filter(wanted).collect();
    let years: BTreeSet<Year> =
        indicators.iter().flat_map(|value| value.years.items()).filter_map(|year| year.period.get()).collect();
    let mut columns = vec![Column::words("Indicator", 5)];
    columns.extend(years.iter().rev().map(|year| Column::numbers(year.to_string())));
    columns.push(Column::words("Source", 2));
    let mut table = Table::new(anchor, caption, columns);
    for value in indicators {
        let code = value.code.given().map_or("", crate::value::Code::as_str);
        let label = view.published.reference.indicator(code).map_or_else(|| code.to_owned(), |known| known.label.clone());
        let of = |wanted: &Year| value.years.items().iter().find(|year| year.period.get() == Some(*wanted));
        let mut cells: Vec<Cell> = years.iter().rev().map(|year| of(year).map_or_else(Vec::new, one)).collect();
        cells.push(if value.source.is_given() { value.source.cell() } else { Vec::new() });
        table.row(format!("{label} ({code})"), cells);
    }
    if table.rows.iter().any(|row| row.cells.iter().any(|cell| plain(cell).contains('('))) {
        table.notes.push(cell("In brackets: the number above the line of a percentage or rate, of the number below it."));
    }
    table
}

/// The value of a year, with its numerator and denominator: "39.3% (834 of 2,122)".
fn one(year: &IndicatorYear) -> Cell {
    let given =
        [year.numerator.is_given().then(|| year.numerator.text()), year.denominator.is_given().then(|| year.denominator.text())];
    let made_of = match given {
        [Some(above), Some(below)] => Some(format!("{above} of {below}")),
        [Some(above), None] => Some(above),
        [None, Some(below)] => Some(format!("of {below}")),
        [None, None] => None,
    };
    let value = if year.count.is_given() {
        Some(year.count.text())
    } else if year.percent.is_given() {
        Some(year.percent.text())
    } else {
        year.rate.is_given().then(|| year.rate.text())
    };
    let words = match (value, made_of) {
        (Some(value), Some(made_of)) => format!("{value} ({made_of})"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => return Vec::new(),
    };
    cell(if year.as_published.get() == Some(false) { format!("{words}, our own figure") } else { words })
}
