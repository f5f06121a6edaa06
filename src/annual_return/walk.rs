//! Every text and every date of a return, wherever it stands, for rules that ask the same of all of them.

use serde_json::Value;

use super::AnnualReturn;
use super::schema::form;
use crate::canonical;
use crate::finding::{FieldPath, Step};

/// Something answered, as text, and what the form says of its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Where it stands.
    pub path: FieldPath,
    /// What was answered.
    pub text: String,
    /// The kind of value the form has there: `date`, `narrative`; empty for plain text.
    pub kind: String,
    /// Whether it stays with the partnership.
    pub private: bool,
}

impl Leaf {
    /// The key it stands under; entries of a list stand under the key of the list.
    pub fn key(&self) -> &str {
        let keys = self.path.0.iter().rev().filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        });
        keys.into_iter().next().unwrap_or_default()
    }
}

/// Everything answered in text, in the order of the form. None when the return cannot be written as data.
pub fn leaves(this: &AnnualReturn) -> Option<Vec<Leaf>> {
    let data = canonical::data(this).ok()?;
    let mut leaves = Vec::new();
    gather(&data, &data, &FieldPath::root(), &mut leaves)?;
    Some(leaves)
}

fn gather(root: &Value, value: &Value, path: &FieldPath, leaves: &mut Vec<Leaf>) -> Option<()> {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                gather(root, value, &path.key(key), leaves)?;
            }
        }
        Value::Array(entries) => {
            for (i, value) in entries.iter().enumerate() {
                gather(root, value, &path.index(i), leaves)?;
            }
        }
        Value::String(text) => {
            let node = form().ok()?.node_in(path, root);
            leaves.push(Leaf {
                path: path.clone(),
                text: text.clone(),
                kind: node.map(|node| node.kind()).unwrap_or_default().to_owned(),
                private: node.and_then(|node| node.text("x-disclosure")) == Some("private"),
            });
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    Some(())
}
