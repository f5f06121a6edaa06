//! A flow as boxes in columns, with lines between them.

use super::order::{Slot, ordered};
use super::web::Web;
use crate::chart::lettering::{Hand, LINE, spread};
use crate::chart::marks::outline;
use crate::chart::measure::part;
use crate::chart::{Anchor, Dash, Drawing, Ink, Shape};

/// The most boxes and links together: more cannot be followed by eye.
const MOST: usize = 250;

/// The limits for the width of a box, in points: a box is at least the first wide, and at least as wide as its longest word up
/// to the second.
const NARROWEST: (f32, f32) = (62.0, 110.0);

/// The space between two columns, in points.
const GAP: f32 = 42.0;

/// The space between two boxes of a column, in points.
const APART: f32 = 6.0;

/// The space around the words of a box, in points: at the sides, and above and below.
const PADDING: (f32, f32) = (6.0, 3.5);

/// The width of the coloured edge of a box, in points.
const EDGE: f32 = 2.5;

/// The thickness of the thickest line, and of one without a weight, in points.
const THICKEST: f32 = 9.0;
const THIN: f32 = 1.0;

/// The space between two lines at the same box, in points.
const BETWEEN_LINES: f32 = 2.0;

const LABEL: Hand = Hand { size: 9.0, ..Hand::PLAIN };
const MISSING: Hand = Hand { size: 9.0, ..Hand::STRONG };

/// The picture; `None` when there are too many boxes, columns or lines.
pub(super) fn draw(web: &Web, breadth: f32) -> Option<Drawing> {
    let columns = web.columns.len();
    let room = breadth - GAP * columns.saturating_sub(1) as f32;
    if columns == 0 || room / (columns as f32) < NARROWEST.0 || web.nodes.len() + web.links.len() > MOST {
        return None;
    }
    let thick = thicknesses(web);
    let lanes = Lanes::of(web, &thick);
    let widths = widths(web, &lanes, room);
    let mut lefts = Vec::new();
    let mut x = 0.0;
    for width in &widths {
        lefts.push(x);
        x += width + GAP;
    }
    let heights: Vec<f32> =
        lanes.slots.iter().zip(&lanes.what).map(|(slot, what)| lanes.height(web, *what, width_at(&widths, slot))).collect();

    let mut shapes = Vec::new();
    let mut top = 0.0_f32;
    for ((column, left), width) in web.columns.iter().zip(&lefts).zip(&widths) {
        let title = Hand::STRONG.wrap(&column.title, *width);
        Hand::STRONG.write(&mut shapes, &title, *left, 0.0, Anchor::Start);
        top = top.max(title.len() as f32 * LINE + 6.0);
    }
    let tops = stand(&lanes, &heights, top);
    let mut bottom = tops.iter().zip(&heights).map(|(top, height)| top + height).fold(top, f32::max);
    lines(&mut shapes, &lanes, &thick, &Places { lefts: &lefts, widths: &widths, tops: &tops, heights: &heights });
    for ((slot, what), (top, height)) in lanes.slots.iter().zip(&lanes.what).zip(tops.iter().zip(&heights)) {
        if let What::Box(number) = what {
            let left = lefts.get(slot.column).copied().unwrap_or_default();
            a_box(&mut shapes, web, *number, [left, *top, width_at(&widths, slot), *height]);
        }
    }
    if web.links.iter().any(|link| link.weight.is_some()) {
        let lines = Hand::QUIET.wrap("The thicker a line, the greater its amount.", breadth);
        Hand::QUIET.write(&mut shapes, &lines, 0.0, bottom + 8.0, Anchor::Start);
        bottom += 8.0 + lines.len() as f32 * LINE;
    }
    Some(Drawing { width: breadth, height: bottom, shapes })
}

fn width_at(widths: &[f32], slot: &Slot) -> f32 {
    widths.get(slot.column).copied().unwrap_or_default()
}

/// The thickness of each link, in points.
fn thicknesses(web: &Web) -> Vec<f32> {
    let most = web.links.iter().filter_map(|link| link.weight).max().unwrap_or_default();
    let thickness = |weight| (part(weight, most) * THICKEST).max(THIN);
    web.links.iter().map(|link| link.weight.map_or(THIN, thickness)).collect()
}

