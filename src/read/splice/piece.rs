//! What is put into files, where, and what comes of it.

use std::ops::Range;

use crate::finding::FieldPath;
use crate::read::Source;

/// What is put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// An answer of one piece, with a remark for whoever reads the file; no remark where it is empty.
    Text {
        /// The answer.
        text: String,
        /// The remark behind it.
        remark: String,
    },
    /// A code, in quotes where it looks like a number.
    Code(String),
    /// A list.
    List(Vec<Self>),
    /// A group of keys, a line each.
    Group(Vec<(&'static str, Self)>),
    /// A group of keys in braces on one line.
    Row(Vec<(&'static str, String)>),
}

impl Piece {
    /// An answer without a remark.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), remark: String::new() }
    }
}

/// Where something is put in. Numbers of entries are those of the files before anything is put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A field that is not answered.
    Field(FieldPath),
    /// A new entry of a list that has entries.
    Entry {
        /// The list.
        list: FieldPath,
        /// The entry it goes before; their number for the end.
        before: usize,
    },
}

/// Something to put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// Where.
    pub place: Place,
    /// What.
    pub piece: Piece,
}

/// Something that could not be put in safely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByHand {
    /// Which of the insertions it is.
    pub insertion: usize,
    /// Why.
    pub why: String,
    /// What to write, as lines of YAML.
    pub lines: Vec<String>,
}

/// The files with everything put in that could be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spliced {
    /// Every file, those without a change too. A part that had no file comes last.
    pub sources: Vec<Source>,
    /// What could not be put in.
    pub by_hand: Vec<ByHand>,
}

/// A change of one file.
pub(super) struct Splice {
    pub file: usize,
    pub range: Range<usize>,
    pub text: String,
}

/// Where the changes go that one insertion needs; a part without a file gets one.
pub(super) enum Change {
    Splices(Vec<Splice>),
    NewFile(Source),
}
