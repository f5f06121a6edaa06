//! Horizontal bars in groups of two to four series, for example planned and actual.

use rust_decimal::Decimal;

use super::lettering::{Hand, LINE, column, width, wrap, write};
use super::marks::INKS;
use super::measure::{Frame, Group, Measure, longest, part};
use super::{Anchor, Chart, Drawing, Ink, Shape, WIDE};

/// Draws a group of bars for each label with one bar for each series. Each bar has its value and the name of its series at its
/// end: "£480,000 planned", "3,214 in 2026-27". Series after the fourth are in the table only, and the picture says so.
pub fn grouped(frame: Frame, series: &[&str], groups: &[Group]) -> Chart {
    frame.around(|breadth| rows(series, groups, breadth))
}

const LABELS: f32 = 150.0;
const GAP: f32 = 8.0;
const BAR: f32 = 14.0;
/// A bar of the only series.
const LONE_BAR: f32 = 18.0;
const BETWEEN_BARS: f32 = 3.0;
const BETWEEN_GROUPS: f32 = 10.0;

/// The shortest bar of a value that is not zero, in points, so that a small value is not taken for zero.
const HAIR: f32 = 1.0;

/// The space between the end of a bar and its words, in points.
const BEFORE_WORDS: f32 = 5.0;

pub(super) fn rows(series: &[&str], groups: &[Group], breadth: f32) -> Drawing {
    let shown = series.len().min(INKS.len());
    let scale = Scale::of(series, groups, breadth);
    let start = scale.start;

    let mut shapes = Vec::new();
    let (mut top, mut bottom) = (0.0, 0.0);
    for group in groups {
        let marks: Vec<Mark> = group.measures.iter().zip(series).take(shown).map(|(m, name)| scale.mark(name, m)).collect();
        let gaps = marks.len().saturating_sub(1) as f32 * BETWEEN_BARS;
        let bars = marks.iter().map(|mark| mark.height).sum::<f32>() + gaps;
        let label = Hand::PLAIN.even(&group.label, if scale.beside { LABELS } else { breadth });
        let label_height = label.len() as f32 * LINE;
        let (height, bars_top) = if scale.beside {
            let height = bars.max(label_height);
            write(&mut shapes, &label, start - GAP, top + (height - label_height) / 2.0, Anchor::End);
            (height, top + (height - bars) / 2.0)
        } else {
            write(&mut shapes, &label, 0.0, top, Anchor::Start);
            (label_height + 2.0 + bars, top + label_height + 2.0)
        };
        let mut mark_top = bars_top;
        for (mark, ink) in marks.iter().zip(INKS) {
            if mark.length > 0.0 {
                shapes.push(Shape::Rectangle { x: start, y: mark_top, width: mark.length, height: scale.bar, fill: ink });
            }
            write(
                &mut shapes,
                &mark.words,
                start + mark.length + BEFORE_WORDS,
                mark_top + (scale.bar - LINE) / 2.0,
                Anchor::Start,
            );
            mark_top += mark.height + BETWEEN_BARS;
        }
        if !scale.beside {
            axis(&mut shapes, start, bars_top, bars_top + bars);
        }
        bottom = top + height;
        top = bottom + BETWEEN_GROUPS;
    }
    if scale.beside && !groups.is_empty() {
        axis(&mut shapes, start, 0.0, bottom);
    }
    let height = bottom + left_to_the_table(&mut shapes, series.len() - shown, start, bottom);
    Drawing { width: breadth, height, shapes }
}

/// The length of the bars, and the room for the words at their ends, in points.
struct Scale {
    /// Whether the labels are next to their bars; on a narrow picture they are above them.
    beside: bool,
    start: f32,
    most: Decimal,
    longest: f32,
    /// The thickness of a bar, in points.
    bar: f32,
    breadth: f32,
}

impl Scale {
    fn of(series: &[&str], groups: &[Group], breadth: f32) -> Self {
        let measures = || groups.iter().flat_map(|group| series.iter().zip(&group.measures).take(INKS.len()));
        let most = measures().map(|(_, measure)| measure.size()).max().unwrap_or_default();
        let beside = breadth >= WIDE;
        let labels = column(groups.iter().map(|group| (Hand::PLAIN, group.label.as_str())), LABELS);
        let start = if beside { labels + GAP } else { 1.0 };
        let each = measures().map(|(name, measure)| (part(measure.size(), most), width(&words(name, measure))));
        let longest = longest(breadth - start - BEFORE_WORDS - HAIR, each);
        let bar = if series.len() > 1 { BAR } else { LONE_BAR };
        Self { beside, start, most, longest, bar, breadth }
    }

