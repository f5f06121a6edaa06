//! What a flow is given: columns of boxes, and links from box to box.

use rust_decimal::Decimal;

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
