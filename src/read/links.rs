//! What has an id, and what refers to one.

use crate::finding::FieldPath;

/// The ids and references of a return.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// Everything with an id, in the order of the form.
    pub ids: Vec<Identified>,
    /// Every reference to an id, in the order of the form.
    pub refs: Vec<Reference>,
}

/// A thing with an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// The id.
    pub id: String,
    /// What kind of thing it is, in words.
    pub kinds: Vec<String>,
    /// Where the id is given.
    pub path: FieldPath,
}

/// A reference to an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The id referred to.
    pub target: String,
    /// The kinds of thing that may be referred to here, in words.
    pub kinds: Vec<String>,
    /// Where the reference is.
    pub path: FieldPath,
}
