//! What the money was spent on, and whether it was enough.

use super::View;
use super::by_category::{Before, Shown, stacked_bars};
use super::contributions::{spread_cells, spread_table};
use super::words::{in_returns, left_out, of_returns, percent, returns, round, share, some_names, whole};
use crate::annual_return::report::{Chapter, cell, key, lower};
use crate::chart::{Frame, Group as Bars, Measure};
use crate::collate::report::group::Group;
use crate::collate::report::totals::Totals;
use crate::document::{Column, Section, Table};
use crate::value::{capitalised, grouped, listed};

const ENGLAND: usize = Totals::ENGLAND;
/// The groups of judgements, the worst last.
const JUDGEMENTS: [Group; 3] = [Group::Enough, Group::Stretched, Group::NotEnough];

/// The chapter; `None` if nothing is known of spending.
pub fn chapter(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("spending", "What the money was spent on, and whether it was enough");
    message(view, &mut chapter);
    chapter.section("spending-functions", "Spending by core function", |inner| {
        let spent = Shown::ranked(
            Group::SpentByFunction,
            "spent-by-function",
            "Spending from own budgets by core function, planned and spent, England",
            "Core function",
        );
        let planned = Before { group: Group::PlannedByFunction, label: "Planned", other: "Spent" };
        let shown = Shown { before: Some(planned), ..spent };
        let rows = shown.rows(view);
        let told: Vec<String> = rows
            .iter()
            .take(3)
            .filter_map(|row| Some(format!("{} ({}, {})", lower(row.category.label), round(row.total.value?), share(row.share))))
            .collect();
        inner.chart(shown.bars(view, "Spending by core function, England", format!("Most was spent on {}.", listed(&told))));
        inner.table(
            Shown::ranked(
                Group::SpentByNature,
                "spent-by-nature",
                "Spending from own budgets by what was bought, England",
                "What was bought",
            )
            .table(view),
        );
    });
    chapter.section("spending-enough", "Where the money is called not enough", |inner| enough(view, inner));
    chapter.section("spending-aligned", "What partners spent from their own budgets", |inner| {
        let all = view.totals.whole(Group::Aligned, ENGLAND).unwrap_or_default();
        if let Some(amount) = all.value.filter(|amount| !amount.is_zero()) {
            inner.text(format!(
                "Besides, partners spent {} from their own budgets on the same needs, {}. It is no part of the partnerships’ totals.",
                round(amount),
                in_returns(all.returns)
            ));
        }
        inner.table(Shown::ranked(Group::Aligned, "aligned", "Spending of partners from their own budgets by core function, England", "Core function").table(view));
    });
    chapter.section("spending-reserves", "Reserves", |inner| reserves(view, inner));
    chapter.unless_empty()
}

fn message(view: &View, chapter: &mut Chapter) {
    let spent = view.totals.whole(Group::SpentByFunction, ENGLAND).unwrap_or_default();
    let Some(amount) = spent.value else {
        if view.totals.returns > 0 {
            chapter.text("No return gives all of its spending, so no total can be told.");
        }
        return;
    };
    let planned = view.totals.whole(Group::PlannedByFunction, ENGLAND).unwrap_or_default();
    let mut sentences =
        vec![format!("Partnerships spent {} from their own budgets, {}.", round(amount), in_returns(spent.returns))];
    if let Some(planned_amount) = planned.value.filter(|_| planned.returns == spent.returns) {
        sentences.push(format!("They had planned to spend {}.", round(planned_amount)));
    }
    let worst = view.totals.ranked(Group::NotEnough, ENGLAND);
    if let Some((row, number)) = worst.first().and_then(|row| Some((row, row.total.value?))) {
        sentences.push(format!(
            "The money is called not enough most often for {}: in {} that judge it.",
            lower(row.category.label),
            of_returns(number, row.total.returns)
        ));
    }
    chapter.text(sentences.join(" "));
    chapter.at_a_glance([
        key("Spent from own budgets", Some(round(amount)), [Some(in_returns(spent.returns))]),
        key("Planned", planned.value.map(round), [Some(in_returns(planned.returns))]),
        key(
            "In reserve at the end of the year",
            view.totals.of(Group::Reserves, ENGLAND, "closing").value.map(round),
            [view.totals.of(Group::Reserves, ENGLAND, "opening").value.map(|opening| format!("{} at the start", round(opening)))],
        ),
    ]);
}

