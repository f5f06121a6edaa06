//! The input of a flow: columns of boxes, and links from box to box.

use rust_decimal::Decimal;

/// A column of boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowColumn {
    /// The heading of the column: "Needs", "Services".
    pub title: String,
    /// The boxes.
    pub nodes: Vec<FlowNode>,
}

/// A box of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowNode {
    /// The key used by links, unique in the picture.
    pub id: String,
    /// The words in the box.
    pub label: String,
    /// The words for a missing link, when nothing follows from the box or it follows from nothing: "no service". A box with
    /// such words is highlighted.
    pub gap: Option<String>,
}

/// A link from one box to another in a column further to the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowLink {
    /// The key of the box where it starts.
    pub from: String,
    /// The key of the box where it ends.
    pub to: String,
    /// The weight that sets the thickness of the line; `None` for a thin line.
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

    /// The same box, highlighted, with words that say what is missing: "no service".
    pub fn with_gap(self, gap: impl Into<String>) -> Self {
        Self { gap: Some(gap.into()), ..self }
    }
}

impl FlowLink {
    /// A link from one box to another.
    pub fn new(from: impl Into<String>, to: impl Into<String>, weight: impl Into<Option<Decimal>>) -> Self {
        Self { from: from.into(), to: to.into(), weight: weight.into() }
    }
}
