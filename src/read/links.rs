//! The ids of a return and the references to them.

use std::borrow::Cow;

use serde_json::Value;

use super::form::Node as Schema;
use super::path_builder::PathBuilder;
use crate::finding::FieldPath;

/// An id and the kind of thing it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// The id as typed.
    pub id: String,
    /// The kinds of thing it may name, in the words of the form.
    pub kinds: Vec<String>,
    /// Where it is given.
    pub path: FieldPath,
}

/// A reference to an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The id it refers to, as typed.
    pub target: String,
    /// The kinds of thing it may refer to, in the words of the form.
    pub kinds: Vec<String>,
    /// Where it is given.
    pub path: FieldPath,
}

/// Every id and every reference, in the order of the return.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// The ids.
    pub ids: Vec<Identified>,
    /// The references.
    pub refs: Vec<Reference>,
}

impl Links {
    /// Collects the links of data from which faulty values were removed.
    pub(super) fn collect(data: &Value, root: Schema) -> Self {
        let mut links = Self::default();
        links.walk(data, root, &mut PathBuilder::default());
        links
    }

    fn walk<'a>(&mut self, value: &'a Value, schema: Schema, way: &mut PathBuilder<'a>) {
        match value {
            Value::Object(map) => {
                for (key, below) in map {
                    if let Some(schema) = schema.property(key, Some(value)) {
                        way.key(Cow::Borrowed(key));
                        self.walk(below, schema, way);
                        way.back();
                    }
                }
            }
            Value::Array(items) => {
                let Some(schema) = schema.item() else { return };
                for (index, below) in items.iter().enumerate() {
                    way.index(index);
                    self.walk(below, schema, way);
                    way.back();
                }
            }
            Value::String(text) => {
                let kinds = |mark| schema.list(mark).into_iter().map(str::to_owned).collect::<Vec<_>>();
                if schema.get("x-identifies").is_some() {
                    self.ids.push(Identified { id: text.clone(), kinds: kinds("x-identifies"), path: way.path() });
                }
                if schema.get("x-refers-to").is_some() {
                    self.refs.push(Reference { target: text.clone(), kinds: kinds("x-refers-to"), path: way.path() });
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}
