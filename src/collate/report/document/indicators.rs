//! The standardised data: England and its regions, how far areas differ, which stand far from the others, and who gave them.

use super::View;
use super::by_category::stacked_bars;
use super::contributions::{spread_cells, spread_table};
use super::words::{in_unit, left_out, one_place, share, unit, value};
use crate::annual_return::report::{Chapter, cell};
use crate::chart::{Bar, Frame, Group as Bars, Measure, bars};
use crate::collate::report::spread::{FEWEST, far};
use crate::collate::report::totals::{IndicatorTotals, Totals};
use crate::document::{Column, Section, Table};
use crate::reference::{Asked, Unit};
use crate::value::{Decimal, grouped};

const ENGLAND: usize = Totals::ENGLAND;

/// The indicators that are drawn by region: what comes back, who is on a plan, and who is looked after.
const BY_REGION: [&str; 4] = ["D13r", "D15", "D04", "D20r"];
/// How many regions stand beside each other in a table.
const BESIDE: usize = 5;

/// The chapter; `None` if no return gives any.
pub fn chapter(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("indicators", "Standardised data");
    let given: Vec<&IndicatorTotals> = view.totals.indicators.iter().filter(|own| is_given(own)).collect();
    if !given.is_empty() {
        chapter.text("Each figure rests on the councils or partnerships that gave its numbers, and says how many those are. Counts of children are rounded to the nearest 10; percentages and rates are worked out from numbers that are not rounded. Where that would give a hidden count away, less is told.");
    }
    chapter.section("indicators-england", "England", |inner| england(&given, inner));
    chapter.section("indicators-regions", "By region", |inner| regions(view, &given, inner));
    chapter.section("indicators-spread", "How far areas differ", |inner| spreads(&given, inner));
    chapter.section("indicators-outliers", "Figures that stand far from the others", |inner| outliers(&given, inner));
    chapter.section("indicators-coverage", "Who gave the core indicators", |inner| coverage(view, inner));
    chapter.unless_empty()
}

fn is_given(own: &IndicatorTotals) -> bool {
    own.areas.first().is_some_and(|england| england.given > 0)
}

fn england(given: &[&IndicatorTotals], chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Indicator", 5),
        Column::words("Given in", 2),
        Column::numbers("England"),
        Column::numbers("Rests on"),
        Column::numbers("Without"),
    ];
    let mut table = Table::new("table-indicators", "Standardised data, England", columns);
    for own in given {
        let Some(total) = own.areas.get(ENGLAND) else { continue };
        table.row(
            own.indicator.label.clone(),
            vec![
                cell(unit(own.indicator)),
                cell(value(total.value, own.indicator)),
                cell(grouped(total.given)),
                cell(grouped(total.without)),
            ],
        );
    }
    if !table.rows.is_empty() {
        table.notes.push(cell(
            "“Rests on” and “without” count councils for data of councils, and partnerships for data of partnerships.",
        ));
    }
    chapter.table(table);
}

fn regions(view: &View, given: &[&IndicatorTotals], chapter: &mut Chapter) {
    for code in BY_REGION {
        let Some(own) = given.iter().find(|own| own.indicator.code == code) else { continue };
        by_region(view, own, chapter);
    }
    let shown: Vec<usize> = (1..view.totals.areas.len())
        .filter(|place| view.totals.areas.get(*place).is_some_and(|area| area.authorities > 0))
        .collect();
    for (number, places) in (1..).zip(shown.chunks(BESIDE)) {
        let mut columns = vec![Column::words("Indicator", 5)];
        let names: Vec<&str> = places.iter().filter_map(|place| view.totals.areas.get(*place)).map(|area| area.name).collect();
        columns.extend(names.iter().map(|name| Column::numbers(*name)));
        let mut table = Table::new(
            format!("table-indicators-regions-{number}"),
            format!("Standardised data: {}", crate::value::listed(&names)),
            columns,
        );
        for own in given {
            let cells = places
                .iter()
                .filter_map(|place| own.areas.get(*place))
                .map(|total| cell(value(total.value, own.indicator)))
                .collect();
            table.row(own.indicator.label.clone(), cells);
        }
        chapter.table(table);
    }
}

