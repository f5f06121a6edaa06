//! Explains a line the parser could not read, and says how to repair the text so that reading can continue.
//!
//! A parser stops where it can go no further, which is often a line or more below the mistake. The rules here look for the
//! mistake, from the most to the least likely, and propose a repair so that the rest is still checked. They know how people
//! write, not what the form asks. `keys` are the words the form uses as keys.

mod keys;
mod line;
mod places;
mod values;

use std::collections::BTreeSet;
use std::ops::Range;

use granit_parser::ErrorKind;

use super::codes;
use super::text::Text;
use super::words::shown;
use crate::finding::{FieldPath, Finding};
use line::Line;
pub(super) use places::structural;

/// Replaces unreadable text in a repaired text. It is a private-use character, which no return contains.
pub(super) const LOST: char = '\u{e000}';

/// A replacement made in the text before it is parsed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repair {
    pub range: Range<usize>,
    pub with: String,
}

/// The line that is wrong, the finding about it, and the repairs that let reading continue.
pub(super) struct Diagnosis {
    /// The number of the line, counted from 0.
    pub line: usize,
    pub finding: Finding,
    pub repairs: Vec<Repair>,
    /// Whether the line itself shows the mistake. If only its position is odd, several repairs are tried and compared by how well
    /// the result fits the form.
    pub sure: bool,
    /// How far the repair departs from usual indentation. Of two repairs that fit equally well, the one with the smaller strain
    /// is more likely.
    pub strain: usize,
}

/// Finds the line at fault when the parser reports an error at byte `at`.
pub(super) fn diagnose(
    text: &Text,
    keys: &BTreeSet<String>,
    settled: &BTreeSet<usize>,
    kind: &ErrorKind,
    at: usize,
) -> Diagnosis {
    let judge = Judge { text, keys, settled };
    let line = text.line_of(at);
    judge.find(kind, line, at).unwrap_or_else(|| Diagnosis { sure: false, ..judge.unreadable(line) })
}

struct Judge<'a> {
    text: &'a Text,
    keys: &'a BTreeSet<String>,
    /// Lines that were already blamed and repaired.
    settled: &'a BTreeSet<usize>,
}

impl<'a> Judge<'a> {
    fn find(&self, kind: &ErrorKind, number: usize, at: usize) -> Option<Diagnosis> {
        let line = self.line(number);
        match kind {
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar => self.quotes(line),
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => Some(self.backslash(line)),
            ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::BlockEntryInFlowCollection
            | ErrorKind::FlowMappingValueAdjacentCollection => self.bracket(line),
            ErrorKind::UnexpectedCharacter { character } if character.is_control() => Some(self.control(line, *character, at)),
            _ => None,
        }
        .or_else(|| self.block_text(line))
        .or_else(|| self.value_start(line))
        .or_else(|| self.line_start(line))
        .or_else(|| self.two_colons(line))
        .or_else(|| self.colon_inside(line, at))
        .or_else(|| self.no_colon(line))
        .or_else(|| self.above(line))
        .or_else(|| {
            let unsure = self
                .stray_dash(kind, line)
                .or_else(|| self.answer_and_lines(line))
                .or_else(|| self.quotes(line))
                .or_else(|| self.bracket(line))
                .or_else(|| self.indentation(line))?;
            Some(Diagnosis { sure: false, ..unsure })
        })
    }

    fn line(&self, number: usize) -> Line<'a> {
        Line::new(self.text, number)
    }

    /// The nearest line above that is not empty.
    fn line_above(&self, line: Line) -> Option<Line<'a>> {
        (0..line.number).rev().map(|number| self.line(number)).find(|above| !above.is_nothing())
    }

    fn line_below(&self, line: Line) -> Option<Line<'a>> {
        (line.number + 1..self.text.line_count()).map(|number| self.line(number)).find(|below| !below.is_nothing())
    }

    fn say(&self, line: Line, range: Range<usize>, message: String, help: String, repairs: Vec<Repair>) -> Diagnosis {
        let finding = codes::finding(codes::SYNTAX, FieldPath::root(), Some(self.text.span(range)), message, help);
        Diagnosis { line: line.number, finding, repairs, sure: true, strain: 0 }
    }

    /// Says that the value needs quotes. The value is left out of what is read.
    fn quote_it(&self, line: Line, message: String) -> Diagnosis {
        let help = format!("put quotes round it: {}", written(line.key, line.value));
        let repair = Repair { range: line.value_range(), with: LOST.to_string() };
        self.say(line, line.value_range(), message, help, vec![repair])
    }

    fn unreadable(&self, number: usize) -> Diagnosis {
        let line = self.line(number);
        let message = "this line cannot be read".to_owned();
        let help = "write a key, a colon, a space and the answer; or a dash, a space and an entry of a list".to_owned();
        self.say(line, line.content_range(), message, help, Vec::new())
    }
}

/// A repair that replaces a line with an empty key, so that its place in the structure and the lines below it are kept.
pub(super) fn placeholder(text: &Text, number: usize) -> Repair {
    let line = Line::new(text, number);
    let judge = Judge { text, keys: &BTreeSet::new(), settled: &BTreeSet::new() };
    let heads = judge.line_below(line).is_some_and(|below| below.indent > line.column());
    let with = if heads { format!("{LOST}:") } else { format!("{LOST}: {LOST}") };
    Repair { range: line.content_range(), with }
}

/// The key and the quoted value, as they should be written.
fn written(key: Option<&str>, value: &str) -> String {
    let quoted = if value.contains('"') {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{}\"", value.replace('\\', "\\\\"))
    };
    key.map_or_else(|| quoted.clone(), |key| format!("{key}: {quoted}"))
}

fn written_plainly(key: &str, value: &str) -> String {
    if value.is_empty() { format!("{key}:") } else { format!("{key}: {value}") }
}
