//! A chart as shapes and labels that any surface can draw: SVG and PDF draw the same ones.
//!
//! One builder a kind makes charts from plain data: [`bars`], [`grouped`], [`stacked`], [`shares`], [`lines()`], [`waterfall()`],
//! [`funnel()`], [`flow()`] and [`grid()`]. They take exact values for the lengths and the text to print beside each, and format
//! nothing. Every mark has its words on it or beside it, so that no chart needs a legend or a colour to be read; series differ in
//! lightness or form as well, so that a print in grey can be read.

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

/// How wide a picture is, in points: the breadth of the text on an A4 page.
const WIDE: f32 = 480.0;

/// How wide a picture for a telephone is: its words stay large enough to be read there.
const NARROW: f32 = 236.0;

/// A chart: its message in words, its picture, and its data as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The anchor, unique in the document.
    pub anchor: String,
    /// What the chart shows.
    pub title: String,
    /// The message in a sentence or two, made from the data; also the alternative text of the picture.
    pub summary: String,
    /// The picture.
    pub drawing: Drawing,
    /// The same picture for a narrow screen.
    pub narrow: Drawing,
    /// The data; always shown with the chart.
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
        /// What the rectangle stands for; the theme has its colour.
        fill: Ink,
    },
    /// A straight line.
    Line {
        /// Where it begins.
        from: (f32, f32),
        /// Where it ends.
        to: (f32, f32),
        /// How thick it is.
        thickness: f32,
        /// What it stands for; the theme has its colour.
        ink: Ink,
    },
    /// A filled area.
    Polygon {
        /// Its corners, in order.
        points: Vec<(f32, f32)>,
        /// What it stands for.
        fill: Ink,
    },
    /// A line through several points.
    Path {
        /// The points, in order.
        points: Vec<(f32, f32)>,
        /// Whether the last point is joined to the first: an outline.
        closed: bool,
        /// How thick it is.
        thickness: f32,
        /// Whether it is broken, and how.
        dash: Dash,
        /// What it stands for.
        ink: Ink,
    },
    /// A line that leaves and arrives level, and bends between.
    Curve {
        /// Where it begins.
        from: (f32, f32),
        /// Where it ends, further to the right.
        to: (f32, f32),
        /// How thick it is.
        thickness: f32,
        /// What it stands for.
        ink: Ink,
    },
    /// Words.
    Label {
        /// Where the words are anchored.
        x: f32,
        /// Their base line.
        y: f32,
        /// The words.
        text: String,
        /// Their size.
        size: f32,
        /// Which end of the words stands at `x`.
        anchor: Anchor,
        /// Whether they weigh more.
        strong: bool,
        /// What they stand on; the theme has their colour.
        ink: Ink,
    },
}

/// Which end of the words stands at their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// They begin there.
    Start,
    /// Their middle is there.
    Middle,
    /// They end there.
    End,
}

/// How a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Long strokes.
    Long,
    /// Short strokes.
    Short,
    /// A stroke and a point in turn.
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

/// The two points that bend a curve.
pub fn bend(from: (f32, f32), to: (f32, f32)) -> [(f32, f32); 2] {
    let middle = f32::midpoint(from.0, to.0);
    [(middle, from.1), (middle, to.1)]
}

/// What a shape stands for. The theme gives each its colour; no chart says anything by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The text colour.
    Text,
    /// Quiet words and lines.
    Muted,
    /// The axis and the grid.
    Rule,
    /// The ground: what parts shapes from each other.
    Paper,
    /// Quiet lines that only lead the eye; nothing is lost without them.
    Hair,
    /// A quiet area behind words.
    Band,
    /// The first series.
    First,
    /// The second series.
    Second,
    /// The third series.
    Third,
    /// The fourth series, the last there is.
    Fourth,
    /// Words on the first series: paper or text, whichever stands out.
    OnFirst,
    /// Words on the second series.
    OnSecond,
    /// Words on the third series.
    OnThird,
    /// Words on the fourth series.
    OnFourth,
}
