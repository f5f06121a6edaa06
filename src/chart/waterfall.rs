//! From an opening balance to a closing one, step by step.

use rust_decimal::Decimal;

use super::grouped::axis;
use super::lettering::{Hand, LINE, column};
use super::marks::hatched;
use super::measure::{Frame, Measure, longest, part};
use super::{Anchor, Chart, Drawing, Ink, Shape, WIDE};

/// A step between two balances, or a balance itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The label: "Opening balance", "Added in the year".
    pub label: String,
    /// Whether the step is a balance or a change.
    pub kind: StepKind,
    /// The value. For a change it is the amount added, below zero when it is taken away. The printed text carries the sign:
    /// "−£20,000".
    pub measure: Measure,
}

/// Whether a step is a balance or a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// A balance: its bar begins at zero.
    Balance,
    /// An amount added or taken away: its bar begins where the step before ended.
    Change,
}

impl Step {
    /// An opening or closing balance.
    pub fn balance(label: impl Into<String>, value: impl Into<Option<Decimal>>, printed: impl Into<String>) -> Self {
        Self { label: label.into(), kind: StepKind::Balance, measure: Measure::new(value, printed) }
    }

    /// An amount added or, below zero, taken away.
    pub fn change(label: impl Into<String>, value: impl Into<Option<Decimal>>, printed: impl Into<String>) -> Self {
        Self { label: label.into(), kind: StepKind::Change, measure: Measure::new(value, printed) }
    }
}

/// Draws one row for each step: balances begin at zero, changes where the step before ended. A decrease differs in form, not in
/// colour alone. After an unknown step, changes have no position until the next balance, and are given in words.
pub fn waterfall(frame: Frame, steps: &[Step]) -> Chart {
    let spans = spans(steps);
    frame.around(|breadth| draw(steps, &spans, breadth))
}

const LABELS: f32 = 140.0;
const GAP: f32 = 8.0;
const BAR: f32 = 20.0;
const BETWEEN: f32 = 9.0;
const BEFORE_WORDS: f32 = 6.0;

/// The start and end of a step; `None` when its position is not known.
type Span = Option<(Decimal, Decimal)>;

fn spans(steps: &[Step]) -> Vec<Span> {
    let mut balance: Option<Decimal> = None;
    let mut spans = Vec::new();
    for step in steps {
        let span = match (step.kind, step.measure.value) {
            (StepKind::Balance, Some(value)) => Some((Decimal::ZERO, value)),
            (StepKind::Change, Some(change)) => balance.and_then(|from| Some((from, from.checked_add(change)?))),
            (StepKind::Balance | StepKind::Change, None) => None,
        };
        balance = span.map(|(_, to)| to);
        spans.push(span);
    }
    spans
}

/// The horizontal scale: from a value to a position in points.
struct Scale {
    start: f32,
    longest: f32,
    least: Decimal,
    most: Decimal,
}

impl Scale {
    fn of(spans: &[Span], start: f32, longest: f32) -> Self {
        let ends = || spans.iter().flatten().flat_map(|(from, to)| [*from, *to]).chain([Decimal::ZERO]);
        let (least, most) = (ends().min().unwrap_or_default(), ends().max().unwrap_or_default());
        Self { start, longest, least, most }
    }

    fn x(&self, value: Decimal) -> f32 {
        // Halves, so that the greatest possible distance does not overflow.
        let half = |value: Decimal| value.checked_div(Decimal::TWO).unwrap_or_default();
        let from_least = |value: Decimal| half(value).saturating_sub(half(self.least));
        self.start + part(from_least(value), from_least(self.most)) * self.longest
    }
}

