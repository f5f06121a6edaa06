//! A line split into its pieces, and small functions on them.

use std::ops::Range;

use super::Text;

/// A line split into spaces, dashes, and then a key and a value, or something else.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) start: usize,
    pub(super) indent: usize,
    pub(super) dashes: usize,
    pub(super) content: &'a str,
    pub(super) key: Option<&'a str>,
    pub(super) value: &'a str,
}

impl<'a> Line<'a> {
    pub(super) fn new(text: &'a Text, number: usize) -> Self {
        let whole = text.line(number).trim_end();
        let start = text.line_range(number).start;
        let indent = whole.len() - whole.trim_start_matches(' ').len();
        let mut content = whole.trim_start_matches(' ');
        while let Some(rest) = content.strip_prefix("- ") {
            content = rest.trim_start_matches(' ');
        }
        let dashes = whole.len() - indent - content.len();
        let colon = colon(content);
        let key = colon.and_then(|at| content.get(..at)).map(str::trim_end);
        let value = colon.and_then(|at| content.get(at + 1..)).map(str::trim_start).unwrap_or_default();
        Self { number, start, indent, dashes, content, key, value }
    }

    pub(super) fn content_at(&self) -> usize {
        self.start + self.indent + self.dashes
    }

    pub(super) fn content_range(&self) -> Range<usize> {
        self.content_at()..self.content_at() + self.content.len()
    }

    pub(super) fn value_range(&self) -> Range<usize> {
        let end = self.content_range().end;
        end - self.value.len()..end
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.content.is_empty() || self.content.starts_with('#')
    }

    pub(super) fn first_word(&self) -> &'a str {
        self.content.split_whitespace().next().unwrap_or_default()
    }

    /// The column of keys in the same group.
    pub(super) fn column(&self) -> usize {
        self.indent + self.dashes
    }
}

/// The position of the colon that ends a key: outside quotes, with a space or nothing after it.
pub(super) fn colon(content: &str) -> Option<usize> {
    let quote = content.chars().next().filter(|first| matches!(first, '"' | '\''));
    let from = quote.and_then(|quote| content.get(1..)?.find(quote)).map_or(0, |closing| closing + 2);
    content
        .get(from..)?
        .match_indices(':')
        .map(|(at, _)| from + at)
        .find(|at| content.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])))
}

pub(super) fn is_key_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// The position of the closing quote. A doubled single quote does not close, nor does a quote after a backslash in double quotes.
pub(super) fn closing(inside: &str, quote: char) -> Option<usize> {
    let mut letters = inside.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' && quote == '"' {
            letters.next();
        } else if letter == quote {
            if quote == '\'' && letters.peek().is_some_and(|(_, next)| *next == '\'') {
                letters.next();
            } else {
                return Some(at);
            }
        }
    }
    None
}
