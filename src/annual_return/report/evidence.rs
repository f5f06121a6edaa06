//! Evidence and actions, which several parts of the form ask for in the same way.

use super::references::joined;
use super::{Chapter, Show, View, cell, link_to, welcome_cell};
use crate::annual_return::terms::evidence::{Action, Evidence};
use crate::document::{Block, Cell, Column, Inline, Table, Target};
use crate::value::Answer;

impl Chapter {
    /// Evidence that the form requires; a gap when it is not given.
    pub fn evidence(&mut self, view: &View, about: &str, answer: &Answer<Vec<Evidence>>) {
        if answer.is_given() {
            self.evidence_welcome(view, about, answer);
        } else {
            self.gap(about);
        }
    }

    /// Optional evidence; left out when there is none.
    pub fn evidence_welcome(&mut self, view: &View, about: &str, answer: &Answer<Vec<Evidence>>) {
        let items: Vec<Vec<Block>> =
            answer.items().iter().map(|evidence| vec![Block::Paragraph(words(view, evidence))]).collect();
        if !items.is_empty() {
            self.block(Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(format!("{about}:"))])]));
            self.block(Block::List { ordered: false, items });
        }
    }

    /// A table of actions; left out when there are none.
    pub fn actions(&mut self, view: &View, anchor: String, caption: &str, actions: &[Action]) {
        let columns = vec![
            Column::words("Action", 4),
            Column::words("Owner", 2),
            Column::words("Due", 2),
            Column::words("Status", 1),
            Column::words("Closed", 2),
            Column::words("What shows it", 3),
        ];
        let mut table = Table::new(anchor, caption, columns);
        for action in actions {
            table.row(
                Show::text(&action.what),
                vec![
                    cell(view.body(&action.owner)),
                    action.due.cell(),
                    action.status.cell(),
                    welcome_cell(&action.closed),
                    welcome_cell(&action.evidence),
                ],
            );
        }
        self.sparse_table(table);
    }
}

/// Evidence in a cell: each piece with its kind, its name (linked to the section about it) and its date.
pub fn evidence_cell(view: &View, evidence: &[Evidence]) -> Cell {
    if evidence.is_empty() {
        return cell("None listed");
    }
    joined(evidence.iter().map(|piece| words(view, piece)), "; ")
}

fn words(view: &View, evidence: &Evidence) -> Vec<Inline> {
    let (kind, what, date) = match evidence {
        Evidence::Indicator { indicator, date } => ("data", link_to("indicators", view.label(indicator)), date),
        Evidence::Audit { audit, date } => ("audit", view.linked(audit), date),
        Evidence::Review { review, date } => ("review", view.linked(review), date),
        Evidence::Voice { engagement, date } => ("children and families", view.linked(engagement), date),
        Evidence::Scrutiny { finding, date } => ("scrutiny", view.linked(finding), date),
        Evidence::Document { title, url, date } => {
            let title = Inline::Text(Show::text(title));
            let linked = match url.given() {
                Some(url) => Inline::Link { target: Target::Url(url.as_str().to_owned()), text: vec![title] },
                None => title,
            };
            ("document", linked, date)
        }
    };
    let mut words = vec![what];
    let date = date.get().map_or_else(String::new, |date| format!(", {date}"));
    words.push(Inline::Text(format!(" ({kind}{date})")));
    words
}
