//! One bar cut into shares of a whole.

use rust_decimal::Decimal;

use super::leaders::{Led, below};
use super::lettering::{LINE, width, wrap, write};
use super::marks::{CUT, INKS};
use super::measure::{Bar, Frame, part};
use super::{Anchor, Chart, Drawing, Ink, Shape};

/// Draws one bar with a segment for each value, in the order given, its words above it. When a segment is too narrow, its words
/// are below it at the end of a line. Segments after the fourth are combined as "Other"; `other` formats their sum. A value
/// that is not known, or is zero or less, has no segment and is named in words under the bar.
pub fn shares(frame: Frame, segments: &[Bar], other: impl FnOnce(Decimal) -> String) -> Chart {
    let (mut drawn, mut named) = (Vec::new(), Vec::new());
    for bar in segments {
        if bar.measure.size().is_zero() { named.push(bar.clone()) } else { drawn.push(bar.clone()) }
    }
    fold(&mut drawn, other);
    frame.around(|breadth| draw(&drawn, &named, breadth))
}

const HEIGHT: f32 = 30.0;

/// Combines the segments from the fourth on into one, when there are more than four.
fn fold(drawn: &mut Vec<Bar>, other: impl FnOnce(Decimal) -> String) {
    if drawn.len() > INKS.len() {
        let sum = drawn.drain(INKS.len() - 1..).fold(Decimal::ZERO, |sum, bar| sum.saturating_add(bar.measure.size()));
        drawn.push(Bar::new("Other", sum, other(sum)));
    }
}

/// A segment with its position and its words.
struct Segment {
    left: f32,
    width: f32,
    ink: Ink,
    /// The label and the printed value.
    words: [String; 2],
    /// Its words, broken into lines above it; `None` when the segment is too narrow for them.
    above: Option<Vec<String>>,
}

fn place(drawn: &[Bar], breadth: f32) -> Vec<Segment> {
    let whole = drawn.iter().fold(Decimal::ZERO, |sum, bar| sum.saturating_add(bar.measure.size()));
    let mut left = 0.0;
    let mut segments = Vec::new();
    for (bar, ink) in drawn.iter().zip(INKS) {
        let width = (part(bar.measure.size(), whole) * breadth).min(breadth - left).max(0.0);
        let words = [bar.label.clone(), bar.measure.printed.clone()];
        segments.push(Segment { left, width, ink, words, above: above(bar, width - 6.0) });
        left += width;
    }
    segments
}

/// The words of a segment on at most three lines of their own, each word whole; `None` when they do not fit.
fn above(bar: &Bar, room: f32) -> Option<Vec<String>> {
    let mut words = bar.label.split_whitespace().chain(bar.measure.printed.split_whitespace());
    let mut lines = wrap(&bar.label, room);
    lines.extend(wrap(&bar.measure.printed, room));
    (lines.len() <= 3 && words.all(|word| width(word) <= room)).then_some(lines)
}

