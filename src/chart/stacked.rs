//! Stacked horizontal bars: a bar a group, a segment a series.

use rust_decimal::Decimal;

use super::grouped::{axis, left_to_the_table};
use super::leaders::{Led, below};
use super::lettering::{Hand, LINE, column, write};
use super::marks::{CUT, INKS, ON};
use super::measure::{Frame, Group, part};
use super::{Anchor, Chart, Drawing, Shape, WIDE};

/// A bar a group with a segment a series, at most four of them; series after the fourth stay in the table, and the picture says
/// so. Every segment has its words on it, or below it at the end of a line where it is too narrow for them; what is not known, or
/// is zero or less, is said in words.
pub fn stacked(frame: Frame, series: &[&str], groups: &[Group]) -> Chart {
    frame.around(|breadth| draw(series, groups, breadth))
}

const LABELS: f32 = 140.0;
const GAP: f32 = 8.0;
const HEIGHT: f32 = 32.0;
const BETWEEN: f32 = 14.0;

/// Between the edge of a segment and its words.
const PADDING: f32 = 5.0;

fn draw(series: &[&str], groups: &[Group], breadth: f32) -> Drawing {
    let shown = series.len().min(INKS.len());
    let beside = breadth >= WIDE;
    let labels = column(groups.iter().map(|group| (Hand::PLAIN, group.label.as_str())), LABELS);
    let start = if beside { labels + GAP } else { 1.0 };
    let longest = groups.iter().map(|group| total(group, shown)).max().unwrap_or_default();
    let mut shapes = Vec::new();
    let (mut top, mut bottom) = (0.0, 0.0);
    for group in groups {
        let label = Hand::PLAIN.even(&group.label, if beside { LABELS } else { breadth });
        let label_height = label.len() as f32 * LINE;
        let bar_top = if beside {
            let height = HEIGHT.max(label_height);
            write(&mut shapes, &label, labels, top + (height - label_height) / 2.0, Anchor::End);
            top + (height - HEIGHT) / 2.0
        } else {
            write(&mut shapes, &label, 0.0, top, Anchor::Start);
            top + label_height + 2.0
        };
        let length = part(total(group, shown), longest) * (breadth - start);
        axis(&mut shapes, start, bar_top, bar_top + HEIGHT);
        let end = bar(&mut shapes, series, group, (start, length), bar_top, breadth);
        bottom = end.max(if beside { top + label_height } else { 0.0 });
        top = bottom + BETWEEN;
    }
    let height = bottom + left_to_the_table(&mut shapes, series.len() - shown, start, bottom);
    Drawing { width: breadth, height, shapes }
}

fn total(group: &Group, shown: usize) -> Decimal {
    group.measures.iter().take(shown).fold(Decimal::ZERO, |sum, measure| sum.saturating_add(measure.size()))
}

/// Draws the segments of a bar that begins at `start` and is `length` long, and gives its bottom with all its words.
fn bar(shapes: &mut Vec<Shape>, series: &[&str], group: &Group, (start, length): (f32, f32), top: f32, breadth: f32) -> f32 {
    let whole = total(group, INKS.len().min(series.len()));
    let (mut left, mut led, mut without) = (start, Vec::new(), Vec::new());
    for (((measure, name), ink), on) in group.measures.iter().zip(series).zip(INKS).zip(ON) {
        if measure.size().is_zero() {
            without.push(format!("{} {name}", measure.printed));
            continue;
        }
        let width = (part(measure.size(), whole) * length).min(start + length - left).max(0.0);
        let last = left + width >= start + length - 0.01;
        let cut = if last { 0.0 } else { CUT.min(width / 2.0) };
        shapes.push(Shape::Rectangle { x: left, y: top, width: width - cut, height: HEIGHT, fill: ink });
        let (value, about) = (Hand::STRONG.with(on), Hand::PLAIN.with(on));
        if value.width(&measure.printed).max(about.width(name)) <= width - cut - 2.0 * PADDING {
            let inner = top + (HEIGHT - 2.0 * LINE) / 2.0;
            value.write(shapes, std::slice::from_ref(&measure.printed), left + PADDING, inner, Anchor::Start);
            about.write(shapes, &[(*name).to_owned()], left + PADDING, inner + LINE, Anchor::Start);
        } else {
            led.push(Led { x: left + width / 2.0, words: [measure.printed.clone(), (*name).to_owned()] });
        }
        left += width;
    }
    let mut bottom = below(shapes, led, top + HEIGHT, start, breadth);
    if !without.is_empty() {
        let lines = Hand::QUIET.wrap(&format!("Not drawn: {}", without.join(", ")), breadth - start);
        Hand::QUIET.write(shapes, &lines, start, bottom + 3.0, Anchor::Start);
        bottom += 3.0 + lines.len() as f32 * LINE;
    }
    bottom
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
        assert_eq!(words(&drawing), ["2026-27", "970", "cash", "30 in kind", "Not drawn: 0 fees, [x] fines"]);
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