/// The content of a slot: a box, or a link that passes the column.
#[derive(Clone, Copy)]
enum What {
    Box(usize),
    Passing,
}

/// The slots of all columns, and the pieces of every link from slot to slot.
struct Lanes {
    slots: Vec<Slot>,
    what: Vec<What>,
    order: Vec<Vec<usize>>,
    /// For each link, the slots it goes through.
    ways: Vec<Vec<usize>>,
    /// The height that all lines arriving at a slot need, or all leaving it, whichever is more.
    sheaves: Vec<f32>,
}

impl Lanes {
    fn of(web: &Web, thick: &[f32]) -> Self {
        let slot = |column| Slot { column, before: Vec::new(), after: Vec::new() };
        let mut slots: Vec<Slot> = web.nodes.iter().map(|node| slot(node.column)).collect();
        let mut what: Vec<What> = (0..web.nodes.len()).map(What::Box).collect();
        let mut ways = Vec::new();
        for link in &web.links {
            let column = |node: usize| web.nodes.get(node).map_or(0, |node| node.column);
            let mut way = vec![link.from];
            for passed in column(link.from) + 1..column(link.to) {
                way.push(slots.len());
                slots.push(slot(passed));
                what.push(What::Passing);
            }
            way.push(link.to);
            for pair in way.windows(2) {
                if let [from, to] = pair {
                    slots.iter_mut().skip(*from).take(1).for_each(|slot| slot.after.push(*to));
                    slots.iter_mut().skip(*to).take(1).for_each(|slot| slot.before.push(*from));
                }
            }
            ways.push(way);
        }
        let order = ordered(&slots, web.columns.len());
        let mut sheaves = vec![(0.0_f32, 0.0_f32); slots.len()];
        for (way, thickness) in ways.iter().zip(thick) {
            for pair in way.windows(2) {
                if let [from, to] = pair {
                    sheaves.iter_mut().skip(*from).take(1).for_each(|sheaf| sheaf.1 += thickness + BETWEEN_LINES);
                    sheaves.iter_mut().skip(*to).take(1).for_each(|sheaf| sheaf.0 += thickness + BETWEEN_LINES);
                }
            }
        }
        let sheaves = sheaves.into_iter().map(|(arriving, leaving)| arriving.max(leaving)).collect();
        Self { slots, what, order, ways, sheaves }
    }

    fn height(&self, web: &Web, what: What, width: f32) -> f32 {
        match what {
            What::Passing => 4.0,
            What::Box(number) => {
                let (label, gap) = words(web, number, width);
                let words = (label.len() + gap.len()) as f32 * LABEL.line() + 2.0 * PADDING.1;
                words.max(self.sheaves.get(number).copied().unwrap_or_default())
            }
        }
    }

    /// The height of a column when its boxes have this width.
    fn column_height(&self, web: &Web, column: usize, width: f32) -> f32 {
        let slots = self.order.get(column).into_iter().flatten();
        slots.filter_map(|slot| self.what.get(*slot)).map(|what| self.height(web, *what, width) + APART).sum()
    }
}

/// The words of a box: its label, and what is missing.
fn words(web: &Web, number: usize, width: f32) -> (Vec<String>, Vec<String>) {
    let room = width - 2.0 * PADDING.0 - EDGE;
    let gap = web.gap(number);
    (LABEL.wrap(web.label(number), room), if gap.is_empty() { Vec::new() } else { MISSING.wrap(gap, room) })
}

/// The least width of each column.
fn narrowest(web: &Web) -> Vec<f32> {
    let mut narrowest = vec![NARROWEST.0; web.columns.len()];
    for node in &web.nodes {
        let label = node.shown.label.split_whitespace().map(|word| LABEL.width(word));
        let gap = node.shown.gap.iter().flat_map(|gap| gap.split_whitespace()).map(|word| MISSING.width(word));
        let word = label.chain(gap).fold(0.0, f32::max) + 2.0 * PADDING.0 + EDGE + 0.5;
        narrowest.iter_mut().skip(node.column).take(1).for_each(|width| *width = width.max(word.min(NARROWEST.1)));
    }
    narrowest
}

