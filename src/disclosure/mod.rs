//! Statistical disclosure control: true values in, publishable values out.
//!
//! The schema says which fields are private and which hold counts of children; the return says how its counts add up
//! ([`Constraints`]). A whole return becomes its public form here, before any document or data file is made of it, so nothing
//! downstream ever holds a true small number or a number from which one can be worked out.
//!
//! It works in two steps, the usual ones of statistical disclosure control:
//!
//! 1. Primary suppression: each count of children from 1 to 5 becomes `c`.
//! 2. Secondary suppression: for each suppressed count, an auditor works out which values it could have for a reader who sees
//!    everything that is published. Further counts are suppressed until at least [`MIN_POSSIBLE_VALUES`] remain ([`protect`]).

mod audit;
mod constraints;
mod protect;
mod system;
mod table;
mod threshold;

pub use audit::{Reason, recoverable};
pub use constraints::{Constraints, CountTable, Share};
pub use protect::{Protection, protect, suppress_primary};
pub use table::{Cell, Constraint, Kind, Table, Value as CellValue};
pub use threshold::{MIN_POSSIBLE_VALUES, THRESHOLD, is_small};

use std::borrow::Cow;

use serde_json::Value;

use crate::finding::{FieldPath, Step};
use crate::read::{Form, Node};
use crate::value::Symbol;

/// A value that is fit to publish, and the fields that were suppressed in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Publishable {
    /// The value without private fields, and with `c` in place of suppressed counts and shares.
    pub data: Value,
    /// Primary suppression: small counts and the shares calculated from them, in the order of the form.
    pub primary: Vec<FieldPath>,
    /// Secondary suppression: other counts and shares from which a small count could be worked out, in the order of the form.
    pub secondary: Vec<FieldPath>,
    /// Suppressed counts that can be worked out all the same, because nothing is left to suppress around them.
    pub unprotected: Vec<FieldPath>,
}

impl Publishable {
    /// A value that was made fit to publish before. Which of its numbers were suppressed is not known any more.
    pub fn already(data: Value) -> Self {
        Self { data, primary: Vec::new(), secondary: Vec::new(), unprotected: Vec::new() }
    }
}

/// Removes private fields, and fields the schema does not know, from a return. The result is the table of its counts as they were
/// typed, with their constraints.
pub fn without_private(data: &mut Value, form: &'static Form, constraints: &Constraints) -> CountTable {
    let mut children = Vec::new();
    let is_public =
        form.node_in(&FieldPath::root(), data).is_some_and(|root| remove_private(data, root, &mut Vec::new(), &mut children));
    if !is_public {
        *data = Value::Null;
    }
    constraints.table(data, &children)
}

/// The public form of data from which private fields have been removed: `c` in place of each count that `protection` suppresses,
/// and of each share of such a count.
///
/// Here 3 would follow from 50 − 7 − 12 − 28, so 12 is suppressed with it:
///
/// ```
/// use masa_return::disclosure::{Constraints, protect, suppress};
/// use masa_return::finding::FieldPath;
/// use serde_json::json;
///
/// let data = json!({ "all": 50, "under_1": 3, "1_to_4": 7, "5_to_9": 12, "10_to_17": 28 });
/// let path = |key: &str| FieldPath::root().key(key);
/// let ages = ["under_1", "1_to_4", "5_to_9", "10_to_17"].map(path);
///
/// let mut constraints = Constraints::default();
/// constraints.equal([path("all")], ages.clone());
/// let counts = constraints.table(&data, &[&[path("all")], ages.as_slice()].concat());
///
/// let public = suppress(data, &constraints, &counts, &protect(&counts.table));
/// assert_eq!(public.data, json!({ "all": 50, "under_1": "c", "1_to_4": 7, "5_to_9": "c", "10_to_17": 28 }));
/// assert_eq!(public.primary, [path("under_1")]);
/// assert_eq!(public.secondary, [path("5_to_9")]);
/// assert_eq!(public.unprotected, []);
/// ```
pub fn suppress(data: Value, constraints: &Constraints, counts: &CountTable, protection: &Protection) -> Publishable {
    let mut publishable = Publishable { data, primary: Vec::new(), secondary: Vec::new(), unprotected: Vec::new() };
    for (cell, path) in counts.paths.iter().enumerate() {
        let list = match protection.hidden.get(cell).copied().flatten() {
            Some(Reason::Small) => &mut publishable.primary,
            Some(Reason::Secondary | Reason::SecondaryZero | Reason::SecondaryTotal) => &mut publishable.secondary,
            Some(Reason::AlreadySuppressed | Reason::Unknown) | None => continue,
        };
        write_symbol(&mut publishable.data, path, list);
    }
    for share in &constraints.shares {
        let reasons: Vec<Reason> = share
            .of
            .iter()
            .filter_map(|path| counts.cell(path))
            .filter_map(|cell| protection.hidden.get(cell).copied().flatten())
            .filter(|reason| *reason != Reason::Unknown)
            .collect();
        if share.is_small || reasons.contains(&Reason::Small) || reasons.contains(&Reason::AlreadySuppressed) {
            write_symbol(&mut publishable.data, &share.path, &mut publishable.primary);
        } else if !reasons.is_empty() {
            write_symbol(&mut publishable.data, &share.path, &mut publishable.secondary);
        }
    }
    publishable.primary.sort();
    publishable.secondary.sort();
    publishable.unprotected = protection.unprotected.iter().filter_map(|cell| counts.paths.get(*cell).cloned()).collect();
    publishable
}

/// Replaces a value by `c`, and adds its path to a list. A value that is `null` or `c` already stays as it is.
fn write_symbol(data: &mut Value, path: &FieldPath, suppressed: &mut Vec<FieldPath>) {
    if let Some(value) = find_mut(data, path)
        && !value.is_null()
        && *value != Symbol::Confidential.code()
    {
        *value = Value::from(Symbol::Confidential.code());
        suppressed.push(path.clone());
    }
}

fn find_mut<'a>(data: &'a mut Value, path: &FieldPath) -> Option<&'a mut Value> {
    path.0.iter().try_fold(data, |value, step| match step {
        Step::Key(key) => value.get_mut(&**key),
        Step::Index(index) => value.get_mut(*index),
    })
}

/// Removes from a value the private fields, and those the schema does not know, and collects the paths of its counts of children.
/// The result is `false` if the value is private itself.
fn remove_private(value: &mut Value, node: Node<'static>, path: &mut Vec<Step>, children: &mut Vec<FieldPath>) -> bool {
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
                let stays = remove_private(inner, property, path, children);
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
                let stays = remove_private(inner, item, path, children);
                path.pop();
                index += 1;
                stays
            });
            true
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}
