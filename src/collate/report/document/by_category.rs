//! A group of totals as a table and as bars, the same way in every chapter.

use super::View;
use super::words::{MOST_BARS, exact, rests_on, returns, round, share, whole, with_share};
use crate::annual_return::report::cell;
use crate::chart::{Bar, Chart, Frame, Group as Bars, Measure, bars, stacked};
use crate::collate::report::group::{Group, Unit};
use crate::collate::report::totals::{Row, Totals};
use crate::document::{Column, Table};
use crate::value::{Decimal, Percent};

/// How a group stands in the report.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// The group.
    pub group: Group,
    /// The end of the anchors of its table and its chart.
    pub anchor: &'static str,
    /// The caption of its table.
    pub caption: &'static str,
    /// What its categories are, over their column.
    pub first: &'static str,
    /// Whether the largest comes first; otherwise the order is that of the form, and categories with nothing in them stand too.
    pub ranked: bool,
    /// Another group of the same categories that stands before its numbers.
    pub before: Option<Before>,
}

/// A group whose numbers stand before those of another.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    /// The group.
    pub group: Group,
    /// What stands over its column.
    pub label: &'static str,
    /// What stands over the column of the other then.
    pub other: &'static str,
}

impl Shown {
    /// A group in the order of the form.
    pub const fn in_order(group: Group, anchor: &'static str, caption: &'static str, first: &'static str) -> Self {
        Self { group, anchor, caption, first, ranked: false, before: None }
    }

    /// A group with the largest category first.
    pub const fn ranked(group: Group, anchor: &'static str, caption: &'static str, first: &'static str) -> Self {
        Self { group, anchor, caption, first, ranked: true, before: None }
    }

    /// Its rows for England; `None` if no return gave a number.
    pub fn rows(self, view: &View) -> Vec<Row> {
        let rows = if self.ranked {
            view.totals.ranked(self.group, Totals::ENGLAND)
        } else {
            view.totals.rows(self.group, Totals::ENGLAND)
        };
        if rows.iter().all(|row| row.total.value.is_none_or(|value| value.is_zero())) { Vec::new() } else { rows }
    }

    /// The rows of its table: those in which it or what stands before it has something.
    fn rows_of_table(self, view: &View) -> Vec<Row> {
        let Some(before) = self.before.filter(|_| self.ranked) else { return self.rows(view) };
        let has = |value: Option<Decimal>| value.is_some_and(|value| !value.is_zero());
        let mut rows = view.totals.rows(self.group, Totals::ENGLAND);
        rows.retain(|row| has(row.total.value) || has(view.totals.of(before.group, Totals::ENGLAND, row.category.code).value));
        rows.sort_by_key(|row| std::cmp::Reverse(row.total.value));
        rows
    }

    fn is_money(self) -> bool {
        self.group.about().unit == Unit::Pounds
    }

    /// The table: number, share, and on how many returns each rests.
    pub fn table(self, view: &View) -> Table {
        let number = match self.before {
            Some(before) => before.other,
            None if self.is_money() => "Amount",
            None => "Number",
        };
        let adds_up = self.group.about().adds_up;
        let mut columns = vec![Column::words(self.first, 4)];
        columns.extend(self.before.map(|before| Column::numbers(before.label)));
        columns.push(Column::numbers(number));
        columns.extend(adds_up.then(|| Column::numbers("Share")));
        columns.extend([Column::numbers("Returns"), Column::numbers("Without")]);
        let mut table = Table::new(format!("table-{}", self.anchor), self.caption, columns);
        let print = |value: Option<Decimal>| cell(if self.is_money() { exact(value) } else { whole(value) });
        for row in self.rows_of_table(view) {
            let before = self.before.map(|before| view.totals.of(before.group, Totals::ENGLAND, row.category.code).value);
            let mut cells: Vec<_> = before.map(print).into_iter().collect();
            cells.push(print(row.total.value));
            cells.extend(adds_up.then(|| cell(share(row.share))));
            cells.extend(rests_on(row.total));
            table.row(row.category.label, cells);
        }
        if let Some(all) = view.totals.whole(self.group, Totals::ENGLAND).filter(|_| !table.rows.is_empty()) {
            let before = self.before.map(|before| view.totals.whole(before.group, Totals::ENGLAND).unwrap_or_default());
            let mut cells: Vec<_> = before.map(|before| print(before.value)).into_iter().collect();
            cells.push(print(all.value));
            cells.push(cell(if all.value.is_some_and(|value| !value.is_zero()) { "100%" } else { "z" }));
            cells.extend(rests_on(all));
            table.total("All", cells);
            if let Some((own, before)) = self.before.zip(before).filter(|(_, before)| before.returns != all.returns) {
                table.notes.push(cell(format!("“{}” rests on {}.", own.label, returns(before.returns))));
            }
        }
        table
    }

