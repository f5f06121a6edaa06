//! What is to be put into a return, and what is known when that is decided.

use crate::annual_return::AnnualReturn;
use crate::edit::{Insertion, Piece, Place};
use crate::finding::FieldPath;
use crate::reference::Reference;
use crate::value::{Date, Year};

/// Something that was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The field: `D03 Referrals of York`.
    pub field: String,
    /// The value in readable form.
    pub value: String,
    /// The source of the value.
    pub source: String,
}

/// Something that could not be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFilled {
    /// The field.
    pub field: String,
    /// The reason.
    pub why: String,
    /// The lines to write by hand if only the position in the file could not be found; otherwise empty.
    pub lines: Vec<String>,
}

/// One insertion, with what is reported about it.
pub(super) struct Step {
    pub insertion: Insertion,
    pub filled: Vec<Filled>,
}

/// The insertions to make in a return, and what cannot be filled.
#[derive(Default)]
pub(super) struct Plan {
    pub steps: Vec<Step>,
    pub not_filled: Vec<NotFilled>,
}

impl Plan {
    pub fn put(&mut self, place: Place, piece: Piece, filled: Vec<Filled>) {
        self.steps.push(Step { insertion: Insertion { place, piece }, filled });
    }

    pub fn cannot(&mut self, field: impl Into<String>, why: impl Into<String>) {
        self.not_filled.push(NotFilled { field: field.into(), why: why.into(), lines: Vec::new() });
    }
}

/// The return, and what is known about it.
pub(super) struct Ground<'a> {
    pub r: &'a AnnualReturn,
    pub reference: &'static Reference,
    pub year: Year,
    pub start: Date,
    pub end: Date,
}

/// A field, as the position of an insertion.
pub(super) fn field(path: FieldPath) -> Place {
    Place::Field(path)
}
