//! Horizontal bars in groups: two to four series side by side, planned and actual say.

use rust_decimal::Decimal;

use super::lettering::{DROP, LINE, SIZE, width, wrap};
use super::measure::{Frame, Group, Measure, part};
use super::{Anchor, Chart, Drawing, Ink, Shape, WIDTH};

/// A group of bars a label, one bar a series, each with the name of its series and its value in words at its end. Series after
/// the fourth stay in the table, and the picture says so.
pub fn grouped(frame: Frame, series: &[&str], groups: &[Group]) -> Chart {
    frame.around(rows(series, groups))
}

const LABELS: f32 = 150.0;
const GAP: f32 = 8.0;
const BAR: f32 = 13.0;
const BETWEEN_BARS: f32 = 3.0;
const BETWEEN_GROUPS: f32 = 10.0;

/// The shortest bar of a value that is not zero: a hair's breadth, so that few is not taken for none.
const HAIR: f32 = 1.0;

const INKS: [Ink; 4] = [Ink::First, Ink::Second, Ink::Third, Ink::Fourth];

pub(super) fn rows(series: &[&str], groups: &[Group]) -> Drawing {
    let shown = series.len().min(INKS.len());
    let measures = || groups.iter().flat_map(|group| group.measures.iter().take(shown));
    let most = measures().map(Measure::size).max().unwrap_or_default();
    let words = |name: &str, measure: &Measure| match name {
        "" => measure.printed.clone(),
        name => format!("{} {name}", measure.printed),
    };
    let widest = groups
        .iter()
        .flat_map(|group| series.iter().zip(group.measures.iter().take(shown)))
        .map(|(name, measure)| width(&words(name, measure)))
        .fold(0.0, f32::max);
    let start = LABELS + GAP;
    let room = (WIDTH - start - GAP - widest).max(40.0);

    let mut shapes = Vec::new();
    let mut top = 0.0;
    for group in groups {
        let lines = wrap(&group.label, LABELS);
        let count = group.measures.len().min(shown).max(1) as f32;
        let bars_height = count * BAR + (count - 1.0) * BETWEEN_BARS;
        let height = bars_height.max(lines.len() as f32 * LINE);
        label(&mut shapes, &lines, top + height / 2.0);
        let mut bar_top = top + (height - bars_height) / 2.0;
        for ((name, measure), ink) in series.iter().zip(&group.measures).zip(INKS) {
            let length = length(measure.size(), most, room);
            if length > 0.0 {
                shapes.push(Shape::Rectangle { x: start, y: bar_top, width: length, height: BAR, fill: ink });
            }
            shapes.push(Shape::Label {
                x: start + length + 5.0,
                y: bar_top + BAR / 2.0 + DROP,
                text: words(name, measure),
                size: SIZE,
                anchor: Anchor::Start,
                strong: false,
                ink: Ink::Text,
            });
            bar_top += BAR + BETWEEN_BARS;
        }
        top += height + BETWEEN_GROUPS;
    }
    let bottom = (top - BETWEEN_GROUPS).max(0.0);
    // The axis stands left of where the bars begin, so that it hides nothing of a hair's breadth.
    shapes.push(Shape::Line { from: (start - 0.5, 0.0), to: (start - 0.5, bottom), thickness: 1.0, ink: Ink::Rule });
    let height = bottom + left_to_the_table(&mut shapes, series.len() - shown, bottom);
    Drawing { width: WIDTH, height, shapes }
}

fn length(value: Decimal, most: Decimal, room: f32) -> f32 {
    if value.is_zero() { 0.0 } else { (part(value, most) * room).max(HAIR) }
}

fn label(shapes: &mut Vec<Shape>, lines: &[String], middle: f32) {
    let first = middle - (lines.len() as f32 - 1.0) * LINE / 2.0 + DROP;
    for (number, line) in lines.iter().enumerate() {
        shapes.push(Shape::Label {
            x: LABELS,
            y: first + number as f32 * LINE,
            text: line.clone(),
            size: SIZE,
            anchor: Anchor::End,
            strong: false,
            ink: Ink::Text,
        });
    }
}

/// Says how many series are not drawn, and gives the height that takes.
fn left_to_the_table(shapes: &mut Vec<Shape>, left: usize, bottom: f32) -> f32 {
    if left == 0 {
        return 0.0;
    }
    shapes.push(Shape::Label {
        x: LABELS + GAP,
        y: bottom + LINE + DROP,
        text: format!("Other: {left} more in the table"),
        size: SIZE,
        anchor: Anchor::Start,
        strong: false,
        ink: Ink::Muted,
    });
    LINE * 2.0
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
        assert_eq!(bars(frame(), &[]).drawing.height, 0.0);
        let drawing = bars(frame(), &[Bar::new("a", Decimal::MAX, "a lot"), Bar::new("b", Decimal::MIN, "b")]).drawing;
        assert_eq!(lengths(&drawing).len(), 1);
    }

    #[test]
    fn words_stay_on_the_paper() {
        let long = "a service with a very long name that goes on and on until nobody remembers where it began";
        let drawing =
            bars(frame(), &[Bar::new(long, Decimal::from(9), "9,999,999 children"), Bar::new("b", Decimal::ONE, "1")]).drawing;
        for shape in &drawing.shapes {
            if let Shape::Label { x, y, text, anchor, .. } = shape {
                let (left, right) = match anchor {
                    Anchor::Start => (*x, x + width(text)),
                    Anchor::Middle => (x - width(text) / 2.0, x + width(text) / 2.0),
                    Anchor::End => (x - width(text), *x),
                };
                assert!(left >= 0.0 && right <= drawing.width && *y <= drawing.height, "{text}: {left} to {right}, {y}");
            }
        }
    }
}