fn draw(steps: &[Step], spans: &[Span], breadth: f32) -> Drawing {
    let beside = breadth >= WIDE;
    let labels = column(steps.iter().map(|step| (hand(step), step.label.as_str())), LABELS);
    let start = if beside { labels + GAP } else { 1.0 };
    let room = breadth - start - BEFORE_WORDS - 1.0;
    let unit = Scale::of(spans, 0.0, 1.0);
    let each = steps.iter().zip(spans).map(|(step, span)| {
        let end = span.map_or(0.0, |(from, to)| unit.x(from.max(to)));
        (end, hand(step).width(&step.measure.printed))
    });
    let scale = Scale::of(spans, start, longest(room, each));

    // On a narrow picture labels would cross an axis at their left edge, so the axis is drawn next to the bars only.
    let through = beside || scale.least < Decimal::ZERO;

    let (mut under, mut shapes) = (Vec::new(), Vec::new());
    let (mut top, mut bottom) = (0.0, 0.0);
    // Where the bar before ended: its value, and its lower edge.
    let mut before: Option<(Decimal, f32)> = None;
    for (step, span) in steps.iter().zip(spans) {
        let hand = hand(step);
        let label = hand.even(&step.label, if beside { LABELS } else { breadth });
        let end = span.map_or(start, |(from, to)| scale.x(from.max(to)));
        let words = hand.wrap(&step.measure.printed, breadth - end - BEFORE_WORDS + 0.5);
        let (label_height, words_height) = (label.len() as f32 * LINE, words.len() as f32 * LINE);
        let mut height = BAR.max(words_height);
        if beside {
            height = height.max(label_height);
            hand.write(&mut shapes, &label, labels, top + (height - label_height) / 2.0, Anchor::End);
        } else {
            ground(&mut shapes, 0.0, top, hand.widest(&label), label_height);
            hand.write(&mut shapes, &label, 0.0, top, Anchor::Start);
            top += label_height + 1.0;
        }
        let bar_top = top + (height - BAR) / 2.0;
        if let Some((from, to)) = *span {
            let joins = if step.kind == StepKind::Balance { to } else { from };
            if let Some((_, above)) = before.filter(|(value, _)| *value == joins) {
                let x = scale.x(joins);
                under.push(Shape::Line { from: (x, above), to: (x, bar_top), thickness: 0.75, ink: Ink::Muted });
            }
            if !through {
                axis(&mut under, scale.x(Decimal::ZERO), bar_top, bar_top + BAR);
            }
            bar(&mut shapes, step.kind, from, to, bar_top, &scale);
            before = Some((to, bar_top + BAR));
        } else {
            before = None;
        }
        let words_top = top + (height - words_height) / 2.0;
        ground(&mut shapes, end + BEFORE_WORDS - 1.0, words_top, hand.widest(&words) + 1.0, words_height);
        hand.write(&mut shapes, &words, end + BEFORE_WORDS, words_top, Anchor::Start);
        bottom = top + height;
        top = bottom + BETWEEN;
    }
    if through && spans.iter().any(Option::is_some) {
        axis(&mut under, scale.x(Decimal::ZERO), 0.0, bottom);
    }
    under.append(&mut shapes);
    Drawing { width: breadth, height: bottom, shapes: under }
}

/// Balances are in strong words, changes in plain ones.
fn hand(step: &Step) -> Hand {
    match step.kind {
        StepKind::Balance => Hand::STRONG,
        StepKind::Change => Hand::PLAIN,
    }
}

/// Paper behind words, for the lines that pass them.
fn ground(shapes: &mut Vec<Shape>, x: f32, y: f32, width: f32, height: f32) {
    shapes.push(Shape::Rectangle { x, y, width, height, fill: Ink::Paper });
}

