//! What is to be put into a return, and what is known when that is decided.

use crate::annual_return::AnnualReturn;
use crate::finding::FieldPath;
use crate::read::splice::{Insertion, Piece, Place};
use crate::reference::Reference;
use crate::value::{Date, Year};

/// Something that was filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// What it is: `D03 Referrals of York`.
    pub field: String,
    /// The value, as people read it.
    pub value: String,
    /// Where it is from.
    pub source: String,
}

/// Something that could not be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFilled {
    /// What it is.
    pub field: String,
    /// Why.
    pub why: String,
    /// What to write by hand, where only the place is missing; no lines otherwise.
    pub lines: Vec<String>,
}

/// One thing to put in, with what is told of it.
pub(super) struct Step {
    pub insertion: Insertion,
    pub filled: Vec<Filled>,
}

/// What is to be done to a return, and what cannot be.
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

/// What the return says of itself, and what is known beside it.
pub(super) struct Ground<'a> {
    pub r: &'a AnnualReturn,
    pub reference: &'static Reference,
    pub year: Year,
    pub start: Date,
    pub end: Date,
}

/// A field as the place of an insertion.
pub(super) fn field(path: FieldPath) -> Place {
    Place::Field(path)
}
