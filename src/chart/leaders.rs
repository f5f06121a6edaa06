//! Words that are too wide for the area they belong to. They are put below it, each at the end of a thin line.

use super::lettering::{LINE, width, wrap, write};
use super::{Anchor, Ink, Shape};

/// Words and the area they belong to.
pub(super) struct Led {
    /// The middle of the area, in points from the left.
    pub x: f32,
    /// The words, in two parts that may be on separate lines.
    pub words: [String; 2],
}

/// The space between a line and its words, in points.
const INDENT: f32 = 5.0;

/// Writes the words below `bottom` between `left` and `right`; returns the new bottom.
///
/// Where there is more room on the right, the words are to the right of their line, and the rightmost come first so that no
/// line crosses the words of another. Near the right edge they are to the left of it, and the leftmost come first.
pub(super) fn below(shapes: &mut Vec<Shape>, mut led: Vec<Led>, bottom: f32, left: f32, right: f32) -> f32 {
    let to_right = |led: &Led| {
        let (before, after) = (led.x - left - INDENT, right - led.x - INDENT);
        after >= before || led.words.iter().all(|words| width(words) <= after)
    };
    if led.iter().any(to_right) {
        led.reverse();
    }
    let mut row = bottom + 6.0;
    let (mut lines_down, mut words_over) = (Vec::new(), Vec::new());
    for led in &led {
        let x = led.x;
        let (from, anchor, room) = if to_right(led) {
            (x + INDENT, Anchor::Start, right - x - INDENT)
        } else {
            (x - INDENT, Anchor::End, x - left - INDENT)
        };
        let mut lines = wrap(led.words.join(" ").trim(), room);
        if lines.len() > 1 {
            lines = led.words.iter().filter(|words| !words.is_empty()).flat_map(|words| wrap(words, room)).collect();
        }
        let taken = lines.iter().map(|line| width(line)).fold(0.0, f32::max);
        let height = lines.len() as f32 * LINE;
        lines_down.push(Shape::Line { from: (x, bottom), to: (x, row + LINE / 2.0), thickness: 0.75, ink: Ink::Muted });
        // Paper behind the words, for the line of another area that has to pass them.
        let edge = if anchor == Anchor::Start { from } else { from - taken };
        words_over.push(Shape::Rectangle { x: edge, y: row, width: taken, height, fill: Ink::Paper });
        write(&mut words_over, &lines, from, row, anchor);
        row += height + 2.0;
    }
    if lines_down.is_empty() {
        return bottom;
    }
    shapes.append(&mut lines_down);
    shapes.append(&mut words_over);
    row
}
