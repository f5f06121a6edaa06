//! The boxes of a flow and the links between them.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::parts::{FlowColumn, FlowLink, FlowNode};

/// The boxes and the links between them.
pub(super) struct Web<'a> {
    pub columns: &'a [FlowColumn],
    /// The boxes, column by column.
    pub nodes: Vec<Node<'a>>,
    /// The links: the numbers of the first and the second box.
    pub links: Vec<Link>,
}

pub(super) struct Node<'a> {
    pub column: usize,
    pub shown: &'a FlowNode,
}

pub(super) struct Link {
    pub from: usize,
    pub to: usize,
    pub weight: Option<Decimal>,
}

impl<'a> Web<'a> {
    pub fn of(columns: &'a [FlowColumn], links: &[FlowLink]) -> Self {
        let boxes = |(column, each): (usize, &'a FlowColumn)| each.nodes.iter().map(move |shown| Node { column, shown });
        let nodes: Vec<Node> = columns.iter().enumerate().flat_map(boxes).collect();
        let mut numbers: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (number, node) in nodes.iter().enumerate() {
            numbers.entry(node.shown.id.as_str()).or_insert((number, node.column));
        }
        let mut known: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut drawn = Vec::new();
        for link in links {
            if let (Some((from, before)), Some((to, after))) = (numbers.get(link.from.as_str()), numbers.get(link.to.as_str()))
                && before < after
                && known.insert((*from, *to))
            {
                drawn.push(Link { from: *from, to: *to, weight: link.weight });
            }
        }
        Self { columns, nodes, links: drawn }
    }

    /// Whether a box is highlighted: it says that something is missing, or no link leads to it or from it.
    pub fn stands_out(&self, number: usize) -> bool {
        let gap = self.nodes.get(number).is_some_and(|node| node.shown.gap.is_some());
        gap || !self.links.iter().any(|link| link.from == number || link.to == number)
    }

    pub fn label(&self, number: usize) -> &str {
        self.nodes.get(number).map_or("", |node| node.shown.label.as_str())
    }

    pub fn gap(&self, number: usize) -> &str {
        self.nodes.get(number).and_then(|node| node.shown.gap.as_deref()).unwrap_or_default()
    }
}
