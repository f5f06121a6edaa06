//! A flow as a list, for narrow pictures.

use std::collections::BTreeSet;

use super::web::Web;
use crate::chart::lettering::{Hand, LINE};
use crate::chart::marks::outline;
use crate::chart::{Anchor, Dash, Drawing, Ink, Shape};

/// The indent of a box that follows from another, in points.
const INDENT: f32 = 16.0;

/// The space between two boxes of the list, in points.
const APART: f32 = 3.0;

/// The space around words in an outline, in points.
const PADDING: f32 = 4.0;

/// Every box that follows from no other, with all the boxes that follow from it. A box that follows from two is listed at the
/// first.
pub(super) fn draw(web: &Web, breadth: f32) -> Drawing {
    let mut list = List { web, breadth, shapes: Vec::new(), y: 0.0, told: BTreeSet::new() };
    let mut column = None;
    for (number, node) in web.nodes.iter().enumerate() {
        if web.links.iter().any(|link| link.to == number) {
            continue;
        }
        if column != Some(node.column) {
            column = Some(node.column);
            let title = web.columns.get(node.column).map_or("", |column| column.title.as_str());
            list.title(title);
        }
        list.y += 3.0;
        list.tell(number, 0, None);
    }
    Drawing { width: breadth, height: list.y, shapes: list.shapes }
}

/// A picture that says that there is too much to draw.
pub(super) fn left_to_the_table(breadth: f32) -> Drawing {
    let mut shapes = Vec::new();
    let lines = Hand::PLAIN.wrap("Too much to draw: the table says what leads to what.", breadth);
    Hand::PLAIN.write(&mut shapes, &lines, 0.0, 0.0, Anchor::Start);
    Drawing { width: breadth, height: lines.len() as f32 * LINE, shapes }
}

struct List<'a> {
    web: &'a Web<'a>,
    breadth: f32,
    shapes: Vec<Shape>,
    y: f32,
    told: BTreeSet<usize>,
}

impl List<'_> {
    fn title(&mut self, title: &str) {
        if self.y > 0.0 {
            self.y += 8.0;
        }
        let lines = Hand::QUIET.wrap(title, self.breadth);
        Hand::QUIET.write(&mut self.shapes, &lines, 0.0, self.y, Anchor::Start);
        self.y += lines.len() as f32 * LINE + 2.0;
    }

    /// Adds a box and all that follow from it; `stem` is where the line from the box before comes down.
    fn tell(&mut self, number: usize, depth: usize, stem: Option<(f32, f32)>) {
        let x = (depth as f32 * INDENT).min(self.breadth / 2.0);
        let again = !self.told.insert(number);
        let out = self.web.stands_out(number);
        let x = if out { x + PADDING } else { x };
        let room = self.breadth - x - if out { PADDING } else { 0.0 };
        let hand = if depth == 0 { Hand::STRONG } else { Hand::PLAIN };
        let goals: Vec<usize> = self.web.links.iter().filter(|link| link.from == number).map(|link| link.to).collect();
        let label = self.web.label(number);
        // The boxes that follow were listed where this box came first.
        let label = if again && !goals.is_empty() { format!("{label} (see above)") } else { label.to_owned() };
        let lines = hand.wrap(&label, room);
        let gap = self.web.gap(number);
        let gap = if gap.is_empty() { Vec::new() } else { Hand::STRONG.wrap(gap, room) };
        if out {
            self.y += PADDING;
        }
        let top = self.y;
        hand.write(&mut self.shapes, &lines, x, top, Anchor::Start);
        let under = top + lines.len() as f32 * LINE;
        Hand::STRONG.write(&mut self.shapes, &gap, x, under, Anchor::Start);
        let bottom = under + gap.len() as f32 * LINE;
        if out {
            let width = hand.widest(&lines).max(Hand::STRONG.widest(&gap)).min(room) + 2.0 * PADDING;
            let height = bottom - top + 2.0 * PADDING - 1.0;
            self.shapes.push(outline(x - PADDING, top - PADDING + 0.5, width, height, 1.25, Dash::Short, Ink::Text));
        }
        if let Some((down, from)) = stem {
            let middle = top + LINE / 2.0;
            let reach = if out { x - PADDING } else { x - 3.0 };
            let points = vec![(down, from), (down, middle), (reach, middle)];
            self.shapes.push(Shape::Path { points, closed: false, thickness: 1.0, dash: Dash::Solid, ink: Ink::Rule });
        }
        self.y = bottom + if out { PADDING } else { 0.0 } + APART;
        if again {
            return;
        }
        let stem = ((depth as f32 * INDENT).min(self.breadth / 2.0) + 4.0, bottom + if out { PADDING } else { 1.0 });
        for goal in goals {
            self.tell(goal, depth + 1, Some(stem));
        }
    }
}
