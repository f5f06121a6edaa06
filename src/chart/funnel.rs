//! Stages that follow each other, each usually smaller than the one before.

use super::grouped::axis;
use super::lettering::{Hand, LINE, column, write};
use super::measure::{Bar, Frame, longest, part};
use super::{Anchor, Chart, Drawing, Ink, Shape, WIDE};

/// Draws one bar for each stage, in order, with its value and a note such as its share of the stage before: "38% of referrals".
/// A quiet area leads from each bar to the next. A stage that is not known or suppressed is given in words and has no shape.
pub fn funnel(frame: Frame, stages: &[Bar]) -> Chart {
    frame.around(|breadth| draw(stages, breadth))
}

const LABELS: f32 = 140.0;
const GAP: f32 = 8.0;
const HEIGHT: f32 = 27.0;
const BETWEEN: f32 = 13.0;
const BEFORE_WORDS: f32 = 6.0;

/// The shortest bar of a stage that is not empty, in points.
const HAIR: f32 = 1.0;

fn draw(stages: &[Bar], breadth: f32) -> Drawing {
    let beside = breadth >= WIDE;
    let labels = column(stages.iter().map(|stage| (Hand::PLAIN, stage.label.as_str())), LABELS);
    let start = if beside { labels + GAP } else { 1.0 };
    let most = stages.iter().map(|stage| stage.measure.size()).max().unwrap_or_default();
    let words = |stage: &Bar| Hand::STRONG.width(&stage.measure.printed).max(Hand::QUIET.width(&stage.note));
    let each = stages.iter().map(|stage| (part(stage.measure.size(), most), words(stage)));
    let longest = longest(breadth - start - BEFORE_WORDS - HAIR, each);

    let (mut under, mut shapes) = (Vec::new(), Vec::new());
    let (mut top, mut bottom) = (0.0, 0.0);
    let mut before: Option<(f32, f32)> = None;
    for stage in stages {
        let size = stage.measure.size();
        let length = if size.is_zero() { 0.0 } else { (part(size, most) * longest).max(HAIR) };
        let room = breadth - start - length - BEFORE_WORDS + 0.5;
        let label = Hand::PLAIN.even(&stage.label, if beside { LABELS } else { breadth });
        let value = Hand::STRONG.wrap(&stage.measure.printed, room);
        let note = if stage.note.is_empty() { Vec::new() } else { Hand::QUIET.wrap(&stage.note, room) };
        let (label_height, value_height) = (label.len() as f32 * LINE, value.len() as f32 * LINE);
        let words_height = value_height + note.len() as f32 * LINE;
        let mut height = HEIGHT.max(words_height);
        if beside {
            height = height.max(label_height);
            write(&mut shapes, &label, labels, top + (height - label_height) / 2.0, Anchor::End);
        } else {
            write(&mut shapes, &label, 0.0, top, Anchor::Start);
            top += label_height + 2.0;
        }
        let bar_top = top + (height - HEIGHT) / 2.0;
        let drawn = length > 0.0;
        if let (Some((end, above)), true, true) = (before, beside, drawn) {
            let (right, left) = (start + length, start);
            under.push(Shape::Polygon {
                points: vec![(left, above), (end, above), (right, bar_top), (left, bar_top)],
                fill: Ink::Band,
            });
            under.push(Shape::Line { from: (end, above), to: (right, bar_top), thickness: 0.75, ink: Ink::Rule });
        }
        if drawn {
            shapes.push(Shape::Rectangle { x: start, y: bar_top, width: length, height: HEIGHT, fill: Ink::First });
        }
        let (x, first) = (start + length + BEFORE_WORDS, top + (height - words_height) / 2.0);
        Hand::STRONG.write(&mut shapes, &value, x, first, Anchor::Start);
        Hand::QUIET.write(&mut shapes, &note, x, first + value_height, Anchor::Start);
        if !beside {
            axis(&mut shapes, start, bar_top, bar_top + HEIGHT);
        }
        before = drawn.then_some((start + length, bar_top + HEIGHT));
        bottom = top + height;
        top = bottom + if beside { BETWEEN } else { BETWEEN - 3.0 };
    }
    if beside && !stages.is_empty() {
        axis(&mut under, start, 0.0, bottom);
    }
    under.append(&mut shapes);
    Drawing { width: breadth, height: bottom, shapes: under }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::chart::lettering::{faults, words};
    use crate::chart::measure::frame;

    fn stage(label: &str, value: Option<i64>, note: &str) -> Bar {
        let printed = value.map_or("[c]".to_owned(), |value| value.to_string());
        Bar::new(label, value.map(Decimal::from), printed).noted(note)
    }

    #[test]
    fn a_quiet_area_leads_from_each_known_stage_to_the_next_and_unknown_ones_are_words() {
        let stages = [
            stage("Contacts", Some(1000), ""),
            stage("Referrals", Some(400), "40% of contacts"),
            stage("Assessments", None, "not known"),
            stage("Conferences", Some(20), ""),
            stage("Plans", Some(0), "none"),
        ];
        let drawing = funnel(frame(), &stages).drawing;
        let said =
            ["Contacts", "1000", "Referrals", "400", "40% of contacts", "Assessments", "[c]", "not known", "Conferences", "20"];
        assert_eq!(words(&drawing)[..10], said);
        let areas = drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Polygon { .. })).count();
        assert_eq!(areas, 1);
        let bars = drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Rectangle { .. })).count();
        assert_eq!(bars, 3);
    }

    #[test]
    fn no_words_stand_upon_others_or_off_the_paper_whatever_the_values() {
        let long = "a stage with a name of many, many words that nobody would ever say aloud, or read to the end of the line";
        let vast = Bar::new(long, Decimal::MAX, "79,228,162,514,264,337,593,543,950,335 contacts of every kind").noted(long);
        let stages =
            [vast, stage(long, None, long), stage("a", Some(-5), ""), stage("", Some(0), long), stage(long, Some(3), long)];
        for stages in [&stages[..], &stages[1..], &[]] {
            let chart = funnel(frame(), stages);
            assert_eq!(faults(&chart.drawing), Vec::<String>::new());
            assert_eq!(faults(&chart.narrow), Vec::<String>::new());
        }
    }
}
