//! What is known while files are put to partnerships: the files themselves, and which of them are versions of one return.

use crate::collate::decisions::Decisions;
use crate::collate::state::{Asked, Case, FileState};

/// The files of one return, in the order they came.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub authorities: Vec<String>,
    pub id: String,
    pub name: String,
    /// Every file, those that are not sound or say the same as another among them.
    pub files: Vec<usize>,
    /// The sound ones that stand for themselves, the oldest first; empty until they are put in order.
    pub versions: Vec<usize>,
    pub counts: Option<usize>,
}

pub(super) struct Resolver<'a> {
    pub asked: Asked,
    pub files: Vec<FileState>,
    pub cases: Vec<Case>,
    pub notes: Vec<String>,
    pub decisions: &'a Decisions,
}
