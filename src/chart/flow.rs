//! What leads to what: boxes in columns, and a line from each to what follows from it.

use rust_decimal::Decimal;

use super::lettering::{LINE, wrap, write};
use super::measure::Frame;
use super::{Anchor, Chart, Drawing};

/// A column of boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowColumn {
    /// What the boxes are: "Needs", "Services".
    pub title: String,
    /// The boxes.
    pub nodes: Vec<FlowNode>,
}

/// A box of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowNode {
    /// What links name it by; unique in the picture.
    pub id: String,
    /// The words in the box.
    pub label: String,
    /// What is said when nothing follows from it, or it follows from nothing: "no service". A box with such words stands out.
    pub gap: Option<String>,
}

/// What leads from one box to another, in a column further to the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowLink {
    /// The box it leaves.
    pub from: String,
    /// The box it reaches.
    pub to: String,
    /// How much flows, for the thickness of the line; none for a thin one.
    pub weight: Option<Decimal>,
}

impl FlowColumn {
    /// A column of boxes.
    pub fn new(title: impl Into<String>, nodes: Vec<FlowNode>) -> Self {
        Self { title: title.into(), nodes }
    }
}

impl FlowNode {
    /// A box.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), gap: None }
    }

    /// The same box, standing out with words that say what is missing: "no service".
    pub fn with_gap(self, gap: impl Into<String>) -> Self {
        Self { gap: Some(gap.into()), ..self }
    }
}

impl FlowLink {
    /// What leads from one box to another.
    pub fn new(from: impl Into<String>, to: impl Into<String>, weight: impl Into<Option<Decimal>>) -> Self {
        Self { from: from.into(), to: to.into(), weight: weight.into() }
    }
}

/// Boxes in columns with lines from each to what follows from it; on a narrow picture a list, what follows indented under what
/// it follows from. A box without any line stands out by its outline and its words. A link that names a box that is not there, or
/// leads back, is not drawn.
pub fn flow(frame: Frame, columns: &[FlowColumn], links: &[FlowLink]) -> Chart {
    frame.around(|breadth| list(columns, links, breadth))
}

/// How far a step of a path is set in from the one before.
const INDENT: f32 = 14.0;

/// Every path, written as a list.
fn list(columns: &[FlowColumn], links: &[FlowLink], breadth: f32) -> Drawing {
    let mut shapes = Vec::new();
    let mut y = 0.0;
    for (depth, column) in columns.iter().enumerate() {
        for node in &column.nodes {
            let goals =
                links.iter().filter(|link| link.from == node.id).map(|link| link.to.as_str()).collect::<Vec<_>>().join(", ");
            let words = [node.label.as_str(), node.gap.as_deref().unwrap_or(&goals)].join(": ");
            let lines = wrap(&words, breadth - depth as f32 * INDENT);
            write(&mut shapes, &lines, depth as f32 * INDENT, y, Anchor::Start);
            y += lines.len() as f32 * LINE + 3.0;
        }
    }
    Drawing { width: breadth, height: y, shapes }
}
