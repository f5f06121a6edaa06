//! The inks of the series, and the small forms that distinguish series and other things without colour.

use super::{Dash, Ink, Shape};

/// The inks of the series.
pub(super) const INKS: [Ink; 4] = [Ink::First, Ink::Second, Ink::Third, Ink::Fourth];

/// The inks of words on the series.
pub(super) const ON: [Ink; 4] = [Ink::OnFirst, Ink::OnSecond, Ink::OnThird, Ink::OnFourth];

/// The line of paper that separates two areas without colour.
pub(super) const CUT: f32 = 1.5;

/// The mark of a point of a series: a circle, a square, a triangle or a diamond, with a rim of paper that separates it from
/// lines.
pub(super) fn point(shapes: &mut Vec<Shape>, series: usize, (x, y): (f32, f32), ink: Ink) {
    for (grown, fill) in [(1.25, Ink::Paper), (0.0, ink)] {
        shapes.push(Shape::Polygon {
            points: corners(series, 3.25 + grown).iter().map(|(dx, dy)| (x + dx, y + dy)).collect(),
            fill,
        });
    }
}

/// The corners of a series' mark around its middle. They are computed without sine and cosine, so that they are the same on
/// every machine. Forms that look equal in size have different radii.
fn corners(series: usize, radius: f32) -> Vec<(f32, f32)> {
    match series % INKS.len() {
        0 => {
            // A quarter of the circle, turned four times.
            let quarter: Vec<(f32, f32)> = (0_u8..6)
                .map(|at| {
                    let share = f32::from(at) / 6.0;
                    let below = 1.0 + share * share;
                    (radius * (1.0 - share * share) / below, radius * 2.0 * share / below)
                })
                .collect();
            let turned = |turns: u8| {
                quarter.iter().map(move |(x, y)| match turns {
                    0 => (*x, *y),
                    1 => (-y, *x),
                    2 => (-x, -y),
                    _ => (*y, -x),
                })
            };
            (0..4).flat_map(turned).collect()
        }
        1 => [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)].map(|(x, y)| (x * radius, y * radius)).to_vec(),
        2 => [(0.0, -1.4), (1.25, 0.8), (-1.25, 0.8)].map(|(x, y)| (x * radius, y * radius)).to_vec(),
        _ => [(0.0, -1.4), (1.4, 0.0), (0.0, 1.4), (-1.4, 0.0)].map(|(x, y)| (x * radius, y * radius)).to_vec(),
    }
}

/// An outline of a rectangle, drawn within its edges.
pub(super) fn outline(x: f32, y: f32, width: f32, height: f32, thickness: f32, dash: Dash, ink: Ink) -> Shape {
    let half = (thickness / 2.0).min(width / 2.0).min(height / 2.0);
    let (left, top, right, bottom) = (x + half, y + half, x + width - half, y + height - half);
    let points = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
    Shape::Path { points, closed: true, thickness, dash, ink }
}

/// A rectangle of slanting strokes on paper, with an outline.
pub(super) fn hatched(shapes: &mut Vec<Shape>, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
    const STEP: f32 = 5.0;
    shapes.push(Shape::Rectangle { x, y, width, height, fill: Ink::Paper });
    let mut at = STEP / 2.0;
    // Each stroke rises to the right from (x + at - height, bottom) to (x + at, top), cut to the rectangle.
    while at < width + height {
        let (from, to) = ((at - height).max(0.0), at.min(width));
        if to > from {
            let line = |across: f32| (x + across, y + (at - across));
            shapes.push(Shape::Line { from: line(from), to: line(to), thickness: 1.0, ink });
        }
        at += STEP;
    }
    shapes.push(outline(x, y, width, height, 1.25, Dash::Solid, ink));
}
