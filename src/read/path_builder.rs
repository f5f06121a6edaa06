//! The path to the current position while reading. Reading passes thousands of values and reports few of them, so a [`FieldPath`]
//! is made only when one is needed.

use std::borrow::Cow;

use crate::finding::{FieldPath, Step};

/// The keys and indices on the way to a value.
#[derive(Debug, Default)]
pub(super) struct PathBuilder<'a>(Vec<Crumb<'a>>);

#[derive(Debug)]
enum Crumb<'a> {
    Key(Cow<'a, str>),
    Index(usize),
}

impl<'a> PathBuilder<'a> {
    /// Goes down to a key.
    pub fn key(&mut self, key: Cow<'a, str>) {
        self.0.push(Crumb::Key(key));
    }

    /// Goes down to a list entry.
    pub fn index(&mut self, index: usize) {
        self.0.push(Crumb::Index(index));
    }

    /// Goes up one step.
    pub fn back(&mut self) {
        self.0.pop();
    }

    /// The number of steps.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The current position as a path that can be kept.
    pub fn path(&self) -> FieldPath {
        let step = |crumb: &Crumb| match crumb {
            Crumb::Key(key) => Step::Key(key.to_string().into()),
            Crumb::Index(index) => Step::Index(*index),
        };
        FieldPath(self.0.iter().map(step).collect())
    }
}
