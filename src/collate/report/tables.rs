//! The totals as tables of the national data, in the department's form: when, where, what, then the numbers.

use super::group::Group;
use super::group::Unit as GroupUnit;
use super::totals::{Area, Totals, Value};
use crate::dataset::{Cell, Column, Kind, Shape, Table};
use crate::reference::{ENGLAND, Unit};
use crate::value::{Decimal, Symbol, Year};

/// The word for what is not told apart.
const TOTAL: &str = "Total";

impl Totals {
    /// The totals as tables of the national data; `None` if no return counts.
    pub fn tables(&self) -> Vec<Table> {
        let Some(year) = self.year.filter(|_| self.returns > 0) else { return Vec::new() };
        vec![
            self.of_groups(
                year,
                GroupUnit::Pounds,
                "totals_money",
                "Totals: money",
                Column::made("amount", "Amount", Kind::Money, "What the returns come to, in pounds and pence."),
            ),
            self.of_groups(
                year,
                GroupUnit::Number,
                "totals_counts",
                "Totals: counts",
                Column::made("number", "Number", Kind::Count, "What the returns come to. None of these counts is of children."),
            ),
            self.of_indicators(year),
        ]
    }

    fn of_groups(&self, year: Year, unit: GroupUnit, name: &str, title: &str, value: Column) -> Table {
        let mut rows = Vec::new();
        for group in Group::ALL.iter().filter(|group| group.about().unit == unit) {
            let about = group.about();
            for (place, area) in self.areas.iter().enumerate() {
                let own = self.rows(*group, place).into_iter().map(|row| (row.category.label, row.total));
                let whole = self.whole(*group, place).map(|total| (TOTAL, total));
                for (category, total) in own.chain(whole) {
                    let value =
                        total.value.map_or(Cell::Symbol(Symbol::NotAvailable), |value| number(value, unit == GroupUnit::Pounds));
                    let mut row = where_and_when(year, area);
                    row.extend([about.topic, about.measure, about.breakdown, category].map(Cell::words));
                    row.extend([value, Cell::number(total.returns), Cell::number(total.without)]);
                    rows.push(row);
                }
            }
        }
        let mut columns = places();
        columns.extend([
            Column::made("topic", "Topic", Kind::Text, "The part of the form."),
            Column::made("measure", "Measure", Kind::Text, "What is added up."),
            Column::made("breakdown", "Breakdown", Kind::Text, "By what it is told apart."),
            Column::made("category", "Category", Kind::Text, "The category; Total is all of them together, where they add up."),
            Column { symbols: true, ..value },
            Column::made("returns", "Returns", Kind::Count, "On how many returns the total rests."),
            Column::made(
                "returns_without",
                "Returns without a number",
                Kind::Count,
                "How many returns of the area gave no number.",
            ),
        ]);
        Table {
            name: name.to_owned(),
            title: title.to_owned(),
            meaning: "Totals of England and its regions over the returns that count, each with how many returns it rests on. A return that reaches across regions counts in England alone.".to_owned(),
            shape: Shape::Made,
            columns,
            rows,
        }
    }

    fn of_indicators(&self, year: Year) -> Table {
        let mut rows = Vec::new();
        for own in &self.indicators {
            for (area, total) in self.areas.iter().zip(&own.areas) {
                let mut row = where_and_when(year, area);
                row.extend([Cell::words(own.indicator.code.clone()), Cell::words(own.indicator.label.clone())]);
                let column = match own.indicator.unit {
                    Unit::Children | Unit::Events => 0,
                    Unit::Percent => 1,
                    Unit::RatePer10000 => 2,
                    Unit::Money | Unit::Number => continue,
                };
                row.extend((0..3).map(|place| match total.value {
                    _ if place != column => Cell::Symbol(Symbol::NotApplicable),
                    Value::Known(value) => number_with(value, usize::from(place != 0)),
                    Value::Unknown(symbol) => Cell::Symbol(symbol),
                }));
                row.extend([Cell::number(total.given), Cell::number(total.without)]);
                rows.push(row);
            }
        }
        let with_symbols = |name: &str, title: &str, kind: Kind, meaning: &str| Column {
            symbols: true,
            ..Column::made(name, title, kind, meaning)
        };
        let mut columns = places();
        columns.extend([
            Column::made("indicator", "Indicator", Kind::Code, "The code of the indicator."),
            Column::made("indicator_label", "Indicator in words", Kind::Text, "What the indicator is."),
            with_symbols(
                "number",
                "Number",
                Kind::Count,
                "The count. Of children, to the nearest 10; c where it would give a count away that a return holds back.",
            ),
            with_symbols("percentage", "Percentage", Kind::Percent, "The share, worked out from numbers that are not rounded."),
            with_symbols(
                "rate",
                "Rate for every 10,000 children",
                Kind::Fraction,
                "The rate, worked out from numbers that are not rounded.",
            ),
            Column::made("given", "Given by", Kind::Count, "On how many councils, or partnerships, the figure rests."),
            Column::made("not_given", "Not given by", Kind::Count, "How many councils, or partnerships, gave no number."),
        ]);
        Table {
            name: "totals_indicators".to_owned(),
            title: "Totals: standardised data".to_owned(),
            meaning: "The standardised data of England and its regions, after disclosure control. Data of councils belong to the region of the council.".to_owned(),
            shape: Shape::Made,
            columns,
            rows,
        }
    }
}

/// When and where, as the department writes it.
fn places() -> Vec<Column> {
    let place =
        |name: &str, title: &str, meaning: &str| Column { is_place: true, ..Column::made(name, title, Kind::Text, meaning) };
    vec![
        place("time_period", "Year", "The financial year, as 202627."),
        place("time_identifier", "Kind of year", "Financial year."),
        place("geographic_level", "Level", "National or Regional."),
        place("country_code", "Code of the country", "E92000001: England."),
        place("country_name", "Country", "England."),
        place("region_code", "Code of the region", "The nine-character code; blank for England."),
        place("region_name", "Region", "The name; blank for England."),
    ]
}

fn where_and_when(year: Year, area: &Area) -> Vec<Cell> {
    let period: String = year.to_string().chars().filter(char::is_ascii_digit).collect();
    let level = if area.region.is_some() { "Regional" } else { "National" };
    let region = area.region.unwrap_or_default();
    let name = if area.region.is_some() { area.name } else { "" };
    [period.as_str(), "Financial year", level, ENGLAND, "England", region, name].map(Cell::words).to_vec()
}

fn number(value: Decimal, is_money: bool) -> Cell {
    number_with(value, if is_money { 2 } else { 0 })
}

/// A number with exactly so many decimal places.
fn number_with(value: Decimal, places: usize) -> Cell {
    Cell::Number(format!("{value:.places$}"))
}
