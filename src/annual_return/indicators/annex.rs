//! What the annex says of the standardised data: every indicator as it was given, with the numbers it is made of.

use super::model::{Indicator, IndicatorYear};
use crate::annual_return::report::{Chapter, Show, View, cell, welcome_cell};
use crate::document::{Cell, Column, Table};
use crate::value::Answer;

/// A table for each council and one for the partnership.
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
    let columns = vec![
        Column::words("Indicator", 5),
        Column::words("Year", 1),
        Column::numbers("Number"),
        Column::numbers("Number above the line"),
        Column::numbers("Number below the line"),
        Column::numbers("Percentage or rate"),
        Column::words("Source", 2),
    ];
    let mut table = Table::new(anchor, caption, columns);
    for value in view.r().indicators.values.items().iter().filter(wanted) {
        let code = value.code.given().map_or("", crate::value::Code::as_str);
        let label = view.published.reference.indicator(code).map_or_else(|| code.to_owned(), |known| known.label.clone());
        for year in value.years.items() {
            table.row(format!("{label} ({code})"), row(value, year));
        }
    }
    table
}

fn row(value: &Indicator, year: &IndicatorYear) -> Vec<Cell> {
    let share = if year.percent.is_given() { year.percent.cell() } else { welcome_cell(&year.rate) };
    let source = match (value.source.is_given(), year.as_published.get()) {
        (_, Some(false)) => "Our own, not as published".to_owned(),
        (true, _) => Show::text(&value.source),
        (false, _) => String::new(),
    };
    vec![
        year.period.cell(),
        welcome_cell(&year.count),
        welcome_cell(&year.numerator),
        welcome_cell(&year.denominator),
        share,
        cell(source),
    ]
}