/// The bar of a balance is full, that of an increase full in another ink, that of a decrease hatched.
fn bar(shapes: &mut Vec<Shape>, kind: StepKind, from: Decimal, to: Decimal, y: f32, scale: &Scale) {
    let (left, right) = (scale.x(from.min(to)), scale.x(from.max(to)));
    // A change of zero is a thin line; any other bar is at least 1 point wide, so that a small value is not taken for zero.
    let width = if from == to { 0.0 } else { (right - left).max(1.0) };
    match kind {
        _ if width == 0.0 => shapes.push(Shape::Line { from: (left, y), to: (left, y + BAR), thickness: 0.75, ink: Ink::Muted }),
        StepKind::Balance => shapes.push(Shape::Rectangle { x: left, y, width, height: BAR, fill: Ink::First }),
        StepKind::Change if to > from => shapes.push(Shape::Rectangle { x: left, y, width, height: BAR, fill: Ink::Second }),
        StepKind::Change => hatched(shapes, left, y, width, BAR, Ink::Second),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::lettering::{faults, words};
    use crate::chart::measure::frame;

    fn change(label: &str, value: i64) -> Step {
        Step::change(label, Decimal::from(value), format!("{value:+}"))
    }

    fn balance(label: &str, value: i64) -> Step {
        Step::balance(label, Decimal::from(value), value.to_string())
    }

    fn rectangles(drawing: &Drawing) -> Vec<(f32, f32, Ink)> {
        let mut found = Vec::new();
        for shape in &drawing.shapes {
            if let Shape::Rectangle { x, width, fill, .. } = shape
                && *fill != Ink::Paper
            {
                found.push((*x, *width, *fill));
            }
        }
        found
    }

    #[test]
    fn changes_begin_where_the_step_before_ended_and_falls_are_hatched() {
        let steps = [balance("Opening", 100), change("Added", 50), change("Used", -120), balance("Closing", 30)];
        let drawing = waterfall(frame(), &steps).drawing;
        assert_eq!(words(&drawing), ["Opening", "100", "Added", "+50", "Used", "-120", "Closing", "30"]);
        let found = rectangles(&drawing);
        let unit = found[0].1 / 100.0;
        assert_eq!(found.len(), 3);
        assert!((found[1].0 - (found[0].0 + 100.0 * unit)).abs() < 0.01 && (found[1].1 - 50.0 * unit).abs() < 0.01, "{found:?}");
        assert!((found[2].1 - 30.0 * unit).abs() < 0.01 && found[2].2 == Ink::First, "{found:?}");
        assert!(drawing.shapes.iter().any(|shape| matches!(shape, Shape::Path { closed: true, ink: Ink::Second, .. })));
    }

    #[test]
    fn a_balance_below_zero_stands_left_of_the_axis() {
        let drawing = waterfall(frame(), &[balance("Opening", 50), change("Used", -100), balance("Closing", -50)]).drawing;
        let found = rectangles(&drawing);
        assert!((found[0].0 - (found[1].0 + found[1].1)).abs() < 0.01, "{found:?}");
    }

    #[test]
    fn after_a_step_that_is_not_known_changes_are_words_until_the_next_balance() {
        let steps = [balance("a", 5), Step::change("b", None, "[x]"), change("c", 3), balance("d", 9), change("e", 1)];
        let drawing = waterfall(frame(), &steps).drawing;
        assert_eq!(rectangles(&drawing).len(), 3);
        assert_eq!(words(&drawing), ["a", "5", "b", "[x]", "c", "+3", "d", "9", "e", "+1"]);
    }

    #[test]
    fn no_words_stand_upon_others_or_off_the_paper_whatever_the_values() {
        let long = "a movement of money that was agreed by everybody after a long meeting in the autumn of the year before";
        let vast = |value| Step::balance(long, value, "−£79,228,162,514,264,337,593,543,950,335.00 and not a penny more");
        let all = [
            vec![vast(Decimal::MAX), change(long, -5), vast(Decimal::MIN), change("b", 7), change("", 0)],
            vec![balance("a", -3), change("b", -2), change(long, 1), balance("c", -4)],
            vec![Step::balance("a", None, "[x]"), change("b", 1)],
            vec![balance("a", 0), change("b", 0), balance("c", 0)],
            Vec::new(),
        ];
        for steps in all {
            let chart = waterfall(frame(), &steps);
            assert_eq!(faults(&chart.drawing), Vec::<String>::new(), "{steps:?}");
            assert_eq!(faults(&chart.narrow), Vec::<String>::new(), "{steps:?}");
        }
    }
}
