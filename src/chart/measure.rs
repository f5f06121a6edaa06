//! The input of the chart builders.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::{Chart, Drawing, NARROW, WIDE};
use crate::document::Table;

/// The parts of a chart around its picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The anchor, unique in the document.
    pub anchor: String,
    /// The title of the chart.
    pub title: String,
    /// The message in a sentence or two.
    pub summary: String,
    /// The data.
    pub table: Table,
}

impl Frame {
    /// The chart, with the picture drawn once for each width.
    pub(super) fn around(self, draw: impl Fn(f32) -> Drawing) -> Chart {
        let (drawing, narrow) = (draw(WIDE), draw(NARROW));
        Chart { anchor: self.anchor, title: self.title, summary: self.summary, drawing, narrow, table: self.table }
    }
}

/// A value with its printed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The value; `None` when it is not known, and then the text says why: `[x]`.
    pub value: Option<Decimal>,
    /// The text printed next to the mark.
    pub printed: String,
}

impl Measure {
    /// A value with its printed text.
    pub fn new(value: impl Into<Option<Decimal>>, printed: impl Into<String>) -> Self {
        Self { value: value.into(), printed: printed.into() }
    }

    /// The value as a length to draw: 0 when it is not known or below zero.
    pub(super) fn size(&self) -> Decimal {
        self.value.unwrap_or_default().max(Decimal::ZERO)
    }
}

/// A labelled value: a bar of its own, or a segment of a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The label.
    pub label: String,
    /// The value.
    pub measure: Measure,
    /// A short note on the value, shown by a funnel: "38% of referrals". Empty when there is none.
    pub note: String,
}

impl Bar {
    /// A labelled value with its printed text.
    pub fn new(label: impl Into<String>, value: impl Into<Option<Decimal>>, printed: impl Into<String>) -> Self {
        Self { label: label.into(), measure: Measure::new(value, printed), note: String::new() }
    }

    /// The same with a short note on the value.
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// A labelled group of values, one for each series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The label of the group.
    pub label: String,
    /// The values, in the order of the series.
    pub measures: Vec<Measure>,
}

impl Group {
    /// A labelled group of values.
    pub fn new(label: impl Into<String>, measures: Vec<Measure>) -> Self {
        Self { label: label.into(), measures }
    }
}

/// The value as a fraction of `whole`, from 0 to 1. It is used only for lengths on the paper, never for a printed figure.
pub(super) fn part(value: Decimal, whole: Decimal) -> f32 {
    value
        .checked_div(whole)
        .and_then(|share| share.to_f32())
        .filter(|share| share.is_finite())
        .unwrap_or_default()
        .clamp(0.0, 1.0)
}

/// The greatest length of the longest bar, in points, with which every bar and the words at its end fit into `room`. Each pair
/// holds the length of a bar as a fraction of the longest, and the width of its words. The length stays readable however long
/// the words are; they are broken instead.
pub(super) fn longest(room: f32, bars: impl Iterator<Item = (f32, f32)>) -> f32 {
    const LEAST: f32 = 60.0;
    let fits = bars.filter(|(part, _)| *part > 0.0).map(|(part, words)| (room - words) / part);
    fits.fold(room, f32::min).max(LEAST)
}

/// A frame without content, for tests of pictures.
#[cfg(test)]
pub(super) fn frame() -> Frame {
    let table = Table::new("data", "Data", Vec::new());
    Frame { anchor: "chart".to_owned(), title: "A chart".to_owned(), summary: "A sentence.".to_owned(), table }
}
