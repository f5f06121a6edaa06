//! What the report says of the standardised data: council by council beside last year, region and England.

use super::figures::{self, Figure};
use super::model::Indicators;
use crate::annual_return::partnership::model::Body;
use crate::annual_return::report::{Chapter, Show, View, cell};
use crate::document::{Cell, Column, Section, Table};
use crate::reference::{Asked, Indicator, IndicatorLevel, Published, Unit};
use crate::value::Year;

const ANCHOR: &str = "indicators";
const TITLE: &str = "Standardised data";
const NOT_AVAILABLE: &str = "Not available";
/// A rate the department publishes for England every year: where it has none for a year, it has published nothing for it yet.
const A_RATE: &str = "D13r";

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(indicators) = view.r().indicators.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    match view.published.year() {
        Some(year) => {
            let councils = view.published.authorities();
            for (i, (_, council)) in councils.iter().enumerate() {
                let title = Show::text(&council.name);
                chapter
                    .section(format!("indicators-{}", i + 1), title, |inner| council_tables(view, i + 1, council, year, inner));
            }
            if councils.is_empty() {
                chapter.gap("the councils of the area, in the register of bodies");
            }
            chapter.section("indicators-partnership", "The partnership", |inner| partnership(view, year, inner));
        }
        None => chapter.gap("the year reported on"),
    }
    chapter.section("indicators-local", "Measures of our own", |inner| local(indicators, inner));
    chapter.section("indicators-comments", "What stands behind the figures", |inner| comments(view, indicators, inner));
    chapter.section("indicators-learning", "How data drove learning", |inner| {
        inner.narrative("how the data drove learning", &indicators.how_data_drove_learning);
    });
    chapter.section("indicators-quality", "How good the data are", |inner| {
        inner.narrative("how good the data are", &indicators.data_quality_statement);
        sources(view, inner);
    });
    Some(chapter.done())
}

fn is_count(indicator: &Indicator) -> bool {
    matches!(indicator.unit, Unit::Children | Unit::Events)
}

/// Whether an indicator stands in the tables of a council: when something is known of it, or when it is asked for and a draft
/// has to show the gap.
fn stands(view: &View, indicator: &Indicator, years: &[Option<Figure>]) -> bool {
    years.iter().any(Option::is_some) || (view.draft && indicator.asked == Asked::Core)
}

fn own(figure: Option<Figure>, indicator: &Indicator) -> Cell {
    cell(match (figure, indicator.asked) {
        (Some(figure), _) => figure.text(indicator.unit),
        (None, Asked::Core) => "Not answered".to_owned(),
        (None, Asked::Optional | Asked::Derived) => "Not given".to_owned(),
    })
}

fn council_tables(view: &View, number: usize, council: &Body, year: Year, chapter: &mut Chapter) {
    let facts = view.published;
    let name = Show::text(&council.name);
    let years = [year, year.before(), year.before().before()];
    let heads = years.map(|year| year.to_string());
    let mut counts = Table::new(
        format!("table-counts-{number}"),
        format!("Numbers, {name}"),
        std::iter::once(Column::words("Indicator", 5)).chain(heads.iter().map(Column::numbers)).collect(),
    );
    // Columns that would say "Not available" in every row say nothing: the note under the table says it once.
    let beside = facts.reference.england(A_RATE, year.ends_in()) != Published::NotShipped;
    let mut share_columns: Vec<Column> =
        std::iter::once(Column::words("Indicator", 4)).chain(heads.iter().map(Column::numbers)).collect();
    let mut caption = format!("Percentages and rates, {name}");
    if beside {
        caption = format!("Percentages and rates beside England, {name}");
        share_columns.extend([
            Column::numbers(format!("Region {year}")),
            Column::numbers(format!("England {year}")),
            Column::words("Beside England", 1),
        ]);
    }
    let mut shares = Table::new(format!("table-shares-{number}"), caption, share_columns);
    let region = facts.reference.region_of(council.code.text());
    for indicator in facts.reference.indicators().iter().filter(|indicator| indicator.level == IndicatorLevel::Authority) {
        let values = years.map(|year| figures::figure(facts, indicator, Some(council), year));
        if !stands(view, indicator, &values) {
            continue;
        }
        let cells: Vec<Cell> = values.iter().map(|value| own(*value, indicator)).collect();
        if is_count(indicator) {
            counts.row(indicator.label.clone(), cells);
            continue;
        }
        let ends_in = year.ends_in();
        if !beside {
            shares.row(indicator.label.clone(), cells);
            continue;
        }
        let england: Option<Figure> = facts.reference.england(&indicator.code, ends_in).into();
        let regional: Option<Figure> =
            region.and_then(|region| facts.reference.region(&region.code, &indicator.code, ends_in).into());
        let published =
            |figure: Option<Figure>| cell(figure.map_or_else(|| NOT_AVAILABLE.to_owned(), |figure| figure.text(indicator.unit)));
        let [this_year, ..] = values;
        let word = figures::beside_england(this_year, england, indicator.polarity).unwrap_or(NOT_AVAILABLE);
        let rest = [published(regional), published(england), cell(word)];
        shares.row(indicator.label.clone(), cells.into_iter().chain(rest).collect());
    }
    if counts.rows.is_empty() && shares.rows.is_empty() {
        return chapter.gap("the indicators of this council");
    }
    chapter.table(counts);
    if !beside {
        shares.notes.push(cell(format!(
            "Figures for the region and England are not available: when this tool was made, the department had published none for the year {}.",
            year.in_words()
        )));
    }
    chapter.table(shares);
}