fn draw(drawn: &[Bar], named: &[Bar], breadth: f32) -> Drawing {
    let segments = place(drawn, breadth);
    let mut shapes = Vec::new();
    let above = segments.iter().filter_map(|segment| segment.above.as_ref()).map(Vec::len).max().unwrap_or_default();
    let top = if above > 0 { above as f32 * LINE + 3.0 } else { 0.0 };
    for segment in &segments {
        if let Some(lines) = &segment.above {
            let first = top - 3.0 - lines.len() as f32 * LINE;
            write(&mut shapes, lines, segment.left, first, Anchor::Start);
        }
        let last = segment.left + segment.width >= breadth - 0.01;
        let cut = if last { 0.0 } else { CUT.min(segment.width / 2.0) };
        shapes.push(Shape::Rectangle { x: segment.left, y: top, width: segment.width - cut, height: HEIGHT, fill: segment.ink });
    }
    let mut bottom = if segments.is_empty() { 0.0 } else { top + HEIGHT };
    let narrow = segments.into_iter().filter(|segment| segment.above.is_none());
    let led = narrow.map(|segment| Led { x: segment.left + segment.width / 2.0, words: segment.words }).collect();
    bottom = below(&mut shapes, led, bottom, 0.0, breadth);
    for bar in named {
        let lines = wrap(&format!("Not drawn: {} {}", bar.label, bar.measure.printed), breadth);
        write(&mut shapes, &lines, 0.0, bottom + 4.0, Anchor::Start);
        bottom += lines.len() as f32 * LINE + 4.0;
    }
    Drawing { width: breadth, height: bottom, shapes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Table;

    fn drawing(segments: &[(&str, Option<i64>)]) -> Drawing {
        let bars: Vec<Bar> = segments
            .iter()
            .map(|(label, value)| Bar::new(*label, value.map(Decimal::from), value.map_or("[x]".to_owned(), |v| v.to_string())))
            .collect();
        let table = Table::new("data", "Data", Vec::new());
        let frame = Frame { anchor: "chart".to_owned(), title: "A chart".to_owned(), summary: "A sentence.".to_owned(), table };
        shares(frame, &bars, |sum| sum.to_string()).drawing
    }

    fn rectangles(drawing: &Drawing) -> Vec<(f32, f32, Ink)> {
        let mut found = Vec::new();
        for shape in &drawing.shapes {
            if let Shape::Rectangle { x, width, fill, .. } = shape {
                found.push((*x, *width, *fill));
            }
        }
        found
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
    fn segments_are_as_wide_as_their_share_with_a_line_of_paper_between() {
        let drawing = drawing(&[("council", Some(75)), ("police", Some(25))]);
        assert_eq!(rectangles(&drawing), [(0.0, 358.5, Ink::First), (360.0, 120.0, Ink::Second)]);
        assert_eq!(labels(&drawing), ["council", "75", "police", "25"]);
    }

    #[test]
    fn narrow_segments_have_their_words_below_and_a_line_to_them() {
        let drawing = drawing(&[("council", Some(960)), ("schools forum", Some(20)), ("probation service", Some(20))]);
        let lines = drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Line { .. })).count();
        assert_eq!(lines, 2);
        assert_eq!(labels(&drawing), ["council", "960", "schools forum 20", "probation service 20"]);
    }

    #[test]
    fn segments_after_the_fourth_become_other_with_their_sum_printed_by_the_caller() {
        let drawing = drawing(&[("a", Some(50)), ("b", Some(40)), ("c", Some(30)), ("d", Some(20)), ("e", Some(19))]);
        assert_eq!(labels(&drawing), ["a", "50", "b", "40", "c", "30", "Other", "39"]);
        assert_eq!(rectangles(&drawing).len(), 4);
    }

    #[test]
    fn what_has_no_length_is_named_in_words() {
        let drawing = drawing(&[("council", Some(100)), ("health", None), ("police", Some(0))]);
        assert_eq!(rectangles(&drawing), [(0.0, 480.0, Ink::First)]);
        assert_eq!(labels(&drawing), ["council", "100", "Not drawn: health [x]", "Not drawn: police 0"]);
    }

    #[test]
    fn words_stay_on_the_paper_wherever_the_narrow_segments_are() {
        let name = "a partner with quite a long name";
        for sizes in [[1, 1, 1, 997], [1, 997, 1, 1], [997, 1, 1, 1], [1, 499, 499, 1], [250, 250, 250, 250]] {
            let bars: Vec<Bar> =
                sizes.iter().map(|size| Bar::new(name, Decimal::from(*size), format!("£{size},000 (some %)"))).collect();
            let table = Table::new("data", "Data", Vec::new());
            let frame = Frame { anchor: String::new(), title: String::new(), summary: String::new(), table };
            let chart = shares(frame, &bars, |sum| sum.to_string());
            for drawing in [&chart.drawing, &chart.narrow] {
                assert_eq!(crate::chart::lettering::faults(drawing), Vec::<String>::new(), "{sizes:?}");
            }
        }
    }
}
