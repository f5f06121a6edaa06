//! True values in, publishable values out.
//!
//! The schema says which fields are private and which are counts of children. Here a whole return becomes its public form
//! before any document or data file is made of it, so that nothing downstream ever holds a true small number.

mod audit;
mod protect;
mod system;
mod table;

pub use audit::Hidden;
pub use protect::{Protection, hide_small, protect};
pub use table::{Bond, Cell, Kind, Table, Value as CellValue};

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
    /// The value without private fields and small counts of children.
    pub data: Value,
    /// The counts that were held back, in the order of the form.
    pub held_back: Vec<FieldPath>,
}

/// Whether a count of children may not be published.
pub fn is_small(count: u64) -> bool {
    count > 0 && count < LEAST_PUBLISHED
}

/// The public form of a return: private fields are gone, counts of children from 1 to 5 are `c`.
pub fn publishable(data: &Value, form: &Form) -> Publishable {
    let mut held_back = Vec::new();
    let data = match form.node_in(&FieldPath::root(), data) {
        Some(root) => clean(data, root, &mut Vec::new(), &mut held_back).unwrap_or(Value::Null),
        None => Value::Null,
    };
    Publishable { data, held_back }
}

/// The value fit to publish; none where the field is private, or where the schema does not know it.
fn clean(value: &Value, node: Node, path: &mut Vec<Step>, held_back: &mut Vec<FieldPath>) -> Option<Value> {
    match node.text("x-disclosure") {
        Some("private") => return None,
        Some("children") => {
            if value.as_u64().is_some_and(is_small) || value.as_str().and_then(|text| text.parse().ok()).is_some_and(is_small) {
                held_back.push(FieldPath(path.clone()));
                return Some(Value::from(Symbol::Confidential.code()));
            }
        }
        Some(_) | None => {}
    }
    match value {
        Value::Object(fields) => {
            let mut kept = Map::new();
            for (key, inner) in fields {
                let Some(property) = node.property(key, Some(value)) else { continue };
                path.push(Step::Key(key.clone()));
                if let Some(clean) = clean(inner, property, path, held_back) {
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
                kept.extend(clean(inner, item, path, held_back));
                path.pop();
            }
            Some(Value::Array(kept))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Some(value.clone()),
    }
}