fn partnership(view: &View, year: Year, chapter: &mut Chapter) {
    let columns = vec![Column::words("Indicator", 4), Column::numbers(year.to_string())];
    let mut table = Table::new("table-indicators-partnership", "Numbers of the partnership", columns);
    for indicator in
        view.published.reference.indicators().iter().filter(|indicator| indicator.level == IndicatorLevel::Partnership)
    {
        let figure = figures::figure(view.published, indicator, None, year)
            .or_else(|| figures::from_other_parts(view.published, &view.supplement.process, &indicator.code));
        if let Some(figure) = figure {
            table.row(indicator.label.clone(), vec![cell(figure.text(indicator.unit))]);
        }
    }
    table.notes.push(cell("These numbers are worked out from the other parts of this return. No figure for England is shown: none has been checked against its source."));
    chapter.table(table);
}

fn local(indicators: &Indicators, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Measure", 3),
        Column::words("What is counted", 4),
        Column::words("Unit", 1),
        Column::numbers("This year"),
        Column::numbers("Last year"),
    ];
    let mut table = Table::new("table-local-measures", "Measures of our own", columns);
    for measure in indicators.local_measures.items() {
        let last = if measure.last_year.is_given() { Show::text(&*measure.last_year) } else { "Not given".to_owned() };
        table.row(
            Show::text(&measure.name),
            vec![measure.definition.cell(), measure.unit.cell(), measure.this_year.cell(), cell(last)],
        );
    }
    chapter.table(table);
}

fn comments(view: &View, indicators: &Indicators, chapter: &mut Chapter) {
    let entries: Vec<String> = indicators
        .values
        .items()
        .iter()
        .filter(|value| value.comment.is_given())
        .map(|value| {
            let code = value.code.given().map_or("", crate::value::Code::as_str);
            let label = view.published.reference.indicator(code).map_or_else(|| code.to_owned(), |known| known.label.clone());
            let council = value.authority.given().map_or_else(String::new, |_| format!(", {}", view.body(&value.authority)));
            format!("{label}{council}: {}", value.comment.text())
        })
        .collect();
    chapter.list(entries);
}

/// Where the figures come from: each source once, with how many indicators it serves.
fn sources(view: &View, chapter: &mut Chapter) {
    let mut sources: Vec<(String, usize)> = Vec::new();
    for value in view.r().indicators.values.items() {
        let source = if value.source.is_given() { Show::text(&value.source) } else { "Not stated".to_owned() };
        match sources.iter_mut().find(|(known, _)| *known == source) {
            Some((_, number)) => *number += 1,
            None => sources.push((source, 1)),
        }
    }
    let columns = vec![Column::words("Source", 4), Column::numbers("Indicators")];
    let mut table = Table::new("table-indicator-sources", "Where the indicators come from", columns);
    for (source, number) in sources {
        table.row(source, vec![cell(number.to_string())]);
    }
    chapter.table(table);
}
