//! Line charts over periods, with one to four series.

use rust_decimal::prelude::ToPrimitive as _;

use super::grouped::left_to_the_table;
use super::lettering::{Hand, LINE, spread};
use super::marks::{INKS, point};
use super::measure::{Frame, Measure};
use super::{Anchor, Chart, Dash, Drawing, Ink, Shape, WIDE};

/// A series over periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The name of the series: "Exampleshire", "England".
    pub name: String,
    /// One value for each period, in the order of the periods.
    pub points: Vec<Measure>,
}

impl Line {
    /// A series over periods.
    pub fn new(name: impl Into<String>, points: Vec<Measure>) -> Self {
        Self { name: name.into(), points }
    }
}

/// Draws one line for each series, at most four, each with its name and its last value at its end. An unknown value leaves a
/// gap. Series after the fourth are in the table only, and the picture says so.
pub fn lines(frame: Frame, periods: &[&str], series: &[Line]) -> Chart {
    let tracks: Vec<Track> = series.iter().take(INKS.len()).map(|line| Track::of(line, periods)).collect();
    let scale = Scale::of(&tracks);
    frame.around(|breadth| draw(periods, &tracks, &scale, series.len() - tracks.len(), breadth))
}

/// A series with its known values.
struct Track<'a> {
    name: &'a str,
    /// The known values: the period, the height, and the printed text.
    points: Vec<(usize, f64, &'a str)>,
    /// The printed text for the last period, used when no value is known.
    last: &'a str,
}

impl<'a> Track<'a> {
    fn of(line: &'a Line, periods: &[&str]) -> Self {
        let within = || line.points.iter().take(periods.len()).enumerate();
        let known = |(at, measure): (usize, &'a Measure)| Some((at, measure.value?.to_f64()?, measure.printed.as_str()));
        let last = within().next_back().map_or("", |(_, measure)| measure.printed.as_str());
        Self { name: &line.name, points: within().filter_map(known).collect(), last }
    }
}

/// The vertical scale.
struct Scale {
    /// The value at the foot of the picture.
    foot: f64,
    head: f64,
    /// Whether the foot is above zero.
    broken: bool,
}

impl Scale {
    /// A scale from zero, unless all values are so close together and so far from zero that no change could be seen.
    fn of(tracks: &[Track]) -> Self {
        let values = || tracks.iter().flat_map(|track| &track.points).map(|(_, value, _)| *value);
        let (least, most) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let distance = most - least;
        if least > 0.0 && distance > 0.0 && distance * 5.0 < most {
            return Self { foot: least - distance * 0.25, head: most, broken: true };
        }
        Self { foot: least.min(0.0), head: most.max(0.0), broken: false }
    }

    /// The height of a value, from 0 at the foot to 1.
    fn part(&self, value: f64) -> f32 {
        let share = (value - self.foot) / (self.head - self.foot);
        // Only the position is narrowed to a smaller type, never the printed text.
        #[expect(clippy::cast_possible_truncation, reason = "a place on the paper")]
        if share.is_finite() { share.clamp(0.0, 1.0) as f32 } else { 0.0 }
    }
}

const DASHES: [Dash; 4] = [Dash::Solid, Dash::Long, Dash::Short, Dash::Mixed];

/// The space between the edge of the area of lines and the words next to it, in points.
const GUTTER: f32 = 14.0;

/// The space between two labels, in points.
const APART: f32 = 4.0;

/// The space above the highest point, in points.
const HEADROOM: f32 = 8.0;

/// The words next to the lines: the name and last value of a series on the right, its first value on the left.
struct Beside {
    series: usize,
    point: (usize, f64),
    name: Vec<String>,
    value: Vec<String>,
}

impl Beside {
    fn height(&self) -> f32 {
        (self.name.len() + self.value.len()) as f32 * LINE
    }

    fn width(&self) -> f32 {
        Hand::PLAIN.widest(&self.name).max(Hand::STRONG.widest(&self.value))
    }
}

/// The area of the lines.
struct Area {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    periods: usize,
}

impl Area {
    fn x(&self, at: usize) -> f32 {
        match self.periods {
            0 | 1 => f32::midpoint(self.left, self.right),
            periods => self.left + (self.right - self.left) * at as f32 / (periods - 1) as f32,
        }
    }