/// The width of each column: the highest column takes width from the lowest as long as that makes the picture lower.
fn widths(web: &Web, lanes: &Lanes, room: f32) -> Vec<f32> {
    const STEP: f32 = 4.0;
    let count = web.columns.len();
    let mut least = narrowest(web);
    let spare = room - least.iter().sum::<f32>();
    if spare < 0.0 {
        least = vec![room / count as f32; count];
    }
    let mut widths: Vec<f32> = least.iter().map(|width| width + spare.max(0.0) / count as f32).collect();
    let heights =
        |widths: &[f32]| widths.iter().enumerate().map(|(at, width)| lanes.column_height(web, at, *width)).collect::<Vec<_>>();
    let mut now = heights(&widths);
    let highest = |heights: &[f32]| heights.iter().copied().fold(0.0, f32::max);
    let mut best = (highest(&now), widths.clone());
    for _ in 0..90 {
        let tallest = now.iter().enumerate().max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(at, _)| at);
        let can_give = |at: &usize| {
            Some(*at) != tallest && widths.get(*at).zip(least.get(*at)).is_some_and(|(width, least)| width - STEP >= *least)
        };
        let shortest = (0..count).filter(can_give).min_by(|one, other| {
            let height = |at: &usize| now.get(*at).copied().unwrap_or_default();
            height(one).total_cmp(&height(other))
        });
        let (Some(tallest), Some(shortest)) = (tallest, shortest) else { break };
        widths.iter_mut().skip(tallest).take(1).for_each(|width| *width += STEP);
        widths.iter_mut().skip(shortest).take(1).for_each(|width| *width -= STEP);
        now = heights(&widths);
        if highest(&now) < best.0 - 0.01 {
            best = (highest(&now), widths.clone());
        }
    }
    best.1
}

/// The upper edge of every slot. Those of the highest column follow one after the other; all others are level with the slots
/// they are linked to.
fn stand(lanes: &Lanes, heights: &[f32], top: f32) -> Vec<f32> {
    let height = |slot: &usize| heights.get(*slot).copied().unwrap_or_default();
    let column_height = |column: &Vec<usize>| column.iter().map(|slot| height(slot) + APART).sum::<f32>() - APART;
    let all: Vec<f32> = lanes.order.iter().map(column_height).collect();
    let highest = all.iter().enumerate().rev().max_by(|(_, one), (_, other)| one.total_cmp(other)).map_or(0, |(at, _)| at);
    let bottom = top + all.get(highest).copied().unwrap_or_default().max(0.0);
    let mut tops = vec![top; lanes.slots.len()];
    let rightward = (highest..lanes.order.len()).map(|column| (column, true));
    let leftward = (0..highest).rev().map(|column| (column, false));
    for (column, from_the_left) in rightward.chain(leftward) {
        let Some(order) = lanes.order.get(column) else { continue };
        let mut last = top;
        let mut wanted = Vec::new();
        for slot in order {
            let linked = lanes.slots.get(*slot).map(|slot| if from_the_left { &slot.before } else { &slot.after });
            let middles: Vec<f32> =
                linked.into_iter().flatten().filter_map(|other| Some(tops.get(*other)? + height(other) / 2.0)).collect();
            // A slot without links goes right after the one above it; the order is never changed.
            let wish =
                if column == highest || middles.is_empty() { last } else { middles.iter().sum::<f32>() / middles.len() as f32 };
            last = wish.max(last);
            wanted.push((last, height(slot) + APART));
        }
        let placed = spread(&wanted, top - APART / 2.0, bottom + APART / 2.0);
        for (slot, place) in order.iter().zip(placed) {
            tops.iter_mut().skip(*slot).take(1).for_each(|top| *top = place + APART / 2.0);
        }
    }
    tops
}

struct Places<'a> {
    lefts: &'a [f32],
    widths: &'a [f32],
    tops: &'a [f32],
    heights: &'a [f32],
}

impl Places<'_> {
    fn middle(&self, slot: usize) -> f32 {
        let of = |values: &[f32]| values.get(slot).copied().unwrap_or_default();
        of(self.tops) + of(self.heights) / 2.0
    }
}

