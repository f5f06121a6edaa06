//! Stacked horizontal bars: one bar for each group, one segment for each series.

use rust_decimal::Decimal;

use super::grouped::{axis, left_to_the_table};
use super::leaders::{Led, below};
use super::lettering::{Hand, LINE, column, write};
use super::marks::{CUT, INKS, ON};
use super::measure::{Frame, Group, part};
use super::{Anchor, Chart, Drawing, Ink, Shape, WIDE};

/// Draws one bar for each group with one segment for each series, at most four. Series after the fourth are in the table only,
/// and the picture says so. Every segment has its words on it or, when it is too narrow, below it at the end of a line. A value
/// that is not known, or is zero or less, is given in words.
pub fn stacked(frame: Frame, series: &[&str], groups: &[Group]) -> Chart {
    frame.around(|breadth| draw(series, groups, breadth))
}

const LABELS: f32 = 140.0;
const GAP: f32 = 8.0;
const BETWEEN: f32 = 14.0;

/// The space between the edge of a segment and its words, in points.
const PADDING: f32 = 4.5;

fn draw(series: &[&str], groups: &[Group], breadth: f32) -> Drawing {
    let shown = series.len().min(INKS.len());
    let beside = breadth >= WIDE;
    let labels = column(groups.iter().map(|group| (Hand::PLAIN, group.label.as_str())), LABELS);
    let start = if beside { labels + GAP } else { 1.0 };
    let longest = groups.iter().map(|group| total(group, shown)).max().unwrap_or_default();
    let length = |group: &Group| part(total(group, shown), longest) * (breadth - start);
    let bars: Vec<Bar> = groups.iter().map(|group| Bar::of(series, group, start, length(group))).collect();
    // All bars have the height of the one whose words need the most lines.
    let lines = bars.iter().flat_map(|bar| &bar.segments).map(|segment| segment.words.len()).max().unwrap_or_default();
    let bar_height = lines.max(2) as f32 * LINE + 7.0;
    let mut shapes = Vec::new();
    let (mut top, mut bottom) = (0.0, 0.0);
    for (group, bar) in groups.iter().zip(bars) {
        let label = Hand::PLAIN.even(&group.label, if beside { LABELS } else { breadth });
        let label_height = label.len() as f32 * LINE;
        let bar_top = if beside {
            let height = bar_height.max(label_height);
            write(&mut shapes, &label, labels, top + (height - label_height) / 2.0, Anchor::End);
            top + (height - bar_height) / 2.0
        } else {
            write(&mut shapes, &label, 0.0, top, Anchor::Start);
            top + label_height + 2.0
        };
        axis(&mut shapes, start, bar_top, bar_top + bar_height);
        let end = bar.draw(&mut shapes, (start, breadth), (bar_top, bar_height));
        bottom = end.max(if beside { top + label_height } else { 0.0 });
        top = bottom + BETWEEN;
    }
    let height = bottom + left_to_the_table(&mut shapes, series.len() - shown, start, bottom);
    Drawing { width: breadth, height, shapes }
}

fn total(group: &Group, shown: usize) -> Decimal {
    group.measures.iter().take(shown).fold(Decimal::ZERO, |sum, measure| sum.saturating_add(measure.size()))
}

/// A bar with its segments.
struct Bar {
    segments: Vec<Segment>,
    /// Segments that are too narrow for their words.
    led: Vec<Led>,
    /// Values without a length, in words.
    without: Vec<String>,
}

struct Segment {
    left: f32,
    width: f32,
    ink: Ink,
    on: Ink,
    /// The value, then its name; empty when the segment is too narrow for them.
    words: Vec<String>,
}

impl Bar {
    fn of(series: &[&str], group: &Group, start: f32, length: f32) -> Self {
        let whole = total(group, INKS.len().min(series.len()));
        let mut left = start;
        let mut bar = Self { segments: Vec::new(), led: Vec::new(), without: Vec::new() };
        for (((measure, name), ink), on) in group.measures.iter().zip(series).zip(INKS).zip(ON) {
            if measure.size().is_zero() {
                bar.without.push(format!("{} {name}", measure.printed));
                continue;
            }
            let width = (part(measure.size(), whole) * length).min(start + length - left).max(0.0);
            let last = left + width >= start + length - 0.01;
            let cut = if last { 0.0 } else { CUT.min(width / 2.0) };
            let words = within(&measure.printed, name, width - cut - 2.0 * PADDING).unwrap_or_default();
            if words.is_empty() {
                bar.led.push(Led { x: left + width / 2.0, words: [measure.printed.clone(), (*name).to_owned()] });
            }
            bar.segments.push(Segment { left, width: width - cut, ink, on, words });
            left += width;
        }
        bar
    }