fn enough(view: &View, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Core function", 4),
        Column::numbers("Enough"),
        Column::numbers("Stretched"),
        Column::numbers("Not enough"),
        Column::numbers("Share not enough"),
        Column::numbers("Returns"),
        Column::numbers("Without"),
    ];
    let mut table = Table::new("table-sufficiency", "Whether the money is called enough, by core function", columns);
    let mut groups = Vec::new();
    let mut rows = view.totals.rows(Group::NotEnough, ENGLAND);
    rows.retain(|row| row.total.returns > 0);
    rows.sort_by_key(|row| std::cmp::Reverse(row.total.value));
    for row in &rows {
        let code = row.category.code;
        let numbers = JUDGEMENTS.map(|group| view.totals.of(group, ENGLAND, code).value);
        let mut cells = numbers.map(|number| cell(whole(number))).to_vec();
        cells.push(cell(share(view.totals.share_among(Group::NotEnough, &JUDGEMENTS, code))));
        cells.extend([cell(grouped(row.total.returns)), cell(grouped(row.total.without))]);
        table.row(row.category.label, cells);
        groups.push(Bars::new(row.category.label, numbers.map(|number| Measure::new(number, whole(number))).to_vec()));
    }
    if rows.is_empty() {
        return;
    }
    table
        .notes
        .push(cell("A return that judges a function not to apply is among the returns, and in none of the three columns."));
    let named: Vec<String> = rows
        .iter()
        .take(3)
        .filter(|row| row.total.value.is_some_and(|value| !value.is_zero()))
        .filter_map(|row| Some(format!("{} ({})", lower(row.category.label), whole(Some(row.total.value?)))))
        .collect();
    let summary = if named.is_empty() {
        "No return calls the money for any core function not enough.".to_owned()
    } else {
        format!("The money is called not enough most often for {}.{}", listed(&named), left_out(groups.len()))
    };
    let frame =
        Frame { anchor: "chart-sufficiency".to_owned(), title: "Whether the money is called enough".to_owned(), summary, table };
    chapter.chart(stacked_bars(frame, &["Enough", "Stretched", "Not enough"], groups));
    let columns = vec![Column::words("Core function", 2), Column::words("Partnerships that call the money not enough", 6)];
    let mut table = Table::new("table-not-enough", "Who calls the money not enough, by core function", columns);
    for row in &rows {
        let calls = view.figures.iter().filter(|own| own.not_enough.iter().any(|code| code == row.category.code));
        let names: Vec<&str> = calls.map(|own| own.partnership.as_str()).collect();
        if !names.is_empty() {
            table.row(row.category.label, vec![cell(some_names(&names))]);
        }
    }
    chapter.table(table);
}

fn reserves(view: &View, chapter: &mut Chapter) {
    let (opening, closing) =
        (view.totals.of(Group::Reserves, ENGLAND, "opening"), view.totals.of(Group::Reserves, ENGLAND, "closing"));
    if let Some((before, after)) = opening.value.zip(closing.value) {
        chapter.text(format!(
            "{} held {} in reserve at the start of the year, and {} {} at its end.",
            capitalised(&returns(opening.returns)),
            round(before),
            if opening.returns == closing.returns { "held".to_owned() } else { returns(closing.returns) },
            round(after)
        ));
    }
    if let Some(spread) = view.totals.reserve_spread {
        let mut table = spread_table("table-reserves", "Spread of reserves over partnerships", "Measure");
        table.row("Reserve at the end of the year, as a share of a year’s spending", spread_cells(&spread, percent));
        chapter.table(table);
    }
}