    fn place(&self, (at, value): (usize, f64), scale: &Scale) -> (f32, f32) {
        (self.x(at), self.bottom - scale.part(value) * (self.bottom - self.top))
    }
}

fn draw(periods: &[&str], tracks: &[Track], scale: &Scale, left_out: usize, breadth: f32) -> Drawing {
    let wide = breadth >= WIDE;
    let drawn = || tracks.iter().enumerate().filter(|(_, track)| !track.points.is_empty());
    let ends: Vec<Beside> =
        drawn().filter_map(|(series, track)| end(series, track, periods, if wide { 120.0 } else { 84.0 })).collect();
    let starts: Vec<Beside> =
        drawn().filter_map(|(series, track)| start(series, track, if wide { 90.0 } else { 52.0 })).collect();
    let widest = |beside: &[Beside]| beside.iter().map(Beside::width).fold(0.0, f32::max);
    let tallest = |beside: &[Beside]| beside.iter().map(|each| each.height() + APART).sum::<f32>();
    let left = if starts.is_empty() { 8.0 } else { widest(&starts) + GUTTER };
    let right = breadth - widest(&ends) - GUTTER - 0.5;
    let height = (if wide { 168.0_f32 } else { 150.0 }).max(tallest(&ends)).max(tallest(&starts));
    let area = Area { left, right, top: HEADROOM, bottom: HEADROOM + height, periods: periods.len() };

    let mut shapes = Vec::new();
    let mut bottom = 0.0;
    if drawn().next().is_some() {
        let below = under(&mut shapes, periods, &area, breadth);
        foot(&mut shapes, &area, scale);
        // The first series is the subject of the chart, so it is drawn over the others.
        for (series, track) in drawn().collect::<Vec<_>>().into_iter().rev() {
            line(&mut shapes, series, track, &area, scale);
        }
        let mut taken = words_beside(&mut shapes, &ends, &area, scale, Anchor::Start);
        taken.extend(words_beside(&mut shapes, &starts, &area, scale, Anchor::End));
        if !scale.broken {
            zero(&mut shapes, &area, scale, &mut taken);
        }
        for (_, track) in drawn() {
            late_start(&mut shapes, track, tracks, &area, scale, &mut taken);
        }
        bottom = below.max(taken.iter().map(|edges| edges[3]).fold(0.0, f32::max));
    }
    let mut say = |words: &str| {
        let lines = Hand::QUIET.wrap(words, breadth);
        Hand::QUIET.write(&mut shapes, &lines, 0.0, bottom + 5.0, Anchor::Start);
        bottom += 5.0 + lines.len() as f32 * LINE;
    };
    if scale.broken {
        say("The scale does not begin at zero.");
    }
    for track in tracks.iter().filter(|track| track.points.is_empty()) {
        say(&format!("Not drawn: {} {}", track.name, track.last));
    }
    let height = bottom + left_to_the_table(&mut shapes, left_out, 0.0, bottom);
    Drawing { width: breadth, height, shapes }
}

/// The name and the last value of a series, with the period when it is not the last of all.
fn end(series: usize, track: &Track, periods: &[&str], room: f32) -> Option<Beside> {
    let (at, value, printed) = *track.points.last()?;
    let period = if at + 1 == periods.len() { None } else { periods.get(at) };
    let value_words = period.map_or_else(|| printed.to_owned(), |period| format!("{printed} ({period})"));
    let (name, words) = (Hand::PLAIN.even(track.name, room), Hand::STRONG.wrap(&value_words, room));
    Some(Beside { series, point: (at, value), name, value: words })
}

/// The first value of a series that is known from the first period on and has more than one value.
fn start(series: usize, track: &Track, room: f32) -> Option<Beside> {
    let (at, value, printed) = *track.points.first()?;
    let wanted = at == 0 && track.points.len() > 1;
    wanted.then(|| Beside { series, point: (at, value), name: Vec::new(), value: Hand::PLAIN.wrap(printed, room) })
}

/// Writes words next to the area, each as near to its point as possible, and returns the edges of the room they take.
fn words_beside(shapes: &mut Vec<Shape>, beside: &[Beside], area: &Area, scale: &Scale, anchor: Anchor) -> Vec<[f32; 4]> {
    let wanted: Vec<(f32, f32)> = beside.iter().map(|each| (area.place(each.point, scale).1, each.height() + APART)).collect();
    let tops = spread(&wanted, 0.0, area.bottom + LINE / 2.0 + APART);
    let mut taken = Vec::new();
    for (each, top) in beside.iter().zip(tops) {
        let point = area.place(each.point, scale);
        let top = top + APART / 2.0;
        let (x, near, clear) = match anchor {
            Anchor::Start | Anchor::Middle => (area.right + GUTTER, area.right + GUTTER - 3.0, 6.0),
            Anchor::End => (area.left - GUTTER, area.left - GUTTER + 3.0, -6.0),
        };
        let middle = top + each.height() / 2.0;
        // Words that are not next to their point have a line to it. For a series that ends early the line is quiet, so that
        // nobody takes it for the series.
        if (near - point.0).abs() > GUTTER {
            let points = vec![(point.0 + clear, point.1), (near, middle)];
            shapes.push(Shape::Path { points, closed: false, thickness: 0.75, dash: Dash::Short, ink: Ink::Muted });
        } else if (middle - point.1).abs() > 7.0 {
            let ink = INKS.get(each.series).copied().unwrap_or(Ink::Muted);
            shapes.push(Shape::Line { from: (point.0 + clear, point.1), to: (near, middle), thickness: 0.75, ink });
        }
        let value = if anchor == Anchor::End { Hand::PLAIN } else { Hand::STRONG };
        Hand::PLAIN.write(shapes, &each.name, x, top, anchor);
        value.write(shapes, &each.value, x, top + each.name.len() as f32 * LINE, anchor);
        let (from, to) = if anchor == Anchor::End { (x - each.width(), x) } else { (x, x + each.width()) };
        taken.push([from, top, to, top + each.height()]);
    }
    taken
}

/// Whether the place is free of words.
fn is_free(edges: [f32; 4], taken: &[[f32; 4]]) -> bool {
    let [left, top, right, bottom] = edges;
    taken.iter().all(|[other_left, other_top, other_right, other_bottom]| {
        right <= *other_left || *other_right <= left || bottom <= *other_top || *other_bottom <= top
    })
}

/// Labels the line at the foot as zero, unless a first value is already there.
fn zero(shapes: &mut Vec<Shape>, area: &Area, scale: &Scale, taken: &mut Vec<[f32; 4]>) {
    let (_, y) = area.place((0, 0.0), scale);
    let (right, top) = (area.left - GUTTER, y - LINE / 2.0);
    let edges = [right - Hand::QUIET.width("0"), top, right, top + LINE];
    if edges[0] >= 0.0 && is_free(edges, taken) {
        Hand::QUIET.write(shapes, &["0".to_owned()], right, top, Anchor::End);
        taken.push(edges);
    }
}

/// The first value of a series that begins later. It is put left of its point, above or below it, clear of other words and if
/// possible clear of lines.
fn late_start(shapes: &mut Vec<Shape>, track: &Track, all: &[Track], area: &Area, scale: &Scale, taken: &mut Vec<[f32; 4]>) {
    let Some((at, value, printed)) = track.points.first().copied().filter(|(at, ..)| *at > 0 && track.points.len() > 1) else {
        return;
    };
    let (x, y) = area.place((at, value), scale);
    let width = Hand::PLAIN.width(printed);
    let beside = [x - 7.0 - width, y - LINE / 2.0];
    let places = [beside, [x - width / 2.0, y - 7.0 - LINE], [x - width / 2.0, y + 7.0]]
        .map(|[left, top]| [left, top, left + width, top + LINE]);
    let within = |edges: &[f32; 4]| edges[0] >= 0.0 && edges[2] <= area.right && edges[1] >= 0.0 && edges[3] <= area.bottom;
    let free: Vec<[f32; 4]> = places.into_iter().filter(|edges| within(edges) && is_free(*edges, taken)).collect();
    let unpassed = free.iter().find(|edges| !all.iter().any(|other| passes(other, area, scale, **edges)));
    if let Some(edges) = unpassed.or(free.first()) {
        Hand::PLAIN.write(shapes, &[printed.to_owned()], edges[0], edges[1], Anchor::Start);
        taken.push(*edges);
    }
}

/// Whether the line of a series passes through a rectangle.
fn passes(track: &Track, area: &Area, scale: &Scale, [left, top, right, bottom]: [f32; 4]) -> bool {
    const STEPS: u8 = 40;
    let place = |(at, value, _): &(usize, f64, &str)| area.place((*at, *value), scale);
    track.points.windows(2).any(|pair| {
        let [from, to] = pair else { return false };
        let ((from_x, from_y), (to_x, to_y)) = (place(from), place(to));
        (0..=STEPS).map(|step| f32::from(step) / f32::from(STEPS)).any(|share| {
            let (x, y) = (from_x + (to_x - from_x) * share, from_y + (to_y - from_y) * share);
            (left..=right).contains(&x) && (top..=bottom).contains(&y)
        })
    })
}

/// A line with its marks, with a gap where a value is not known.
fn line(shapes: &mut Vec<Shape>, series: usize, track: &Track, area: &Area, scale: &Scale) {
    let ink = INKS.get(series).copied().unwrap_or(Ink::Text);
    let dash = DASHES.get(series).copied().unwrap_or(Dash::Solid);
    let thickness = if series == 0 { 2.5 } else { 1.75 };
    let places: Vec<(usize, (f32, f32))> =
        track.points.iter().map(|(at, value, _)| (*at, area.place((*at, *value), scale))).collect();
    for piece in places.chunk_by(|(one, _), (next, _)| one + 1 == *next).filter(|piece| piece.len() > 1) {
        let points = piece.iter().map(|(_, place)| *place).collect();
        shapes.push(Shape::Path { points, closed: false, thickness, dash, ink });
    }
    // When there are many periods, only the ends and single points are marked.
    let pitch = if area.periods > 1 { (area.right - area.left) / (area.periods - 1) as f32 } else { f32::INFINITY };
    for (index, (at, place)) in places.iter().enumerate() {
        let joined = |other: Option<&(usize, (f32, f32))>| other.is_some_and(|(other, _)| at.abs_diff(*other) == 1);
        let inner = joined(index.checked_sub(1).and_then(|index| places.get(index))) && joined(places.get(index + 1));
        if pitch >= 14.0 || !inner {
            point(shapes, series, *place, ink);
        }
    }
}

/// The foot of the area: a line at zero, or a broken one when the scale begins elsewhere.
fn foot(shapes: &mut Vec<Shape>, area: &Area, scale: &Scale) {
    let (from, to) = (area.left - 6.0, area.right + 6.0);
    let points = if scale.broken {
        let y = area.bottom;
        vec![(from, y), (from + 5.0, y), (from + 8.0, y - 4.0), (from + 12.0, y + 4.0), (from + 15.0, y), (to, y)]
    } else {
        let (_, y) = area.place((0, 0.0), scale);
        vec![(from, y), (to, y)]
    };
    shapes.push(Shape::Path { points, closed: false, thickness: 1.0, dash: Dash::Solid, ink: Ink::Rule });
}

/// The periods under the area with a quiet line up from each: all of them, or every second, third, …, as they fit. Returns the
/// lower edge of the words.
fn under(shapes: &mut Vec<Shape>, periods: &[&str], area: &Area, breadth: f32) -> f32 {
    let words: Vec<Vec<String>> = periods.iter().map(|period| Hand::QUIET.wrap(period, 80.0)).collect();
    let widths: Vec<f32> = words.iter().map(|lines| Hand::QUIET.widest(lines)).collect();
    let edges = |at: usize| {
        let width = widths.get(at).copied().unwrap_or_default();
        let left = (area.x(at) - width / 2.0).min(breadth - width).max(0.0);
        (left, left + width)
    };
    let last = periods.len().saturating_sub(1);
    let every = |step: usize| (0..periods.len()).filter(|at| (last - at).is_multiple_of(step)).collect::<Vec<_>>();
    let apart = |shown: &[usize]| {
        shown.windows(2).all(|pair| match pair {
            [one, next] => edges(*one).1 + 6.0 <= edges(*next).0,
            _ => true,
        })
    };
    let mut shown = (1..=periods.len()).map(every).find(|shown| apart(shown)).unwrap_or_default();
    // The first period is printed wherever it has room.
    if let Some(first) = shown.first().copied().filter(|first| *first > 0)
        && edges(0).1 + 6.0 <= edges(first).0
    {
        shown.insert(0, 0);
    }
    let top = area.bottom + 7.0;
    let mut bottom = top;
    for at in shown {
        let (x, (left, right)) = (area.x(at), edges(at));
        shapes.push(Shape::Line { from: (x, 0.0), to: (x, area.bottom), thickness: 0.75, ink: Ink::Hair });
        if let Some(lines) = words.get(at) {
            Hand::QUIET.write(shapes, lines, f32::midpoint(left, right), top, Anchor::Middle);
            bottom = bottom.max(top + lines.len() as f32 * LINE);
        }
    }
    bottom
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::chart::lettering::{faults, words};
    use crate::chart::measure::frame;

    const YEARS: [&str; 4] = ["2023-24", "2024-25", "2025-26", "2026-27"];

    fn series(name: &str, values: &[Option<i64>]) -> Line {
        let measure =
            |value: &Option<i64>| Measure::new(value.map(Decimal::from), value.map_or("[x]".to_owned(), |v| v.to_string()));
        Line::new(name, values.iter().map(measure).collect())
    }

    fn paths(drawing: &Drawing, wanted: Ink) -> Vec<&[(f32, f32)]> {
        let mut found = Vec::new();
        for shape in &drawing.shapes {
            if let Shape::Path { points, ink, .. } = shape
                && *ink == wanted
            {
                found.push(points.as_slice());
            }
        }
        found
    }

    #[test]
    fn each_line_says_its_name_its_first_and_its_last_value() {
        let all = [
            series("Exampleshire", &[Some(58), Some(60), Some(61), Some(62)]),
            series("England", &[Some(10), Some(9), Some(8), Some(7)]),
        ];
        let drawing = lines(frame(), &YEARS, &all).drawing;
        let said = words(&drawing);
        for word in ["Exampleshire", "62", "England", "7", "58", "10", "2023-24", "2026-27"] {
            assert!(said.contains(&word), "{word}: {said:?}");
        }
        let up = |ink| paths(&drawing, ink)[0].iter().map(|(_, y)| *y).collect::<Vec<_>>();
        assert!(up(Ink::First).is_sorted_by(|a, b| a > b) && up(Ink::Second).is_sorted());
    }

    #[test]
    fn a_value_that_is_not_known_tears_the_line_and_a_series_without_any_is_said_in_words() {
        let all = [
            series("Area", &[Some(5), Some(6), None, Some(7)]),
            series("Region", &[Some(5), None, Some(6), Some(6)]),
            series("England", &[None; 4]),
        ];
        let drawing = lines(frame(), &YEARS, &all).drawing;
        assert_eq!(paths(&drawing, Ink::First).iter().map(|points| points.len()).collect::<Vec<_>>(), [2]);
        assert_eq!(paths(&drawing, Ink::Second).iter().map(|points| points.len()).collect::<Vec<_>>(), [2]);
        assert!(words(&drawing).contains(&"Not drawn: England [x]"), "{:?}", words(&drawing));
        // Every point has its mark, with a rim of paper.
        let marks = drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Polygon { .. })).count();
        assert_eq!(marks, 2 * (3 + 3));
    }

    #[test]
    fn the_scale_begins_at_zero_unless_the_values_lie_close_together_and_then_says_so() {
        let broken = |values: &[Option<i64>]| {
            let drawing = lines(frame(), &YEARS, &[series("Area", values)]).drawing;
            words(&drawing).contains(&"The scale does not begin at zero.")
        };
        assert!(broken(&[Some(90), Some(91), Some(92), Some(93)]));
        assert!(!broken(&[Some(40), Some(60), Some(50), Some(41)]));
        assert!(!broken(&[Some(90), Some(90), Some(90), Some(90)]));
        assert!(!broken(&[Some(-90), Some(-91), Some(-92), Some(-93)]));
        assert!(!broken(&[Some(0), Some(0), None, None]));
    }

    #[test]
    fn a_series_that_ends_early_says_when_and_one_that_begins_late_has_its_first_value_by_its_point() {
        let all = [series("Old", &[Some(50), Some(40), None, None]), series("New", &[None, Some(10), Some(20), Some(30)])];
        let drawing = lines(frame(), &YEARS, &all).drawing;
        let said = words(&drawing);
        assert!(said.contains(&"40 (2024-25)") && said.contains(&"10"), "{said:?}");
    }

    #[test]
    fn no_words_stand_upon_others_or_off_the_paper_whatever_the_values() {
        let long = "a local authority with a name of very many words and-a-word-of-forty-letters-without-any-space";
        let same = [Some(5), Some(5), Some(5), Some(5)];
        let cases: [&[Option<i64>]; 9] = [
            &same,
            &[Some(0), Some(0), Some(0), Some(0)],
            &[None, None, None, None],
            &[None, None, Some(5), None],
            &[Some(-1000), Some(5), None, Some(i64::MAX)],
            &[Some(-5), Some(-4), Some(-3), Some(-2)],
            &[None, Some(5), None, Some(5)],
            &[Some(5)],
            &[],
        ];
        let many: Vec<String> = (1990..2027).map(|year| format!("{year}-{:02}", (year + 1) % 100)).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let vast = Line::new(long, vec![Measure::new(Decimal::MAX, "79,228,162,514,264,337,593,543,950,335"); 4]);
        for periods in [&YEARS[..], &many, &[long, "b", long, "d"], &["2026-27"], &[]] {
            for case in cases {
                let all = [series(long, case), series("b", case), vast.clone(), series(long, &same), series("fifth", case)];
                for taken in [1, 2, 5] {
                    let chart = lines(frame(), periods, &all[..taken]);
                    assert_eq!(faults(&chart.drawing), Vec::<String>::new(), "{case:?} {periods:?}");
                    assert_eq!(faults(&chart.narrow), Vec::<String>::new(), "{case:?} {periods:?}");
                }
            }
        }
    }
}
