//! What is put into files, where, and what comes of it.

use std::ops::Range;

use crate::finding::FieldPath;
use crate::read::Source;

/// The content of an insertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A single answer, with a comment for the reader of the file; an empty comment is left out.
    Text {
        /// The answer.
        text: String,
        /// The comment after it.
        remark: String,
    },
    /// A code, in quotes when it looks like a number.
    Code(String),
    /// A list.
    List(Vec<Self>),
    /// A group of keys, one per line.
    Group(Vec<(&'static str, Self)>),
    /// A group of keys in braces on one line.
    Row(Vec<(&'static str, String)>),
}

impl Piece {
    /// An answer without a comment.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), remark: String::new() }
    }
}

/// Where something is inserted. Indices of entries are those before any insertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A field that is not answered.
    Field(FieldPath),
    /// A new entry of a list that has entries.
    Entry {
        /// The list.
        list: FieldPath,
        /// The index of the entry it goes before; the number of entries to add it at the end.
        before: usize,
    },
}

/// An answer to insert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// Where it goes.
    pub place: Place,
    /// What goes there.
    pub piece: Piece,
}

/// An insertion that could not be made safely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manual {
    /// The index of the insertion.
    pub insertion: usize,
    /// Why it could not be made.
    pub why: String,
    /// What to write, as lines of YAML.
    pub lines: Vec<String>,
}

/// The files with every insertion that could be made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edited {
    /// Every file, including those without a change. A new file for a part comes last.
    pub sources: Vec<Source>,
    /// The insertions that could not be made.
    pub manual: Vec<Manual>,
}

/// A change of one file.
pub(super) struct TextChange {
    pub file: usize,
    pub range: Range<usize>,
    pub text: String,
}

/// The changes of one insertion. A part without a file gets a new one.
pub(super) enum Change {
    Text(Vec<TextChange>),
    NewFile(Source),
}
