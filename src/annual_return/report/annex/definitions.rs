//! The standardised data with their definitions, and how the figures of the report are calculated.

use crate::annual_return::indicators;
use crate::annual_return::parts::PARTS;
use crate::annual_return::report::{Chapter, View, cell, lower};
use crate::annual_return::terms::figure::Definition;
use crate::document::{Column, Section, Table};
use crate::reference::{Indicator, Unit};

/// The annex.
#[expect(clippy::unnecessary_wraps, reason = "an annex like the others, which can be left out")]
pub fn annex(view: &View, letter: &str) -> Option<Section> {
    let mut chapter = Chapter::new(view, "definitions", &format!("{letter}Data and definitions"));
    chapter.text("What each number in this report counts, so that anyone can check it or compare it.");
    chapter.section("definitions-data", "The standardised data", |inner| {
        inner.text("These are the definitions of the indicators in this return. Most are the ones the Department for Education uses in its own statistics.");
        inner.table(data(view));
    });
    chapter.section("definitions-values", "Every value of the standardised data", |inner| indicators::annex::write(view, inner));
    chapter.section("definitions-figures", "Figures worked out from the answers", |inner| {
        inner.text("A figure is only given where every part of it is known.");
        inner.table(figures());
    });
    Some(chapter.done())
}

/// Every indicator that the return gives or that is calculated, with what it counts.
fn data(view: &View) -> Table {
    let columns = vec![Column::words("Indicator", 3), Column::words("Unit", 2), Column::words("What is counted", 6)];
    let mut table = Table::new("table-definitions-data", "The indicators and what they count", columns);
    for indicator in view.published.reference.indicators().iter().filter(|indicator| is_used(view, indicator)) {
        table.row(indicator.label.clone(), vec![cell(unit(indicator.unit)), cell(indicator.definition.clone())]);
    }
    table
}

fn is_used(view: &View, indicator: &Indicator) -> bool {
    let facts = view.published;
    let Some(year) = facts.year() else { return false };
    let years = [year, year.before(), year.before().before()];
    let councils = facts.authorities();
    let of = |council| years.iter().any(|year| indicators::figures::figure(facts, indicator, council, *year).is_some());
    of(None)
        || councils.iter().any(|(_, council)| of(Some(*council)))
        || indicators::figures::from_other_parts(facts, &view.supplement.process, &indicator.code).is_some()
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Children => "Children",
        Unit::Events => "Number",
        Unit::Percent => "Per cent",
        Unit::RatePer10000 => "For every 10,000 children",
        Unit::Number => "Number",
        Unit::Money => "Pounds",
    }
}

fn figures() -> Table {
    let columns = vec![Column::words("Figure", 3), Column::words("Unit", 2), Column::words("How it is worked out", 6)];
    let mut table = Table::new("table-definitions", "Figures and how they are worked out", columns);
    for definition in all_definitions() {
        let parts = match (definition.numerator, definition.denominator) {
            (Some(above), Some(below)) => format!(" Above the line: {}. Below the line: {}.", lower(above), lower(below)),
            (Some(above), None) => format!(" Counted: {}.", lower(above)),
            (None, Some(below)) => format!(" Out of: {}.", lower(below)),
            (None, None) => String::new(),
        };
        table.row(definition.title, vec![cell(definition.unit), cell(format!("{}{parts}", definition.definition))]);
    }
    table
}

/// Every figure of the report, in order of its number.
fn all_definitions() -> Vec<&'static Definition> {
    let mut all: Vec<&Definition> = PARTS.iter().flat_map(|part| part.definitions).collect();
    all.sort_by_key(|definition| definition.number);
    all
}
