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

use serde_json::{Map, Value};

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

/// Whether a count of children may not be published.
pub fn is_small(count: u64) -> bool {
    count > 0 && count < LEAST_PUBLISHED
}

/// The public form of a return: private fields are gone, counts of children from 1 to 5 are `c`, and so is what would give one
/// away.
pub fn publishable(data: &Value, form: &Form, ties: &Ties) -> Publishable {
    let Some(root) = form.node_in(&FieldPath::root(), data) else {
        return Publishable { data: Value::Null, held_back: Vec::new(), beside: Vec::new(), exposed: Vec::new() };
    };
    let mut children = Vec::new();
    let data = clean(data, root, &mut Vec::new(), &mut children).unwrap_or(Value::Null);
    let tied = ties.table(&data, &children);
    let protection = protect(&tied.table);
    let mut publishable = Publishable { data, held_back: Vec::new(), beside: Vec::new(), exposed: Vec::new() };
    for (cell, path) in tied.paths.iter().enumerate() {
        let list = match protection.hidden.get(cell).copied().flatten() {
            Some(Hidden::Small) => &mut publishable.held_back,
            Some(Hidden::Beside | Hidden::Nought | Hidden::Total) => &mut publishable.beside,
            Some(Hidden::Held | Hidden::Unknown) | None => continue,
        };
        hold_back(&mut publishable.data, path, list);
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
            hold_back(&mut publishable.data, &share.path, &mut publishable.held_back);
        } else if !hidden.is_empty() {
            hold_back(&mut publishable.data, &share.path, &mut publishable.beside);
        }
    }
    publishable.held_back.sort();
    publishable.beside.sort();
    publishable.exposed = protection.exposed.iter().filter_map(|cell| tied.paths.get(*cell).cloned()).collect();
    publishable
}

/// The counts of a return as they were typed, and what binds them.
pub fn tied(data: &Value, form: &Form, ties: &Ties) -> Tied {
    let Some(root) = form.node_in(&FieldPath::root(), data) else { return Tied::default() };
    let mut children = Vec::new();
    let data = clean(data, root, &mut Vec::new(), &mut children).unwrap_or(Value::Null);
    ties.table(&data, &children)
}

/// Puts the symbol where a value stands.
fn hold_back(data: &mut Value, path: &FieldPath, held_back: &mut Vec<FieldPath>) {
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
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(*index),
    })
}

/// The value without what is private, or what the schema does not know; and the ways to its counts of children.
fn clean(value: &Value, node: Node, path: &mut Vec<Step>, children: &mut Vec<FieldPath>) -> Option<Value> {
    match node.text("x-disclosure") {
        Some("private") => return None,
        Some("children") => children.push(FieldPath(path.clone())),
        Some(_) | None => {}
    }
    match value {
        Value::Object(fields) => {
            let mut kept = Map::new();
            for (key, inner) in fields {
                let Some(property) = node.property(key, Some(value)) else { continue };
                path.push(Step::Key(key.clone()));
                if let Some(clean) = clean(inner, property, path, children) {
                    kept.insert(key.clone(), clean);
                }
                path.pop();
            }
            Some(Value::Object(kept))
        }
        Value::Array(entries) => {
            let item = node.item()?;
            let mut kept = Vec::with_capacity(entries.len());
            for (index, inner) in entries.iter().enumerate() {
                path.push(Step::Index(index));
                kept.extend(clean(inner, item, path, children));
                path.pop();
            }
            Some(Value::Array(kept))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Some(value.clone()),
    }
}