    /// The table with bars above it, and what they come to in words.
    pub fn bars(self, view: &View, title: &str, summary: String) -> Chart {
        let mut drawn = Vec::new();
        for row in self.rows(view) {
            let printed = row.total.value.map_or_else(
                || "x".to_owned(),
                |value| with_share(if self.is_money() { round(value) } else { whole(Some(value)) }, row.share),
            );
            drawn.push(Bar::new(row.category.label, row.total.value, printed));
        }
        bars(self.frame(view, title, summary), &drawn)
    }

    /// The frame of a chart of it.
    pub fn frame(self, view: &View, title: &str, summary: String) -> Frame {
        Frame { anchor: format!("chart-{}", self.anchor), title: title.to_owned(), summary, table: self.table(view) }
    }
}

/// A row of a table of several groups with the same categories, and of the picture above it.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// What the row is about.
    pub label: &'static str,
    /// The group it is made of.
    pub group: Group,
}

/// Groups with the same categories, a row and a bar each.
pub fn lines(view: &View, anchor: &str, caption: &str, first: &str, summary: String, of: &[Line]) -> Option<Chart> {
    let categories = of.first()?.group.categories();
    let series: Vec<&str> = categories.iter().map(|category| category.label).collect();
    let mut columns = vec![Column::words(first, 4)];
    columns.extend(series.iter().map(|label| Column::numbers(*label)));
    columns.extend([Column::numbers("All"), Column::numbers("Returns"), Column::numbers("Without")]);
    let mut table = Table::new(format!("table-{anchor}"), caption, columns);
    let mut drawn: Vec<(&str, Vec<Row>)> = Vec::new();
    for line in of {
        let rows = view.totals.rows(line.group, Totals::ENGLAND);
        let all = view.totals.whole(line.group, Totals::ENGLAND).unwrap_or_default();
        if all.returns == 0 {
            continue;
        }
        let mut cells: Vec<_> = rows.iter().map(|row| cell(whole(row.total.value))).collect();
        cells.push(cell(whole(all.value)));
        cells.extend(rests_on(all));
        table.row(line.label, cells);
        if all.value.is_some_and(|value| !value.is_zero()) {
            drawn.push((line.label, rows));
        }
    }
    if table.rows.is_empty() {
        return None;
    }
    let frame = Frame { anchor: format!("chart-{anchor}"), title: caption.to_owned(), summary, table };
    let bars: Vec<Bars> = drawn
        .iter()
        .map(|(label, rows)| {
            Bars::new(*label, rows.iter().map(|row| Measure::new(row.total.value, share_or_number(row))).collect())
        })
        .collect();
    Some(stacked_bars(frame, &series, bars))
}

/// Stacked bars, at most as many as can be read. A series in which there is nothing needs no words on every bar.
pub fn stacked_bars(frame: Frame, series: &[&str], mut bars: Vec<Bars>) -> Chart {
    bars.truncate(MOST_BARS);
    let is_drawn = |place: usize| {
        let value = |bar: &Bars| bar.measures.get(place).and_then(|measure| measure.value);
        bars.iter().any(|bar| value(bar).is_some_and(|value| !value.is_zero()))
    };
    let kept: Vec<bool> = (0..series.len()).map(is_drawn).collect();
    let names: Vec<&str> = series.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(name, _)| *name).collect();
    for bar in &mut bars {
        let mut kept = kept.iter();
        bar.measures.retain(|_| kept.next().copied().unwrap_or(false));
    }
    stacked(frame, &names, &bars)
}

fn share_or_number(row: &Row) -> String {
    row.share.map_or_else(|| whole(row.total.value), |share: Percent| share.to_string())
}
