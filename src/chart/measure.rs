//! What the builders of charts are given.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::{Chart, Drawing, NARROW, WIDE};
use crate::document::Table;

/// What stands around the picture of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The anchor, unique in the document.
    pub anchor: String,
    /// What the chart shows.
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

/// A value with the text that is printed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The value; `None` when it is not known, and then the text says why: `[x]`.
    pub value: Option<Decimal>,
    /// What is printed beside the mark.
    pub printed: String,
}

impl Measure {
    /// A value with the text that is printed for it.
    pub fn new(value: impl Into<Option<Decimal>>, printed: impl Into<String>) -> Self {
        Self { value: value.into(), printed: printed.into() }
    }

    /// The value as it can be drawn: what is not known or below zero has no length.
    pub(super) fn size(&self) -> Decimal {
        self.value.unwrap_or_default().max(Decimal::ZERO)
    }
}

/// A labelled value: a bar of its own, or a segment of a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What the value is about.
    pub label: String,
    /// The value.
    pub measure: Measure,
    /// A few quiet words on the value that a funnel says: "38% of referrals". Empty when there is nothing to say.
    pub note: String,
}

impl Bar {
    /// A labelled value with the text that is printed for it.
    pub fn new(label: impl Into<String>, value: impl Into<Option<Decimal>>, printed: impl Into<String>) -> Self {
        Self { label: label.into(), measure: Measure::new(value, printed), note: String::new() }
    }

    /// The same with a few quiet words on the value.
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// A labelled group of values, one for every series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What the values are about.
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

/// What part of `whole` a value is, between 0 and 1. Only lengths on the paper are made from it, never a printed figure.
pub(super) fn part(value: Decimal, whole: Decimal) -> f32 {
    value
        .checked_div(whole)
        .and_then(|share| share.to_f32())
        .filter(|share| share.is_finite())
        .unwrap_or_default()
        .clamp(0.0, 1.0)
}

/// How long the longest bar can be, so that each bar with the words at its end fits into `room`: given is of every bar which part of
/// the longest it is, and how wide its words are. It keeps a length that can be read, however long the words are; they break then.
pub(super) fn longest(room: f32, bars: impl Iterator<Item = (f32, f32)>) -> f32 {
    const LEAST: f32 = 60.0;
    let fits = bars.filter(|(part, _)| *part > 0.0).map(|(part, words)| (room - words) / part);
    fits.fold(room, f32::min).max(LEAST)
}

/// A frame around nothing much, for tests of pictures.
#[cfg(test)]
pub(super) fn frame() -> Frame {
    let table = Table::new("data", "Data", Vec::new());
    Frame { anchor: "chart".to_owned(), title: "A chart".to_owned(), summary: "A sentence.".to_owned(), table }
}
