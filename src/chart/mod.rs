//! A chart as shapes and labels: SVG and PDF draw the same ones.
//!
//! One builder for each kind makes charts from plain data: [`bars`], [`grouped`], [`stacked`], [`shares`], [`lines()`],
//! [`waterfall()`], [`funnel()`], [`flow()`] and [`grid()`]. They take exact values for the lengths and the text to print with
//! each, and format nothing. Every mark has its words on it or next to it, so a chart can be read without a legend or colour.
//! Series also differ in lightness or form, so a grey print can be read.

mod bars;
mod flow;
mod funnel;
mod grid;
mod grouped;
mod leaders;
mod lettering;
mod lines;
mod marks;
mod measure;
mod shares;
mod stacked;
mod waterfall;

pub use bars::bars;
pub use flow::{FlowColumn, FlowLink, FlowNode, flow};
pub use funnel::funnel;
pub use grid::{GridCell, GridRow, Mark, grid};
pub use grouped::grouped;
pub use lines::{Line, lines};
pub use measure::{Bar, Frame, Group, Measure};
pub use shares::shares;
pub use stacked::stacked;
pub use waterfall::{Step, StepKind, waterfall};

use crate::document::Table;

/// The width of a picture, in points: the width of the text on an A4 page.
const WIDE: f32 = 480.0;

/// The width of a picture for a telephone, in points: its words stay large enough to read.
const NARROW: f32 = 236.0;

/// A chart: its message in words, its picture, and its data as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The anchor, unique in the document.
    pub anchor: String,
    /// The title of the chart.
    pub title: String,
    /// The message in a sentence or two, made from the data; also the alternative text of the picture.
    pub summary: String,
    /// The picture.
    pub drawing: Drawing,
    /// The same picture for a narrow screen.
    pub narrow: Drawing,
    /// The data, always shown with the chart.
    pub table: Table,
}

/// A picture, measured in points from the top left corner.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The shapes, the lowest first.
    pub shapes: Vec<Shape>,
}

/// A shape of a picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Rectangle {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// The role of the rectangle; the theme sets its colour.
        fill: Ink,
    },
    /// A straight line.
    Line {
        /// The start of the line.
        from: (f32, f32),
        /// The end of the line.
        to: (f32, f32),
        /// The thickness, in points.
        thickness: f32,
        /// The role of the line; the theme sets its colour.
        ink: Ink,
    },
    /// A filled area.
    Polygon {
        /// Its corners, in order.
        points: Vec<(f32, f32)>,
        /// The role of the area.
        fill: Ink,
    },
    /// A line through several points.
    Path {
        /// The points, in order.
        points: Vec<(f32, f32)>,
        /// Whether the last point is joined to the first, which makes an outline.
        closed: bool,
        /// The thickness, in points.
        thickness: f32,
        /// The dash pattern.
        dash: Dash,
        /// The role of the line.
        ink: Ink,
    },
    /// A curve that is horizontal at both ends.
    Curve {
        /// The start of the curve.
        from: (f32, f32),
        /// The end of the curve, further to the right.
        to: (f32, f32),
        /// The thickness, in points.
        thickness: f32,
        /// The role of the curve.
        ink: Ink,
    },
    /// Words.
    Label {
        /// The horizontal position of the anchor.
        x: f32,
        /// The vertical position of the base line.
        y: f32,
        /// The words.
        text: String,
        /// The size, in points.
        size: f32,
        /// Which end of the words is at `x`.
        anchor: Anchor,
        /// Whether the words are strong.
        strong: bool,
        /// The role of the words; the theme sets their colour.
        ink: Ink,
    },
}

/// Which part of the words is at their anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The beginning.
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

/// The dash pattern of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// A solid line.
    Solid,
    /// Long strokes.
    Long,
    /// Short strokes.
    Short,
    /// A stroke and a dot in turn.
    Mixed,
}

impl Dash {
    /// The lengths of strokes and gaps in turn, in points; empty for a solid line.
    pub fn lengths(self) -> &'static [f32] {
        match self {
            Self::Solid => &[],
            Self::Long => &[8.0, 3.0],
            Self::Short => &[2.5, 2.5],
            Self::Mixed => &[8.0, 2.5, 2.0, 2.5],
        }
    }
}

/// The two control points of a curve.
pub fn bend(from: (f32, f32), to: (f32, f32)) -> [(f32, f32); 2] {
    let middle = f32::midpoint(from.0, to.0);
    [(middle, from.1), (middle, to.1)]
}

/// The role of a shape. The theme gives each role its colour; no chart says anything by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The text colour.
    Text,
    /// Quiet words and lines.
    Muted,
    /// The axis and the grid.
    Rule,
    /// The ground, used to separate shapes.
    Paper,
    /// Quiet lines that only guide the eye; the chart is complete without them.
    Hair,
    /// A quiet area behind words.
    Band,
    /// The first series.
    First,
    /// The second series.
    Second,
    /// The third series.
    Third,
    /// The fourth and last series.
    Fourth,
    /// Words on the first series: paper or text, whichever has more contrast.
    OnFirst,
    /// Words on the second series.
    OnSecond,
    /// Words on the third series.
    OnThird,
    /// Words on the fourth series.
    OnFourth,
}
