//! The way from the top of a return to where reading is. Reading goes past thousands of values and says something of few of them: only
//! then is a path made of it.

use std::borrow::Cow;

use crate::finding::{FieldPath, Step};

/// The keys and entries on the way to a value.
#[derive(Debug, Default)]
pub(super) struct Way<'a>(Vec<Crumb<'a>>);

#[derive(Debug)]
enum Crumb<'a> {
    Key(Cow<'a, str>),
    Index(usize),
}

impl<'a> Way<'a> {
    /// One key further.
    pub fn key(&mut self, key: Cow<'a, str>) {
        self.0.push(Crumb::Key(key));
    }

    /// One entry of a list further.
    pub fn index(&mut self, index: usize) {
        self.0.push(Crumb::Index(index));
    }

    /// Back again.
    pub fn back(&mut self) {
        self.0.pop();
    }

    /// How many steps it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The same as a path that may be kept.
    pub fn path(&self) -> FieldPath {
        let step = |crumb: &Crumb| match crumb {
            Crumb::Key(key) => Step::Key(key.to_string().into()),
            Crumb::Index(index) => Step::Index(*index),
        };
        FieldPath(self.0.iter().map(step).collect())
    }
}