    fn mark(&self, series: &str, measure: &Measure) -> Mark {
        let size = measure.size();
        let length = if size.is_zero() { 0.0 } else { (part(size, self.most) * self.longest).max(HAIR) };
        // Sums of widths differ in their last bits; without a little extra room the widest words would break.
        let room = self.breadth - self.start - length - BEFORE_WORDS + 0.5;
        let words = wrap(&words(series, measure), room);
        Mark { length, height: self.bar.max(words.len() as f32 * LINE), words }
    }
}

/// A bar and the words at its end.
struct Mark {
    length: f32,
    height: f32,
    words: Vec<String>,
}

fn words(series: &str, measure: &Measure) -> String {
    if series.is_empty() { measure.printed.clone() } else { format!("{} {series}", measure.printed) }
}

/// The axis is left of the start of the bars, so that it does not hide a very short one.
pub(super) fn axis(shapes: &mut Vec<Shape>, start: f32, from: f32, to: f32) {
    let x = start - 0.5;
    shapes.push(Shape::Line { from: (x, from), to: (x, to), thickness: 1.0, ink: Ink::Rule });
}

/// Says how many series are not drawn, and returns the height of that line, in points.
pub(super) fn left_to_the_table(shapes: &mut Vec<Shape>, left: usize, x: f32, bottom: f32) -> f32 {
    if left == 0 {
        return 0.0;
    }
    write(shapes, &[format!("Other: {left} more in the table")], x, bottom + 4.0, Anchor::Start);
    LINE + 4.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Bar, bars};
    use crate::document::Table;

    fn frame() -> Frame {
        let table = Table::new("data", "Data", Vec::new());
        Frame { anchor: "chart".to_owned(), title: "A chart".to_owned(), summary: "A sentence.".to_owned(), table }
    }

    fn lengths(drawing: &Drawing) -> Vec<f32> {
        let width = |shape: &Shape| if let Shape::Rectangle { width, .. } = shape { Some(*width) } else { None };
        drawing.shapes.iter().filter_map(width).collect()
    }

    fn labels(drawing: &Drawing) -> Vec<&str> {
        let mut found = Vec::new();
        for shape in &drawing.shapes {
            if let Shape::Label { text, .. } = shape {
                found.push(text.as_str());
            }
        }
        found
    }

    #[test]
    fn bars_are_as_long_as_their_values_and_zero_unknown_and_negative_have_none() {
        let drawing = bars(
            frame(),
            &[
                Bar::new("police", Decimal::from(400), "400"),
                Bar::new("health", Decimal::from(100), "100"),
                Bar::new("probation", Decimal::new(1, 3), "0.001"),
                Bar::new("fire", Decimal::ZERO, "0"),
                Bar::new("housing", None, "[x]"),
                Bar::new("balance", Decimal::from(-5), "-5"),
            ],
        )
        .drawing;
        let lengths = lengths(&drawing);
        assert_eq!(lengths.len(), 3);
        assert_eq!(lengths[0], lengths[1] * 4.0);
        assert_eq!(lengths[2], HAIR);
        assert_eq!(
            labels(&drawing),
            ["police", "400", "health", "100", "probation", "0.001", "fire", "0", "housing", "[x]", "balance", "-5"]
        );
    }

    #[test]
    fn every_mark_of_a_group_names_its_series() {
        let measures = vec![Measure::new(Decimal::from(3), "£3"), Measure::new(None, "[x]")];
        let drawing = grouped(frame(), &["planned", "actual"], &[Group::new("staff", measures)]).drawing;
        assert_eq!(labels(&drawing), ["staff", "£3 planned", "[x] actual"]);
        assert_eq!(lengths(&drawing).len(), 1);
    }

    #[test]
    fn a_fifth_series_is_left_to_the_table_in_words() {
        let measures = (1..=6).map(|value| Measure::new(Decimal::from(value), value.to_string())).collect();
        let drawing = grouped(frame(), &["a", "b", "c", "d", "e", "f"], &[Group::new("staff", measures)]).drawing;
        assert_eq!(lengths(&drawing).len(), 4);
        assert_eq!(labels(&drawing).last(), Some(&"Other: 2 more in the table"));
    }

    #[test]
    fn nothing_to_draw_and_numbers_too_great_to_divide_draw_nothing_wrong() {
        assert_eq!(bars(frame(), &[]).drawing.shapes, []);
        let drawing = bars(frame(), &[Bar::new("a", Decimal::MAX, "a lot"), Bar::new("b", Decimal::MIN, "b")]).drawing;
        assert_eq!(lengths(&drawing).len(), 1);
    }

    #[test]
    fn words_stay_on_the_paper_however_long_they_are() {
        let long = "a service with a very long name that goes on and on until nobody remembers where it began";
        let printed = "9,999,999 children and young people, their families not counted";
        let chart = bars(frame(), &[Bar::new(long, Decimal::from(9), printed), Bar::new("b", Decimal::ONE, "1")]);
        for drawing in [&chart.drawing, &chart.narrow] {
            assert_eq!(crate::chart::lettering::faults(drawing), Vec::<String>::new());
        }
    }
}