/// Draws every link, the thickest first, each with a rim of paper so that it can be followed where lines cross.
fn lines(shapes: &mut Vec<Shape>, lanes: &Lanes, thick: &[f32], places: &Places) {
    let arrivals = ends(lanes, thick, places, true);
    let departures = ends(lanes, thick, places, false);
    let mut order: Vec<usize> = (0..lanes.ways.len()).collect();
    let thickness = |link: usize| thick.get(link).copied().unwrap_or(THIN);
    order.sort_by(|one, other| thickness(*other).total_cmp(&thickness(*one)));
    for link in order {
        let Some(way) = lanes.ways.get(link) else { continue };
        for (grown, ink) in [(2.0, Ink::Paper), (0.0, Ink::Rule)] {
            for (step, pair) in way.windows(2).enumerate() {
                let [from, to] = pair else { continue };
                let column = |slot: usize| lanes.slots.get(slot).map_or(0, |slot| slot.column);
                let left = |slot: usize| places.lefts.get(column(slot)).copied().unwrap_or_default();
                let right = |slot: usize| left(slot) + places.widths.get(column(slot)).copied().unwrap_or_default();
                let end = |ends: &[Vec<f32>]| ends.get(link).and_then(|ys| ys.get(step)).copied().unwrap_or_default();
                let (leaves, arrives) = ((right(*from), end(&departures)), (left(*to), end(&arrivals)));
                let thickness = thickness(link) + grown;
                shapes.push(Shape::Curve { from: leaves, to: arrives, thickness, ink });
                if matches!(lanes.what.get(*to), Some(What::Passing)) {
                    shapes.push(Shape::Line { from: arrives, to: (right(*to), arrives.1), thickness, ink });
                }
            }
        }
    }
}

/// The height at which each piece of a link starts and ends. The links of a box lie side by side in the order of the boxes at
/// their other end.
fn ends(lanes: &Lanes, thick: &[f32], places: &Places, arriving: bool) -> Vec<Vec<f32>> {
    // The lines at each slot: which link, which of its pieces, and where the other end is.
    let mut sheaves: Vec<Vec<(usize, usize, f32)>> = vec![Vec::new(); lanes.slots.len()];
    for (link, way) in lanes.ways.iter().enumerate() {
        for (step, pair) in way.windows(2).enumerate() {
            let [from, to] = pair else { continue };
            let (here, there) = if arriving { (*to, *from) } else { (*from, *to) };
            sheaves.iter_mut().skip(here).take(1).for_each(|sheaf| sheaf.push((link, step, places.middle(there))));
        }
    }
    let mut ys: Vec<Vec<f32>> = lanes.ways.iter().map(|way| vec![0.0; way.len().saturating_sub(1)]).collect();
    for (slot, sheaf) in sheaves.iter_mut().enumerate() {
        sheaf.sort_by(|one, other| one.2.total_cmp(&other.2));
        let thickness = |link: usize| thick.get(link).copied().unwrap_or(THIN);
        let all = sheaf.iter().map(|(link, ..)| thickness(*link) + BETWEEN_LINES).sum::<f32>();
        let mut y = places.middle(slot) - all / 2.0;
        for (link, step, _) in sheaf.iter() {
            let own = thickness(*link) + BETWEEN_LINES;
            if let Some(place) = ys.get_mut(*link).and_then(|ys| ys.get_mut(*step)) {
                *place = y + own / 2.0;
            }
            y += own;
        }
    }
    ys
}

fn a_box(shapes: &mut Vec<Shape>, web: &Web, number: usize, [x, y, width, height]: [f32; 4]) {
    let (label, gap) = words(web, number, width);
    if web.stands_out(number) {
        shapes.push(Shape::Rectangle { x, y, width, height, fill: Ink::Paper });
        shapes.push(outline(x, y, width, height, 1.25, Dash::Short, Ink::Text));
    } else {
        shapes.push(Shape::Rectangle { x, y, width, height, fill: Ink::Band });
        shapes.push(Shape::Rectangle { x, y, width: EDGE, height, fill: Ink::First });
    }
    let (left, words) = (x + EDGE + PADDING.0, (label.len() + gap.len()) as f32 * LABEL.line());
    let top = y + (height - words) / 2.0;
    LABEL.write(shapes, &label, left, top, Anchor::Start);
    MISSING.write(shapes, &gap, left, top + label.len() as f32 * LABEL.line(), Anchor::Start);
}
