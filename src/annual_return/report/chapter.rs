//! A chapter while it is being written: blocks under headings, with gaps where answers are missing.

use super::Show;
use super::View;
use super::show::NOT_ANSWERED;
use crate::chart::Chart;
use crate::document::{Block, Cell, Inline, NoticeKind, Section, Table, prose};
use crate::value::{Answer, Narrative};

/// A chapter, or a section of one, while it is being written.
#[derive(Debug)]
pub struct Chapter {
    section: Section,
    draft: bool,
}

impl Chapter {
    /// An empty chapter.
    pub fn new(view: &View, anchor: &str, title: &str) -> Self {
        Self { section: Section::new(anchor, title), draft: view.draft }
    }

    /// An empty chapter of a document about many returns, which has no gaps of its own.
    pub fn of_many(anchor: &str, title: &str) -> Self {
        Self { section: Section::new(anchor, title), draft: false }
    }

    /// The chapter of a required part that is not given: one line that says so.
    pub fn missing(view: &View, anchor: &str, title: &str) -> Section {
        let mut chapter = Self::new(view, anchor, title);
        chapter.text("This part of the return is not answered yet.");
        chapter.done()
    }

    /// The finished chapter.
    pub fn done(self) -> Section {
        self.section
    }

    /// The finished chapter; `None` when nothing is written in it.
    pub fn unless_empty(self) -> Option<Section> {
        (!self.section.blocks.is_empty() || !self.section.sections.is_empty()).then_some(self.section)
    }

    /// Writes a section one level deeper. The section is left out when nothing is written in it.
    pub fn section(&mut self, anchor: impl Into<String>, title: impl Into<String>, write: impl FnOnce(&mut Self)) {
        let mut inner = Self { section: Section::new(anchor, title), draft: self.draft };
        write(&mut inner);
        self.section.sections.extend(inner.unless_empty());
    }

    /// A paragraph in the report's own words; left out when empty.
    pub fn text(&mut self, words: impl Into<String>) {
        let words = words.into();
        if !words.trim().is_empty() {
            self.section.blocks.push(Block::text(words));
        }
    }

    /// Adds a block of any kind.
    pub fn block(&mut self, block: Block) {
        self.section.blocks.push(block);
    }

    /// A narrative that the form requires; a gap when it is not given.
    pub fn narrative(&mut self, about: &str, answer: &Answer<Narrative>) {
        match answer.given() {
            Some(text) => self.section.blocks.extend(prose(text.as_str())),
            None => self.gap(about),
        }
    }

    /// An optional narrative; left out when it is not given.
    pub fn welcome(&mut self, answer: &Answer<Narrative>) {
        self.section.blocks.extend(prose(answer.text()));
    }

    /// A required narrative under a label in bold; a gap when it is not given.
    pub fn labelled(&mut self, label: &str, answer: &Answer<Narrative>) {
        let mut blocks = prose(answer.text());
        match blocks.first_mut() {
            Some(Block::Paragraph(words)) => words.insert(0, Inline::Strong(vec![Inline::Text(format!("{label}: "))])),
            Some(_) => blocks.insert(0, Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(format!("{label}:"))])])),
            None => return self.gap(label),
        }
        self.section.blocks.extend(blocks);
    }

    /// Like [`Self::labelled`], for an optional narrative, which is left out when it is not given.
    pub fn labelled_welcome(&mut self, label: &str, answer: &Answer<Narrative>) {
        if answer.is_given() {
            self.labelled(label, answer);
        }
    }

    /// A plain text that the form asks for, under a label in bold; a gap when it is not given.
    pub fn labelled_text(&mut self, label: &str, answer: &Answer<String>) {
        match answer.text().trim() {
            "" => self.gap(label),
            text => self.block(Block::Paragraph(vec![
                Inline::Strong(vec![Inline::Text(format!("{label}: "))]),
                Inline::Text(text.to_owned()),
            ])),
        }
    }

    /// Like [`Self::labelled_text`], for an optional text, which is left out when it is not given.
    pub fn labelled_text_welcome(&mut self, label: &str, answer: &Answer<String>) {
        if !answer.text().trim().is_empty() {
            self.labelled_text(label, answer);
        }
    }

    /// Marks something that is asked for here and not given. Only a draft has gaps and shows them.
    pub fn gap(&mut self, about: &str) {
        self.section.blocks.push(Block::Paragraph(vec![
            Inline::Strong(vec![Inline::Text(format!("{NOT_ANSWERED} yet: "))]),
            Inline::Text(about.to_owned()),
        ]));
    }

    /// A list of labels and values; left out when there are none.
    pub fn facts(&mut self, facts: Vec<(String, Cell)>) {
        if !facts.is_empty() {
            self.section.blocks.push(Block::Facts(facts));
        }
    }

    /// A list of labels and values, without those that are not given.
    pub fn facts_given<const N: usize>(&mut self, facts: [Option<(String, Cell)>; N]) {
        self.facts(facts.into_iter().flatten().collect());
    }

    /// A table; left out when it has no rows.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.section.blocks.push(Block::Table(table));
        }
    }

    /// A table without its empty columns; left out when it has no rows.
    pub fn sparse_table(&mut self, mut table: Table) {
        let mut place = 0;
        let rows = &mut table.rows;
        table.columns.retain(|_| {
            // The first column holds the row headers.
            let keep = place == 0 || rows.iter().any(|row| row.cells.get(place - 1).is_some_and(|cell| !cell.is_empty()));
            if keep {
                place += 1;
            } else {
                rows.iter_mut().filter(|row| row.cells.len() >= place).for_each(|row| drop(row.cells.remove(place - 1)));
            }
            keep
        });
        self.table(table);
    }

    /// A chart; left out when it has no data.
    pub fn chart(&mut self, chart: Chart) {
        if !chart.table.rows.is_empty() {
            self.section.blocks.push(Block::Chart(chart));
        }
    }

    /// A list of plain entries; left out when there are none.
    pub fn list<S: Into<String>>(&mut self, entries: impl IntoIterator<Item = S>) {
        let items: Vec<Vec<Block>> = entries.into_iter().map(|entry| vec![Block::text(entry)]).collect();
        if !items.is_empty() {
            self.section.blocks.push(Block::List { ordered: false, items });
        }
    }

    /// A notice, set off from the text around it.
    pub fn notice(&mut self, kind: NoticeKind, title: &str, blocks: Vec<Block>) {
        self.section.blocks.push(Block::Notice { kind, title: title.to_owned(), blocks });
    }

    /// Whether the report is a draft.
    pub fn is_draft(&self) -> bool {
        self.draft
    }
}

/// A label and the answer to a required question.
pub fn asked(label: &str, answer: &impl Show) -> (String, Cell) {
    let mut cell = answer.cell();
    // No table explains a symbol next to a label, so its meaning is added here.
    if let [Inline::Text(text)] = cell.as_mut_slice() {
        *text = answer.words();
    }
    (label.to_owned(), cell)
}

/// A label and an optional answer; `None` when it is not given.
pub fn welcomed<T>(label: &str, answer: &Answer<T>) -> Option<(String, Cell)>
where
    Answer<T>: Show,
{
    answer.is_given().then(|| asked(label, answer))
}

/// The cell of an optional answer; empty when it is not given.
pub fn welcome_cell<T>(answer: &Answer<T>) -> Cell
where
    Answer<T>: Show,
{
    if answer.is_given() { answer.cell() } else { Vec::new() }
}

/// A cell of plain words.
pub fn cell(words: impl Into<String>) -> Cell {
    vec![Inline::Text(words.into())]
}
