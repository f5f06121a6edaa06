//! True values in, publishable values out.
//!
//! The schema says which fields are private and which are counts of children; the return says what its counts have to do with each
//! other ([`Ties`]). Here a whole return becomes its public form before any document or data file is made of it, so that nothing
//! downstream ever holds a true small number, or what would give one away.
//!
//! Small counts are held back first. Then an auditor asks of each of them which values it could have for somebody who reads
//! everything that is published, and further counts are held back until enough is left open ([`protect`]).

mod audit;
mod protect;
mod system;
mod table;
mod ties;

pub use audit::{Hidden, follows};
pub use protect::{Protection, hide_small, protect};
pub use table::{Bond, Cell, Kind, Table, Value as CellValue};
pub use ties::{Share, Tied, Ties};

use std::borrow::Cow;

use serde_json::Value;

use crate::finding::{FieldPath, Step};
use crate::read::{Form, Node};
use crate::value::Symbol;

/// The least count of children that is published as it is; from 1 to the one below, it is held back. The department's rule for
/// children in need: counts from 1 to 5 are replaced by c, a true zero is shown.
pub const LEAST_PUBLISHED: u64 = 6;

/// How many of the values from 1 to 5 must be left open for a count that is held back, whatever is published around it. Two would
/// do to name no number; three keep a reader from naming it with an even chance, and leave most pairs of small counts to protect each
/// other. All five would ask to hide a large count beside nearly every such pair.
pub const LEAST_LEFT_OPEN: usize = 3;

/// A value made fit to publish, and where something was held back.
#[derive(Debug, Clone, PartialEq)]
pub struct Publishable {
    /// The value without private fields, small counts of children and what would give one away.
    pub data: Value,
    /// The small counts and the shares built on them, in the order of the form.
    pub held_back: Vec<FieldPath>,
    /// What else was held back so that no small count can be worked out, in the order of the form.
    pub beside: Vec<FieldPath>,
    /// Counts that were held back and can be worked out all the same: nothing is left to hold back beside them.
    pub exposed: Vec<FieldPath>,
}

impl Publishable {
    /// A value that was made fit to publish before, as it is: what was suppressed in it is not known any more.
    pub fn already(data: Value) -> Self {
        Self { data, held_back: Vec::new(), beside: Vec::new(), exposed: Vec::new() }
    }
}

/// Whether a count of children may not be published.
pub fn is_small(count: u64) -> bool {
    count > 0 && count < LEAST_PUBLISHED
}

/// Takes out of a return what is private, and what the schema does not know; gives its counts as they were typed, with what binds
/// them.
pub fn open(data: &mut Value, form: &'static Form, ties: &Ties) -> Tied {
    let mut children = Vec::new();
    let is_open = form.node_in(&FieldPath::root(), data).is_some_and(|root| is_open(data, root, &mut Vec::new(), &mut children));
    if !is_open {
        *data = Value::Null;
    }
    ties.table(data, &children)
}

/// The public form of what is open: private fields are gone, counts of children from 1 to 5 are `c`, and so is what would give one
/// away.
pub fn hold_back(open: Value, ties: &Ties, tied: &Tied, protection: &Protection) -> Publishable {
    let mut publishable = Publishable { data: open, held_back: Vec::new(), beside: Vec::new(), exposed: Vec::new() };
    for (cell, path) in tied.paths.iter().enumerate() {
        let list = match protection.hidden.get(cell).copied().flatten() {
            Some(Hidden::Small) => &mut publishable.held_back,
            Some(Hidden::Beside | Hidden::Nought | Hidden::Total) => &mut publishable.beside,
            Some(Hidden::Held | Hidden::Unknown) | None => continue,
        };
        hide(&mut publishable.data, path, list);
    }
    for share in &ties.shares {
        let hidden: Vec<Hidden> = share
            .of
            .iter()
            .filter_map(|path| tied.place(path))
            .filter_map(|cell| protection.hidden.get(cell).copied().flatten())
            .filter(|reason| *reason != Hidden::Unknown)
            .collect();
        if share.is_small || hidden.contains(&Hidden::Small) || hidden.contains(&Hidden::Held) {
            hide(&mut publishable.data, &share.path, &mut publishable.held_back);
        } else if !hidden.is_empty() {
            hide(&mut publishable.data, &share.path, &mut publishable.beside);
        }
    }
    publishable.held_back.sort();
    publishable.beside.sort();
    publishable.exposed = protection.exposed.iter().filter_map(|cell| tied.paths.get(*cell).cloned()).collect();
    publishable
}

/// Puts the symbol where a value stands.
fn hide(data: &mut Value, path: &FieldPath, held_back: &mut Vec<FieldPath>) {
    if let Some(value) = find_mut(data, path)
        && !value.is_null()
        && *value != Symbol::Confidential.code()
    {
        *value = Value::from(Symbol::Confidential.code());
        held_back.push(path.clone());
    }
}

fn find_mut<'a>(data: &'a mut Value, path: &FieldPath) -> Option<&'a mut Value> {
    path.0.iter().try_fold(data, |value, step| match step {
        Step::Key(key) => value.get_mut(&**key),
        Step::Index(index) => value.get_mut(*index),
    })
}

/// Takes out of a value what is private, or what the schema does not know, and gathers the ways to its counts of children. Whether
/// the value itself may stay.
fn is_open(value: &mut Value, node: Node<'static>, path: &mut Vec<Step>, children: &mut Vec<FieldPath>) -> bool {
    match node.text("x-disclosure") {
        Some("private") => return false,
        Some("children") => children.push(FieldPath(path.clone())),
        Some(_) | None => {}
    }
    match value {
        Value::Object(_) => {
            let known: Vec<Option<(Cow<str>, Node)>> =
                value.as_object().into_iter().flatten().map(|(key, _)| node.entry(key, Some(value))).collect();
            let mut known = known.into_iter();
            let Value::Object(fields) = value else { return true };
            fields.retain(|_, inner| {
                let Some((key, property)) = known.next().flatten() else { return false };
                path.push(Step::Key(key));
                let stays = is_open(inner, property, path, children);
                path.pop();
                stays
            });
            true
        }
        Value::Array(entries) => {
            let Some(item) = node.item() else { return false };
            let mut index = 0;
            entries.retain_mut(|inner| {
                path.push(Step::Index(index));
                let stays = is_open(inner, item, path, children);
                path.pop();
                index += 1;
                stays
            });
            true
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}
