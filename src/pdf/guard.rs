//! Checks that a document has what an accessible PDF needs, since the PDF library checks nothing. The error describes the first
//! fault in plain words.

use std::collections::BTreeSet;

use super::layout::is_blank;
use crate::chart::Chart;
use crate::document::{Block, Document, Inline, Section, Table, Target};
use crate::error::Error;

/// Checks a document.
///
/// # Errors
/// When something is missing that an accessible PDF needs.
pub fn check(document: &Document) -> Result<(), Error> {
    if is_blank(&document.title) {
        return Err(Error::new("the document has no title; a PDF that everyone can read needs one"));
    }
    let language = document.language.trim();
    let plausible = language.len() >= 2 && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if language.is_empty() {
        return Err(Error::new("the document does not say its language; write it as en-GB"));
    }
    if !plausible {
        return Err(Error::new(format!("`{language}` is not the name of a language; write it as en-GB")));
    }
    let mut guard = Guard { anchors: BTreeSet::new(), links: Vec::new(), depth: 0 };
    guard.document(document)?;
    for (target, words) in &guard.links {
        if !guard.anchors.contains(target) {
            return Err(Error::new(format!("the link “{words}” leads to `{target}`, and nothing in the document has that name")));
        }
    }
    let mut names = BTreeSet::new();
    for attachment in &document.attachments {
        if is_blank(&attachment.name) {
            return Err(Error::new("a file to be attached has no name"));
        }
        if !names.insert(&attachment.name) {
            return Err(Error::new(format!("two files to be attached are both called `{}`", attachment.name)));
        }
    }
    Ok(())
}

struct Guard<'a> {
    anchors: BTreeSet<&'a str>,
    links: Vec<(&'a str, String)>,
    depth: usize,
}

/// The deepest nesting of lists, notices and quotes.
const DEEPEST: usize = 40;

impl<'a> Guard<'a> {
    fn document(&mut self, document: &'a Document) -> Result<(), Error> {
        document.masthead.iter().for_each(|(_, words)| self.words(words));
        self.blocks(&document.opening)?;
        for section in &document.sections {
            self.section(section, 2)?;
        }
        document.colophon.iter().for_each(|words| self.words(words));
        Ok(())
    }

    fn section(&mut self, section: &'a Section, level: usize) -> Result<(), Error> {
        if is_blank(&section.title) {
            return Err(Error::new(format!("the section `{}` has no heading", section.anchor)));
        }
        if level > 6 {
            return Err(Error::new(format!(
                "the heading “{}” is on level {level}, and a document has six levels at most",
                section.title
            )));
        }
        self.anchor(&section.anchor, &section.title)?;
        self.blocks(&section.blocks)?;
        section.sections.iter().try_for_each(|inner| self.section(inner, level + 1))
    }

    fn blocks(&mut self, blocks: &'a [Block]) -> Result<(), Error> {
        // Every level of nesting is a level of recursion, here and in all later steps.
        if self.depth >= DEEPEST {
            return Err(Error::new(format!("a list is more than {DEEPEST} levels deep; no page is wide enough for that")));
        }
        self.depth += 1;
        let checked = blocks.iter().try_for_each(|block| self.block(block));
        self.depth -= 1;
        checked
    }

    fn block(&mut self, block: &'a Block) -> Result<(), Error> {
        match block {
            Block::Paragraph(words) => self.words(words),
            Block::List { items, .. } => return items.iter().try_for_each(|item| self.blocks(item)),
            Block::Facts(facts) => facts.iter().for_each(|(_, words)| self.words(words)),
            Block::Figures(figures) => figures.iter().for_each(|figure| self.words(&figure.label)),
            Block::Table(table) => return self.table(table),
            Block::Chart(chart) => return self.chart(chart),
            Block::Notice { blocks, .. } | Block::Quote { blocks, .. } => return self.blocks(blocks),
        }
        Ok(())
    }

    fn chart(&mut self, chart: &'a Chart) -> Result<(), Error> {
        if is_blank(&chart.title) {
            return Err(Error::new(format!("the chart `{}` has no title", chart.anchor)));
        }
        if is_blank(&chart.summary) {
            return Err(Error::new(format!(
                "the chart “{}” has no summary, so somebody who cannot see it would learn nothing from it",
                chart.title
            )));
        }
        self.anchor(&chart.anchor, &chart.title)?;
        self.table(&chart.table)
    }

    fn table(&mut self, table: &'a Table) -> Result<(), Error> {
        if is_blank(&table.caption) {
            return Err(Error::new(format!("the table `{}` has no caption", table.anchor)));
        }
        let caption = &table.caption;
        let columns = table.columns.len();
        if columns == 0 {
            return Err(Error::new(format!("the table “{caption}” has no columns")));
        }
        if let Some(index) = table.columns.iter().position(|column| is_blank(&column.header)) {
            return Err(Error::new(format!("column {} of the table “{caption}” has no header", index + 1)));
        }
        for (index, row) in table.rows.iter().enumerate() {
            let cells = row.cells.len() + 1;
            if cells != columns {
                let number = index + 1;
                return Err(Error::new(format!(
                    "row {number} of the table “{caption}” has {cells} cells, and the table has {columns} columns"
                )));
            }
            self.words(&row.header);
            row.cells.iter().for_each(|cell| self.words(cell));
        }
        table.notes.iter().for_each(|note| self.words(note));
        self.anchor(&table.anchor, caption)
    }

    fn anchor(&mut self, anchor: &'a str, what: &str) -> Result<(), Error> {
        if !anchor.is_empty() && !self.anchors.insert(anchor) {
            return Err(Error::new(format!("two places of the document are called `{anchor}`; the second is “{what}”")));
        }
        Ok(())
    }

    fn words(&mut self, words: &'a [Inline]) {
        for word in words {
            match word {
                Inline::Text(_) => {}
                Inline::Strong(inner) | Inline::Emphasis(inner) => self.words(inner),
                Inline::Link { target, text } => {
                    if let Target::Anchor(anchor) = target {
                        self.links.push((anchor, crate::document::plain(text)));
                    }
                    self.words(text);
                }
            }
        }
    }
}
