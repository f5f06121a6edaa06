//! The chapter on the standardised data: council by council, next to last year, the region and England.

use super::figures::{self, Figure};
use super::model::Indicators;
use crate::annual_return::partnership::model::Body;
use crate::annual_return::report::{Chapter, Show, View, cell, key, many, sentence};
use crate::chart::{Bar, Frame, Line, Measure, bars, funnel, lines};
use crate::document::{Cell, Column, Section, Table};
use crate::reference::{Asked, Indicator, IndicatorLevel, Unit};
use crate::value::{Decimal, Percent, Year};

const ANCHOR: &str = "indicators";
const TITLE: &str = "Standardised data";
const NOT_AVAILABLE: &str = "Not available";
/// The codes of the indicators that are drawn over several years: what comes back, who is on a plan, and who is looked after.
const OVER_YEARS: [&str; 4] = ["D13r", "D15", "D04", "D20r"];
/// How many years a chart over years shows, including the year reported on, which comes last.
const YEARS: usize = 5;

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(indicators) = view.r().indicators.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    match view.published.year() {
        Some(year) => {
            message(view, year, &mut chapter);
            chapter.section("indicators-front-door", "The front door", |inner| front_door(view, year, inner));
            chapter.section("indicators-plans", "Why children are on a child protection plan", |inner| plans(view, year, inner));
            chapter.section("indicators-years", "Over the years, beside the region and England", |inner| {
                over_years(view, year, inner);
            });
            let councils = view.published.authorities();
            for (i, (_, council)) in councils.iter().enumerate() {
                let title = Show::text(&council.name);
                chapter
                    .section(format!("indicators-{}", i + 1), title, |inner| council_tables(view, i + 1, council, year, inner));
            }
            if councils.is_empty() {
                chapter.gap("the councils of the area, in the register of bodies");
            }
            chapter.section("indicators-partnership", "The partnership as a whole", |inner| partnership(view, year, inner));
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

/// Whether an indicator appears in the tables of a council: if something is known of it, or if it is required and a draft has to
/// show the gap.
fn stands(view: &View, indicator: &Indicator, years: &[Option<Figure>]) -> bool {
    years.iter().any(Option::is_some) || (view.draft && indicator.asked == Asked::Core)
}

fn own(view: &View, figure: Option<Figure>, indicator: &Indicator) -> Cell {
    cell(match (figure, indicator.asked) {
        (Some(figure), _) => figure.text(indicator.unit),
        (None, Asked::Core) if view.draft => "Not answered".to_owned(),
        (None, Asked::Core | Asked::Optional | Asked::Derived) => "Not given".to_owned(),
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
    // England is shown for the latest year for which the department has published anything. Columns that say "Not available" in
    // every row would say nothing.
    let published_for = figures::latest_england(facts, year).filter(|published| years.contains(published));
    let region = facts.reference.region_of(council.code.text());
    let mut share_columns: Vec<Column> =
        std::iter::once(Column::words("Indicator", 4)).chain(heads.iter().map(Column::numbers)).collect();
    let mut caption = format!("Percentages and rates, {name}");
    if let Some(published_for) = published_for {
        caption = format!("Percentages and rates beside England, {name}");
        share_columns.extend(region.map(|_| Column::numbers(format!("Region {published_for}"))));
        share_columns.extend([
            Column::numbers(format!("England {published_for}")),
            Column::words(format!("Beside England {published_for}"), 1),
        ]);
    }
    let mut shares = Table::new(format!("table-shares-{number}"), caption, share_columns);
    for indicator in facts.reference.indicators().iter().filter(|indicator| indicator.level == IndicatorLevel::Authority) {
        let values = years.map(|year| figures::figure(facts, indicator, Some(council), year));
        if !stands(view, indicator, &values) {
            continue;
        }
        let cells: Vec<Cell> = values.iter().map(|value| own(view, *value, indicator)).collect();
        if is_count(indicator) {
            counts.row(indicator.label.clone(), cells);
            continue;
        }
        let Some(published_for) = published_for else {
            shares.row(indicator.label.clone(), cells);
            continue;
        };
        let ends_in = published_for.ends_in();
        let england: Option<Figure> = facts.reference.england(&indicator.code, ends_in).into();
        let regional: Option<Option<Figure>> =
            region.map(|region| facts.reference.region(&region.code, &indicator.code, ends_in).into());
        let published =
            |figure: Option<Figure>| cell(figure.map_or_else(|| NOT_AVAILABLE.to_owned(), |figure| figure.text(indicator.unit)));
        let own_then = years.iter().zip(values).find(|(own, _)| **own == published_for).and_then(|(_, value)| value);
        let word = figures::beside_england(own_then, england, indicator.polarity).unwrap_or(NOT_AVAILABLE);
        let beside = regional.map(published).into_iter().chain([published(england), cell(word)]);
        shares.row(indicator.label.clone(), cells.into_iter().chain(beside).collect());
    }
    if counts.rows.is_empty() && shares.rows.is_empty() {
        return chapter.gap("the indicators of this council");
    }
    chapter.table(counts);
    match published_for {
        Some(published_for) if published_for == year => {}
        Some(published_for) => shares.notes.push(cell(format!(
            "When this tool was made, the department had published nothing for the year {}. The region and England stand beside the figures of {}, the latest year it had published.",
            year.in_words(),
            published_for.in_words()
        ))),
        None => shares.notes.push(cell(format!(
            "Figures for the region and England are not available: when this tool was made, the department had published none for the year {}.",
            year.in_words()
        ))),
    }
    chapter.table(shares);
}

/// The message: how many children there are, and what changed.
fn message(view: &View, year: Year, chapter: &mut Chapter) {
    let facts = view.published;
    let of = |code: &str, year: Year| {
        let indicator = facts.reference.indicator(code)?;
        let number = figures::of_area(facts, indicator, year)?.known()?;
        Some((number, figures::printed(number, indicator.unit)))
    };
    let children = |code: &str, one: &str, several: &str| {
        let number = usize::try_from(of(code, year)?.0).ok()?;
        Some(many(number, one, several))
    };
    let moved = |code: &str| {
        let (now, before) = (of(code, year)?, of(code, year.before())?);
        Some(match now.0.cmp(&before.0) {
            std::cmp::Ordering::Greater => format!("up from {}", before.1),
            std::cmp::Ordering::Less => format!("down from {}", before.1),
            std::cmp::Ordering::Equal => "as in the year before".to_owned(),
        })
    };
    let with_change = |words: Option<String>, code: &str| {
        words.map(|words| moved(code).map_or_else(|| words.clone(), |moved| format!("{words}, {moved}")))
    };
    let plans =
        with_change(children("D13", "child was on a child protection plan", "children were on a child protection plan"), "D13");
    let day = year.end().map_or_else(String::new, |day| format!("on {day}, "));
    chapter.message([
        plans.map(|plans| format!("{day}{plans}")),
        with_change(
            of("D04", year).map(|(_, share)| format!("{share} of referrals came within 12 months of an earlier one")),
            "D04",
        ),
    ]);
    let england = |code: &str| {
        let published_for = figures::latest_england(facts, year)?;
        let indicator = facts.reference.indicator(code)?;
        let figure: Option<Figure> = facts.reference.england(code, published_for.ends_in()).into();
        let number = figures::printed(figure?.known()?, indicator.unit);
        Some(format!("England {number} in {}", published_for.in_words()))
    };
    let rate = |code: &str| of(code, year).map(|(_, rate)| format!("{rate} for every 10,000 children"));
    let last_year = |code: &str| of(code, year.before()).map(|(_, before)| format!("{before} last year"));
    let figure = |label: &str, code: &str, rated: Option<&str>| {
        let england = england(rated.unwrap_or(code));
        key(label, of(code, year).map(|(_, number)| number), [last_year(code), rated.and_then(rate), england])
    };
    chapter.at_a_glance([
        figure("Referrals", "D03", Some("D03r")),
        figure("Children in need at 31 March", "D19", Some("D19r")),
        figure("Children on a child protection plan at 31 March", "D13", Some("D13r")),
        figure("Children looked after at 31 March", "D20", Some("D20r")),
        figure("Re-referrals within 12 months", "D04", None),
        figure("Assessments within 45 working days", "D07", None),
    ]);
}

/// From contact to plan: the number at each stage.
fn front_door(view: &View, year: Year, chapter: &mut Chapter) {
    let facts = view.published;
    let of = |code: &str| figures::of_area(facts, facts.reference.indicator(code)?, year);
    let stages = [
        ("Initial contacts", "contacts", of("D01")),
        ("Referrals", "referrals", of("D03")),
        ("Assessments finished", "assessments", figures::below_the_line(facts, "D07", year)),
        ("Section 47 enquiries", "enquiries", of("D08")),
        ("Initial child protection conferences", "conferences", of("D09")),
        ("Child protection plans started", "plans", of("D12")),
    ];
    let columns =
        vec![Column::words("Stage", 3), Column::numbers("Number"), Column::numbers("For every 100 of the stage before")];
    let mut table = Table::new("table-front-door", format!("From contact to child protection plan, {year}"), columns);
    let mut marks = Vec::new();
    let mut before: Option<(&str, Decimal)> = None;
    for (label, noun, figure) in stages {
        let Some(figure) = figure else {
            before = None;
            continue;
        };
        let text = figure.text(Unit::Events);
        let share = before.zip(figure.known()).and_then(|((noun, whole), part)| Some((noun, Percent::of(part, whole)?)));
        table.row(label, vec![cell(text.clone()), share.map(|(_, share)| cell(hundred(share))).unwrap_or_default()]);
        let printed = match figure {
            Figure::Known(_) => text,
            Figure::Unknown(symbol) => symbol.meaning().to_owned(),
        };
        let bar = Bar::new(label, figure.known(), printed);
        marks.push(match share {
            Some((noun, share)) => bar.noted(format!("{} for every 100 {noun}", hundred(share))),
            None => bar,
        });
        before = figure.known().map(|number| (noun, number));
    }
    if marks.iter().filter(|mark| mark.measure.value.is_some()).count() < 2 {
        return;
    }
    let known = |code: &str| of(code).and_then(Figure::known).map(|number| (number, figures::printed(number, Unit::Events)));
    let summary = match (known("D03"), known("D08"), known("D12")) {
        (Some((referrals, shown)), Some((_, enquiries)), Some((plans, started))) => {
            let share = Percent::of(plans, referrals)
                .map_or_else(String::new, |share| format!(", {} for every 100 referrals", hundred(share)));
            format!("{shown} referrals led to {enquiries} section 47 enquiries and {started} child protection plans{share}.")
        }
        _ => "How many children and families stand at each stage on the way from a first contact to a child protection plan."
            .to_owned(),
    };
    table.notes.push(cell("A section 47 enquiry asks whether a child suffers or is likely to suffer serious harm. The stages of one child may fall in two years."));
    let frame = Frame {
        anchor: "chart-front-door".to_owned(),
        title: "From contact to child protection plan".to_owned(),
        summary,
        table,
    };
    chapter.chart(funnel(frame, &marks));
}

/// A share as a number out of a hundred: "38", "38.4".
fn hundred(share: Percent) -> String {
    share.to_string().trim_end_matches('%').to_owned()
}

/// The children on a plan, by category of abuse.
fn plans(view: &View, year: Year, chapter: &mut Chapter) {
    let facts = view.published;
    let of = |code: &str| figures::of_area(facts, facts.reference.indicator(code)?, year);
    let categories = [
        ("Neglect", "D14a"),
        ("Emotional abuse", "D14d"),
        ("Physical abuse", "D14b"),
        ("Sexual abuse", "D14c"),
        ("More than one category", "D14e"),
    ];
    let all = of("D13");
    let share =
        |figure: Figure| figure.known().zip(all.and_then(Figure::known)).and_then(|(part, whole)| Percent::of(part, whole));
    let mut found: Vec<(&str, Figure)> = categories.into_iter().filter_map(|(label, code)| Some((label, of(code)?))).collect();
    found.sort_by_key(|(_, figure)| std::cmp::Reverse(figure.known()));
    let columns = vec![Column::words("Category of abuse", 3), Column::numbers("Children"), Column::numbers("Share")];
    let mut table = Table::new(
        "table-plans",
        format!("Children on a child protection plan at 31 March {}, by category of abuse", year.ends_in()),
        columns,
    );
    let mut marks = Vec::new();
    for (label, figure) in &found {
        let text = figure.text(Unit::Children);
        let shown = share(*figure)
            .map_or_else(|| figure.known().map_or_else(|| text.clone(), |_| "Not known".to_owned()), |share| share.to_string());
        table.row(*label, vec![cell(text.clone()), cell(shown.clone())]);
        let printed = match figure {
            Figure::Known(_) => share(*figure).map_or_else(|| text.clone(), |share| format!("{text}, {share}")),
            Figure::Unknown(symbol) => symbol.meaning().to_owned(),
        };
        marks.push(Bar::new(*label, figure.known(), printed));
    }
    if let Some(all) = all {
        table.total("All children on a plan", vec![cell(all.text(Unit::Children)), cell("100%")]);
    }
    if found.iter().filter(|(_, figure)| figure.known().is_some()).count() < 2 {
        return chapter.table(table);
    }
    let summary = found.first().and_then(|(label, figure)| {
        let share = share(*figure)?;
        Some(format!("{} is the most frequent reason: {share} of children on a plan.", sentence(label).trim_end_matches('.')))
    });
    let summary = summary.unwrap_or_else(|| "How many children are on a plan for each category of abuse.".to_owned());
    let title = "Children on a child protection plan, by category of abuse".to_owned();
    chapter.chart(bars(Frame { anchor: "chart-plans".to_owned(), title, summary, table }, &marks));
}

/// A few indicators over five years, for the councils (or for the area, if there are many councils), the region and England.
fn over_years(view: &View, year: Year, chapter: &mut Chapter) {
    let mut years = vec![year];
    while years.len() < YEARS {
        years.extend(years.last().map(|year| year.before()));
    }
    years.reverse();
    for code in OVER_YEARS {
        if let Some(indicator) = view.published.reference.indicator(code) {
            one_over_years(view, indicator, &years, chapter);
        }
    }
}

fn one_over_years(view: &View, indicator: &Indicator, years: &[Year], chapter: &mut Chapter) {
    let facts = view.published;
    let councils = facts.authorities();
    let mut series: Vec<(String, Vec<Option<Figure>>)> = Vec::new();
    if councils.len() > 2 {
        series.push(("The area".to_owned(), years.iter().map(|year| figures::of_area(facts, indicator, *year)).collect()));
    } else {
        for (_, council) in &councils {
            let own = |year: &Year| {
                figures::figure(facts, indicator, Some(council), *year)
                    .or_else(|| facts.reference.published(council.code.text(), &indicator.code, year.ends_in()).into())
            };
            series.push((Show::text(&council.name), years.iter().map(own).collect()));
        }
    }
    let own_series = series.len();
    if let Some(region) = councils.first().and_then(|(_, council)| facts.reference.region_of(council.code.text())) {
        let points = years.iter().map(|year| facts.reference.region(&region.code, &indicator.code, year.ends_in()).into());
        series.push((region.name.clone(), points.collect()));
    }
    series.push((
        "England".to_owned(),
        years.iter().map(|year| facts.reference.england(&indicator.code, year.ends_in()).into()).collect(),
    ));
    let known = |points: &[Option<Figure>]| points.iter().flatten().filter(|figure| figure.known().is_some()).count();
    // A line needs two points. If no line of the area has two, the picture says nothing about the area.
    if !series.iter().take(own_series).any(|(_, points)| known(points) > 1) {
        return;
    }
    series.retain(|(_, points)| known(points) > 1);
    // Years at the start in which nothing is known are left out.
    let first =
        (0..years.len()).find(|at| series.iter().any(|(_, points)| points.get(*at).is_some_and(Option::is_some))).unwrap_or(0);
    let years = years.get(first..).unwrap_or_default();
    series.iter_mut().for_each(|(_, points)| drop(points.drain(..first.min(points.len()))));
    let shown = |figure: &Option<Figure>| figure.map_or_else(|| NOT_AVAILABLE.to_owned(), |figure| figure.text(indicator.unit));
    let columns =
        std::iter::once(Column::words("Area", 3)).chain(years.iter().map(|year| Column::numbers(year.to_string()))).collect();
    let anchor = lower_code(&indicator.code);
    let mut table = Table::new(format!("table-years-{anchor}"), format!("{} over the years", indicator.label), columns);
    let mut lines_drawn = Vec::new();
    for (name, points) in &series {
        table.row(name.clone(), points.iter().map(|figure| cell(shown(figure))).collect());
        let measures = points.iter().map(|figure| Measure::new(figure.and_then(Figure::known), shown(figure))).collect();
        lines_drawn.push(Line::new(name.clone(), measures));
    }
    let unit = if indicator.unit == Unit::RatePer10000 { " (for every 10,000 children)" } else { "" };
    let said = series.iter().filter_map(|(name, points)| {
        let mut known = points.iter().zip(years).filter_map(|(figure, year)| Some((figure.as_ref()?.known()?, year))).rev();
        let (now, year) = known.next()?;
        let beside = known.next().map_or_else(String::new, |(before, _)| {
            let before_text = figures::printed(before, indicator.unit);
            match now.cmp(&before) {
                std::cmp::Ordering::Greater => format!(", up from {before_text}"),
                std::cmp::Ordering::Less => format!(", down from {before_text}"),
                std::cmp::Ordering::Equal => ", as in the year before".to_owned(),
            }
        });
        Some(format!("{name}: {} in {year}{beside}", figures::printed(now, indicator.unit)))
    });
    let summary = format!("{}.", said.collect::<Vec<_>>().join("; "));
    let periods: Vec<String> = years.iter().map(ToString::to_string).collect();
    let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
    let title = format!("{}{unit}", indicator.label);
    chapter.chart(lines(Frame { anchor: format!("chart-years-{anchor}"), title, summary, table }, &periods, &lines_drawn));
}

/// The code of an indicator as it is written in an anchor.
fn lower_code(code: &str) -> String {
    code.to_ascii_lowercase()
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

/// The sources of the figures: each source once, with the number of indicators it serves.
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    fn lines(values: serde_json::Value) -> Vec<String> {
        chapter_lines(
            json!({
                "reporting_year": "2026-27", "period_start": "2026-04-01", "period_end": "2027-03-31",
                "partnership": { "bodies": [{ "id": "la", "kind": "local_authority", "name": "Council", "code": "991" }] },
                "indicators": { "values": values },
            }),
            chapter,
        )
    }

    fn given(code: &str, now: u32, before: u32) -> serde_json::Value {
        json!({ "code": code, "authority": "la", "years": [{ "period": "2026-27", "count": now }, { "period": "2025-26", "count": before }] })
    }

    #[test]
    fn the_chapter_begins_with_children_on_a_plan_and_follows_them_from_the_front_door() {
        let lines = lines(json!([
            given("D03", 2000, 1900),
            given("D08", 700, 650),
            given("D09", 180, 170),
            given("D12", 150, 160),
            given("D13", 156, 140),
        ]));
        assert_eq!(lines[1], "On 31 March 2027, 156 children were on a child protection plan, up from 140.");
        for line in [
            "2,000 referrals led to 700 section 47 enquiries and 150 child protection plans, 7.5 for every 100 referrals.",
            // Assessments are not given, so the stage after them is not compared with anything.
            "Section 47 enquiries | 700 | ",
            "Initial child protection conferences | 180 | 25.7",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} in {lines:#?}");
        }
    }

    #[test]
    fn a_number_that_is_held_back_is_in_no_sentence_and_no_line() {
        let lines = lines(json!([given("D13", 3, 140)]));
        assert!(lines.iter().all(|line| !line.contains("on a child protection plan, ")), "{lines:#?}");
        assert!(
            lines.contains(&"Children on a child protection plan at 31 March | c | 140 | Not answered".to_owned()),
            "{lines:#?}"
        );
        assert!(!lines.iter().any(|line| line.starts_with("Council: ")), "{lines:#?}");
    }

    #[test]
    fn without_any_value_nothing_is_drawn() {
        let lines = lines(json!([]));
        assert!(!lines.iter().any(|line| line.contains("From contact to") || line.contains("over the years")), "{lines:#?}");
    }
}
