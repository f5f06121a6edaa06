//! Every text and every date of a return, wherever it is, for rules that check all of them in the same way.

use serde_json::Value;

use crate::annual_return::AnnualReturn;
use crate::annual_return::terms::schema::form;
use crate::canonical;
use crate::finding::{FieldPath, Step};
use crate::read::Node;

/// An answer that is text, with what the form says about its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The path of the answer.
    pub path: FieldPath,
    /// What was answered.
    pub text: String,
    /// The kind of value the form has there, such as `date` or `narrative`; empty for plain text.
    pub kind: &'static str,
    /// Whether the answer is private to the partnership.
    pub private: bool,
}

impl Leaf {
    /// The field, without the indexes of entries: `needs.needs[].description`.
    pub fn field(&self) -> String {
        field(&self.path)
    }

    /// The key of the answer. Entries of a list have the key of the list.
    pub fn key(&self) -> &str {
        let keys = self.path.0.iter().rev().filter_map(|step| match step {
            Step::Key(key) => Some(&**key),
            Step::Index(_) => None,
        });
        keys.into_iter().next().unwrap_or_default()
    }
}

/// The field a path leads to, without the indexes of entries: `needs.needs[].description`.
pub fn field(path: &FieldPath) -> String {
    let mut text = String::new();
    for step in &path.0 {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => {
                text.push('.');
                text.push_str(key);
            }
            Step::Index(_) => text.push_str("[]"),
        }
    }
    text
}

/// The value at a path in the data of a return; `None` when there is none.
pub fn at<'a>(data: &'a Value, path: &FieldPath) -> Option<&'a Value> {
    path.0.iter().try_fold(data, |value, step| match step {
        Step::Key(key) => value.get(&**key),
        Step::Index(index) => value.get(index),
    })
}

/// Every answer that is text, in the order of the form. `None` when the return cannot be serialised.
pub fn leaves(this: &AnnualReturn) -> Option<Vec<Leaf>> {
    leaves_of(&canonical::data(this).ok()?)
}

/// Everything in data that is text, in the order of the data. `None` when the form cannot be compiled.
pub fn leaves_of(data: &Value) -> Option<Vec<Leaf>> {
    let mut leaves = Vec::new();
    gather(form().ok()?.node(&FieldPath::root()), data, &mut FieldPath::root(), &mut leaves);
    Some(leaves)
}

/// Goes down the form and the data in parallel, so that no field has to be looked up from the top.
fn gather(node: Option<Node<'static>>, value: &Value, path: &mut FieldPath, leaves: &mut Vec<Leaf>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let (key, node) = match node.and_then(|node| node.entry(key, Some(value))) {
                    Some((known, node)) => (known, Some(node)),
                    None => (key.clone().into(), None),
                };
                path.0.push(Step::Key(key));
                gather(node, inner, path, leaves);
                path.0.pop();
            }
        }
        Value::Array(entries) => {
            let item = node.and_then(|node| node.item());
            for (i, inner) in entries.iter().enumerate() {
                path.0.push(Step::Index(i));
                gather(item, inner, path, leaves);
                path.0.pop();
            }
        }
        Value::String(text) => leaves.push(Leaf {
            path: path.clone(),
            text: text.clone(),
            kind: node.map_or("", |node| node.kind()),
            private: node.is_some_and(|node| node.text("x-disclosure") == Some("private")),
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
