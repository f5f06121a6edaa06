//! The text of a file, with the way from a byte to a line and a column.

use std::ops::Range;

use crate::finding::Span;

/// The longest line, in bytes, that is shown under a message; a file written as one endless line is not copied again and again.
const EXCERPT: usize = 2000;

/// A file as text.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    name: String,
    text: String,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl Text {
    pub(super) fn new(name: &str, text: String) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends {
                starts.push(at + 1);
            }
        }
        Self { name: name.to_owned(), text, starts }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// How many lines the file has; the break at its end begins no further one.
    pub(super) fn line_count(&self) -> usize {
        match self.starts.last() {
            Some(last) if *last == self.text.len() => self.starts.len() - 1,
            _ => self.starts.len(),
        }
    }

    /// The line, counted from 0, on which a byte stands.
    pub(super) fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The bytes of a line, counted from 0, without its break.
    pub(super) fn line_range(&self, line: usize) -> Range<usize> {
        let Some(start) = self.starts.get(line).copied() else { return self.text.len()..self.text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let length = self.slice(start..end).trim_end_matches(['\n', '\r']).len();
        start..start + length
    }

    /// A line, counted from 0, without its break.
    pub(super) fn line(&self, line: usize) -> &str {
        self.slice(self.line_range(line))
    }

    /// The lines in order, each with its number counted from 0.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.line_count()).map(|number| (number, self.line(number)))
    }

    /// The column of a byte, counted in characters from 1.
    fn column(&self, line: usize, at: usize) -> usize {
        let start = self.starts.get(line).copied().unwrap_or_default();
        self.text.get(start..at).map_or(1, |before| before.chars().count() + 1)
    }

    /// Where a range of bytes stands; a range that ends on a later line is told by its first line.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.boundary(range.start);
        let end = self.boundary(range.end.max(range.start));
        let line = self.line_of(start);
        let end_line = self.line_of(end);
        let whole = self.line(line);
        let column = self.column(line, start);
        let excerpt = if whole.len() <= EXCERPT {
            Some(whole.to_owned())
        } else {
            let cut = (0..=EXCERPT).rev().find(|at| whole.is_char_boundary(*at)).unwrap_or_default();
            (column < EXCERPT / 4).then(|| whole.get(..cut).unwrap_or_default().to_owned())
        };
        let end_column = self.column(end_line, end);
        Span { file: self.name.clone(), line: line + 1, column, end_line: end_line + 1, end_column, excerpt }
    }

    /// Where a line stands, from its first character that is no space to its last.
    pub(super) fn line_span(&self, line: usize) -> Span {
        let range = self.line_range(line);
        let text = self.slice(range.clone());
        let indent = text.len() - text.trim_start().len();
        self.span(range.start + indent..range.start + text.trim_end().len().max(indent))
    }

    fn boundary(&self, at: usize) -> usize {
        (0..=at.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or_default()
    }
}