fn by_region(view: &View, own: &IndicatorTotals, chapter: &mut Chapter) {
    let columns =
        vec![Column::words("Area", 3), Column::numbers("Figure"), Column::numbers("Rests on"), Column::numbers("Without")];
    let label = &own.indicator.label;
    let anchor = own.indicator.code.to_lowercase();
    let mut table = Table::new(format!("table-region-{anchor}"), format!("{label}, by region"), columns);
    let mut drawn = Vec::new();
    let areas: Vec<_> = view.totals.areas.iter().zip(&own.areas).collect();
    for (area, total) in areas.iter().skip(1).filter(|(area, _)| area.authorities > 0) {
        let printed = value(total.value, own.indicator);
        table.row(area.name, vec![cell(printed.clone()), cell(grouped(total.given)), cell(grouped(total.without))]);
        drawn.push(Bar::new(area.name, total.value.known(), printed));
    }
    let Some((england, total)) = areas.first() else { return };
    let printed = value(total.value, own.indicator);
    table.total(england.name, vec![cell(printed.clone()), cell(grouped(total.given)), cell(grouped(total.without))]);
    drawn.push(Bar::new(england.name, total.value.known(), printed.clone()));
    let known: Vec<(&str, Decimal)> =
        areas.iter().skip(1).filter_map(|(area, total)| Some((area.name, total.value.known()?))).collect();
    let highest = known.iter().max_by_key(|(_, value)| *value);
    let lowest = known.iter().min_by_key(|(_, value)| *value);
    let per = match own.indicator.unit {
        Unit::RatePer10000 => " per 10,000 children",
        Unit::Children | Unit::Events | Unit::Percent | Unit::Money | Unit::Number => "",
    };
    let Some(of_england) = total.value.known().map(|_| format!("England {printed}{per}")) else {
        // Without England there is nothing to compare with.
        return chapter.table(table);
    };
    let summary = match highest.zip(lowest) {
        Some((highest, lowest)) if highest.0 != lowest.0 => format!(
            "{of_england}; highest in {} ({}), lowest in {} ({}).",
            highest.0,
            in_unit(highest.1, own.indicator),
            lowest.0,
            in_unit(lowest.1, own.indicator)
        ),
        _ => format!("{of_england}."),
    };
    let frame = Frame { anchor: format!("chart-region-{anchor}"), title: format!("{label}, by region"), summary, table };
    chapter.chart(bars(frame, &drawn));
}

fn spreads(given: &[&IndicatorTotals], chapter: &mut Chapter) {
    let mut table = spread_table("table-spreads", "Spread of percentages and rates over areas", "Indicator");
    for own in given {
        if let Some(spread) = own.spread {
            table.row(own.indicator.label.clone(), spread_cells(&spread, |value| in_unit(value, own.indicator)));
        }
    }
    if !table.rows.is_empty() {
        table.notes.push(cell("Of the figures that returns show, unweighted: a small area counts as much as a large one. Half of the areas lie between the quartiles."));
    }
    chapter.table(table);
}

fn outliers(given: &[&IndicatorTotals], chapter: &mut Chapter) {
    if !given.iter().any(|own| own.spread.is_some_and(|spread| spread.values >= FEWEST)) {
        return;
    }
    let columns = vec![
        Column::words("Indicator", 4),
        Column::words("Area", 4),
        Column::numbers("Figure"),
        Column::numbers("Median"),
        Column::numbers("Robust z"),
    ];
    let mut table = Table::new("table-outliers", "Figures to ask about", columns);
    for own in given {
        let Some(spread) = own.spread else { continue };
        for outlier in &own.outliers {
            table.row(
                own.indicator.label.clone(),
                vec![
                    cell(outlier.name.clone()),
                    cell(in_unit(outlier.value, own.indicator)),
                    cell(in_unit(spread.median, own.indicator)),
                    cell(one_place(outlier.z)),
                ],
            );
        }
    }
    let how = format!(
        "A figure is listed where its distance from the median is more than {} times the usual one (a robust z), and at least {FEWEST} areas show the indicator.",
        one_place(far())
    );
    if table.rows.is_empty() {
        return chapter.text(format!("No figure stands far from the others. {how}"));
    }
    chapter.text(format!(
        "To stand far from the others is a question to ask, and no verdict: an area may differ, record differently, or have made a mistake. {how}"
    ));
    chapter.table(table);
}

fn coverage(view: &View, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Core indicator", 5),
        Column::numbers("Number shown"),
        Column::numbers("Held back"),
        Column::numbers("Symbol"),
        Column::numbers("Not given"),
        Column::numbers("Share given"),
    ];
    let mut table = Table::new("table-core-coverage", "Core indicators by how many councils gave them", columns);
    let mut groups: Vec<Bars> = Vec::new();
    let mut core: Vec<&IndicatorTotals> =
        view.totals.indicators.iter().filter(|own| own.indicator.asked == Asked::Core).collect();
    core.sort_by_key(|own| own.given.share);
    for own in &core {
        let given = &own.given;
        let numbers = [given.numbers, given.held_back, given.symbols, given.nothing];
        let mut cells: Vec<_> = numbers.map(|number| cell(grouped(number))).to_vec();
        cells.push(cell(share(given.share)));
        table.row(own.indicator.label.clone(), cells);
        groups.push(Bars::new(
            own.indicator.label.clone(),
            numbers.map(|number| Measure::new(Decimal::from(number), grouped(number))).to_vec(),
        ));
    }
    let Some((least, most)) = core.first().zip(core.last()) else { return };
    table.notes.push(cell("“Held back”: the count is from 1 to 5, or would give such a count away. “Symbol”: the return says why there is no number."));
    let summary = if least.given.share == most.given.share {
        format!(
            "Every core indicator was given by the same share of councils: {}.{}",
            share(most.given.share),
            left_out(groups.len())
        )
    } else {
        format!("Given least: {} ({}).{}", least.indicator.label, share(least.given.share), left_out(groups.len()))
    };
    let frame = Frame {
        anchor: "chart-core-coverage".to_owned(),
        title: "Core indicators by how many councils gave them".to_owned(),
        summary,
        table,
    };
    chapter.chart(stacked_bars(frame, &["Number shown", "Held back", "Symbol", "Not given"], groups));
}