    /// Draws the bar between `start` and `breadth`, and returns the bottom edge of the bar and its words.
    fn draw(self, shapes: &mut Vec<Shape>, (start, breadth): (f32, f32), (top, height): (f32, f32)) -> f32 {
        for Segment { left, width, ink, on, words } in self.segments {
            shapes.push(Shape::Rectangle { x: left, y: top, width, height, fill: ink });
            if let Some((value, about)) = words.split_first() {
                let (x, first) = (left + PADDING, top + (height - words.len() as f32 * LINE) / 2.0);
                Hand::STRONG.with(on).write(shapes, std::slice::from_ref(value), x, first, Anchor::Start);
                Hand::PLAIN.with(on).write(shapes, about, x, first + LINE, Anchor::Start);
            }
        }
        let mut bottom = below(shapes, self.led, top + height, start, breadth);
        if !self.without.is_empty() {
            let lines = Hand::QUIET.wrap(&self.without.join(", "), breadth - start);
            Hand::QUIET.write(shapes, &lines, start, bottom + 3.0, Anchor::Start);
            bottom += 3.0 + lines.len() as f32 * LINE;
        }
        bottom
    }
}

/// The words of a segment on at most three lines, each word whole; `None` when there is no room for them.
fn within(printed: &str, name: &str, room: f32) -> Option<Vec<String>> {
    let about = Hand::PLAIN.even(name, room.max(1.0));
    let whole = name.split_whitespace().all(|word| Hand::PLAIN.width(word) <= room);
    (whole && about.len() <= 2 && Hand::STRONG.width(printed) <= room).then(|| {
        let mut words = vec![printed.to_owned()];
        words.extend(about);
        words
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Measure;
    use crate::chart::lettering::{faults, words};
    use crate::chart::measure::frame;

    fn group(label: &str, values: &[Option<i64>]) -> Group {
        let measure =
            |value: &Option<i64>| Measure::new(value.map(Decimal::from), value.map_or("[x]".to_owned(), |v| v.to_string()));
        Group::new(label, values.iter().map(measure).collect())
    }

    #[test]
    fn segments_stand_one_after_the_other_with_paper_between_and_say_what_they_are() {
        let drawing = stacked(frame(), &["cash", "in kind"], &[group("2026-27", &[Some(75), Some(25)])]).drawing;
        assert_eq!(words(&drawing), ["2026-27", "75", "cash", "25", "in kind"]);
        let mut rectangles = Vec::new();
        for shape in &drawing.shapes {
            if let Shape::Rectangle { x, width, .. } = shape {
                rectangles.push((*x, *width));
            }
        }
        let [(first, wide), (second, narrow)] = rectangles[..] else { panic!("two segments: {rectangles:?}") };
        assert!((second + narrow - 480.0).abs() < 0.01 && (first + wide + CUT - second).abs() < 0.01, "{rectangles:?}");
        assert!((wide + CUT - 3.0 * narrow).abs() < 0.01, "{rectangles:?}");
    }

    #[test]
    fn a_narrow_segment_has_its_words_below_and_what_has_no_length_is_said() {
        let groups = [group("2026-27", &[Some(970), Some(30), Some(0), None])];
        let drawing = stacked(frame(), &["cash", "in kind", "fees", "fines"], &groups).drawing;
        assert_eq!(words(&drawing), ["2026-27", "970", "cash", "30 in kind", "0 fees, [x] fines"]);
    }

    #[test]
    fn no_words_stand_upon_others_or_off_the_paper_whatever_the_values() {
        let long = "a contribution of a kind that takes very many words to describe";
        let all = [
            vec![group("a", &[Some(1), Some(1), Some(997), Some(1)]), group(long, &[Some(997), Some(1), Some(1), Some(1)])],
            vec![group("a", &[Some(-5), None, Some(0), Some(3)]), group("", &[]), group(long, &[Some(i64::MAX), Some(i64::MAX)])],
            vec![group("a", &[Some(1), Some(499), Some(499), Some(1), Some(7), Some(7)])],
            Vec::new(),
        ];
        for groups in all {
            for names in [["a", "b", "c", "d", "e", "f"], [long; 6]] {
                let chart = stacked(frame(), &names, &groups);
                assert_eq!(faults(&chart.drawing), Vec::<String>::new(), "{groups:?}");
                assert_eq!(faults(&chart.narrow), Vec::<String>::new(), "{groups:?}");
            }
        }
        let vast = Group::new("vast", vec![Measure::new(Decimal::MAX, "a lot"), Measure::new(Decimal::MAX, "as much")]);
        assert_eq!(faults(&stacked(frame(), &["a", "b"], &[vast]).drawing), Vec::<String>::new());
    }
}
