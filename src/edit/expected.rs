//! What the files should say after every insertion.

use serde_json::{Map, Value};

use super::{Insertion, Piece, Place};
use crate::finding::{FieldPath, Step};
use crate::read::tree::{Data, Node};

/// A tree as data: every answer as typed, and blanks as null.
pub(super) fn shape(node: Option<&Node>) -> Value {
    let Some(node) = node else { return Value::Null };
    match &node.data {
        Data::Blank | Data::Lost => Value::Null,
        Data::Scalar { text, .. } => Value::String(text.clone()),
        Data::List(items) => Value::Array(items.iter().map(|item| shape(Some(item))).collect()),
        Data::Group(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.key.clone(), shape(Some(&entry.value)))).collect())
        }
    }
}

/// The same data with every insertion. Fields are added first, then list entries from the end, so that indices stay valid for as
/// long as they are needed.
pub(super) fn with(mut data: Value, insertions: &[&Insertion]) -> Value {
    for insertion in insertions {
        if let Place::Field(path) = &insertion.place
            && let Some(field) = at(&mut data, path)
        {
            *field = value(&insertion.piece);
        }
    }
    let mut entries: Vec<(&FieldPath, usize, &Piece)> = insertions
        .iter()
        .filter_map(|insertion| match &insertion.place {
            Place::Entry { list, before } => Some((list, *before, &insertion.piece)),
            Place::Field(_) => None,
        })
        .collect();
    entries.reverse();
    entries.sort_by_key(|(list, before, _)| std::cmp::Reverse((list.0.len(), *before)));
    for (list, before, piece) in entries {
        if let Some(Value::Array(items)) = at(&mut data, list) {
            items.insert(before.min(items.len()), value(piece));
        }
    }
    data
}

/// The value at a path; missing groups on the way are created.
fn at<'a>(data: &'a mut Value, path: &FieldPath) -> Option<&'a mut Value> {
    path.0.iter().try_fold(data, |data, step| match step {
        Step::Index(index) => data.get_mut(*index),
        Step::Key(key) => {
            if data.is_null() {
                *data = Value::Object(Map::new());
            }
            Some(data.as_object_mut()?.entry(&**key).or_insert(Value::Null))
        }
    })
}

fn value(piece: &Piece) -> Value {
    match piece {
        Piece::Text { text, .. } | Piece::Code(text) => Value::String(text.clone()),
        Piece::List(entries) => Value::Array(entries.iter().map(value).collect()),
        Piece::Group(keys) => Value::Object(keys.iter().map(|(key, piece)| ((*key).to_owned(), value(piece))).collect()),
        Piece::Row(keys) => {
            Value::Object(keys.iter().map(|(key, text)| ((*key).to_owned(), Value::String(text.clone()))).collect())
        }
    }
}
