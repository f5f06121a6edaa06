//! The text of a file, and the line and column of any byte in it.

use std::ops::Range;

use crate::finding::Span;

/// The longest line, in bytes, that is shown under a message, so that a file of one huge line is not copied into every finding.
const EXCERPT: usize = 2000;
/// The number of characters so far is stored every this many bytes, because columns are looked up often in a file of one long
/// line.
const NOTED_EVERY: usize = 1024;

/// A file as text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Text {
    name: String,
    text: String,
    /// The byte at which each line starts.
    starts: Vec<usize>,
    /// How many characters start before every [`NOTED_EVERY`]th byte.
    before: Vec<usize>,
}

impl Text {
    pub(crate) fn new(name: &str, text: String) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends {
                starts.push(at + 1);
            }
        }
        let mut before = vec![0];
        let mut so_far = 0;
        for chunk in bytes.chunks(NOTED_EVERY) {
            so_far += begun(chunk);
            before.push(so_far);
        }
        Self { name: name.to_owned(), text, starts, before }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The number of lines. A line break at the end of the file does not start another line.
    pub(crate) fn line_count(&self) -> usize {
        match self.starts.last() {
            Some(last) if *last == self.text.len() => self.starts.len() - 1,
            _ => self.starts.len(),
        }
    }

    /// The line of a byte, counted from 0.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The bytes of a line, counted from 0, without its line break.
    pub(crate) fn line_range(&self, line: usize) -> Range<usize> {
        let Some(start) = self.starts.get(line).copied() else { return self.text.len()..self.text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let length = self.slice(start..end).trim_end_matches(['\n', '\r']).len();
        start..start + length
    }

    /// The text of a line, counted from 0, without its line break.
    pub(crate) fn line(&self, line: usize) -> &str {
        self.slice(self.line_range(line))
    }

    /// The lines in order, each with its number counted from 0.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.line_count()).map(|number| (number, self.line(number)))
    }

    /// The column of a byte, counted in characters from 1.
    fn column(&self, line: usize, at: usize) -> usize {
        let start = self.starts.get(line).copied().unwrap_or_default();
        self.characters_before(at).saturating_sub(self.characters_before(start)) + 1
    }

    fn characters_before(&self, at: usize) -> usize {
        let noted = at / NOTED_EVERY;
        let rest = self.text.as_bytes().get(noted * NOTED_EVERY..at).unwrap_or_default();
        self.before.get(noted).copied().unwrap_or_default() + begun(rest)
    }

    /// The span of a range of bytes. A range that ends on a later line is cut at the end of its first line.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
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

    /// The span of a line, from its first to its last character that is not white space.
    pub(crate) fn line_span(&self, line: usize) -> Span {
        let range = self.line_range(line);
        let text = self.slice(range.clone());
        let indent = text.len() - text.trim_start().len();
        self.span(range.start + indent..range.start + text.trim_end().len().max(indent))
    }

    fn boundary(&self, at: usize) -> usize {
        (0..=at.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or_default()
    }
}

/// How many characters start in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_counted_in_characters() {
        let line = "é€a".repeat(NOTED_EVERY / 3);
        let text = Text::new("return.json", format!("ab\n{line}\n{line}"));
        for (before, first) in text.as_str().char_indices().map(|(at, _)| at).enumerate() {
            let line_start = text.as_str()[..first].rfind('\n').map_or(0, |at| at + 1);
            let expected = text.as_str()[line_start..first].chars().count() + 1;
            assert_eq!(text.span(first..first).column, expected, "character {before}");
        }
        let whole = "a".repeat(NOTED_EVERY);
        assert_eq!(Text::new("return.json", whole).span(NOTED_EVERY..NOTED_EVERY).column, NOTED_EVERY + 1);
    }
}
