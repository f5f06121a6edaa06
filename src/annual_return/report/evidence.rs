//! Evidence and actions, which several parts of the form ask for in the same way.

use super::{Chapter, Show, View, cell, welcome_cell};
use crate::annual_return::evidence::{Action, Evidence};
use crate::document::{Block, Column, Inline, Table, Target};
use crate::value::{Answer, Date, Optional, Ref};

impl Chapter {
    /// Evidence the form asks for; its gap, where it is not given.
    pub fn evidence(&mut self, view: &View, about: &str, answer: &Answer<Vec<Evidence>>) {
        if answer.is_given() {
            self.evidence_welcome(view, about, answer);
        } else {
            self.gap(about);
        }
    }

    /// Evidence the form welcomes; nothing, where there is none.
    pub fn evidence_welcome(&mut self, view: &View, about: &str, answer: &Answer<Vec<Evidence>>) {
        let items: Vec<Vec<Block>> =
            answer.items().iter().map(|evidence| vec![Block::Paragraph(words(view, evidence))]).collect();
        if !items.is_empty() {
            self.block(Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(format!("{about}:"))])]));
            self.block(Block::List { ordered: false, items });
        }
    }

    /// What is being done, as a table; nothing, where there is nothing.
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

fn words(view: &View, evidence: &Evidence) -> Vec<Inline> {
    let (kind, what, date) = match evidence {
        Evidence::Indicator { indicator, date } => ("Data", Inline::Text(view.label(indicator)), date),
        Evidence::Audit { audit, date } => ("Audit", referred(view, audit), date),
        Evidence::Review { review, date } => ("Review", referred(view, review), date),
        Evidence::Voice { engagement, date } => ("Children and families", referred(view, engagement), date),
        Evidence::Scrutiny { finding, date } => ("Scrutiny", referred(view, finding), date),
        Evidence::Document { title, url, date } => {
            let title = Inline::Text(Show::text(title));
            let linked = match url.given() {
                Some(url) => Inline::Link { target: Target::Url(url.as_str().to_owned()), text: vec![title] },
                None => title,
            };
            ("Document", linked, date)
        }
    };
    let mut words = vec![Inline::Text(format!("{kind}: ")), what];
    words.extend(dated(date));
    words
}

fn referred<K>(view: &View, answer: &Answer<Ref<K>>) -> Inline {
    Inline::Text(view.name(answer))
}

fn dated(date: &Optional<Date>) -> Option<Inline> {
    date.get().map(|date| Inline::Text(format!(", {date}")))
}
