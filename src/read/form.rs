//! The form: its published schema, compiled, with a way from any field to what the schema says of it.

use std::collections::BTreeSet;

use serde_json::Value;

pub use super::publish::{draft, publish};
use super::words::{humanised, uncapitalised};
use crate::error::Error;
use crate::finding::{FieldPath, Step};

/// A form: the final schema, ready to check with.
#[derive(Debug)]
pub struct Form {
    schema: Value,
    validator: jsonschema::Validator,
    keys: BTreeSet<String>,
    headings: BTreeSet<String>,
}

/// What of a schema decides: the keywords that a value can break, and those that hold schemas.
const DECIDING: &[&str] = &[
    "$schema",
    "$id",
    "$ref",
    "type",
    "enum",
    "const",
    "required",
    "additionalProperties",
    "unevaluatedProperties",
    "pattern",
    "format",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "items",
    "prefixItems",
    "contains",
    "if",
    "then",
    "else",
    "not",
    "allOf",
    "anyOf",
    "oneOf",
    "dependentRequired",
    "propertyNames",
];

/// Keywords that hold schemas by name.
const NAMED: &[&str] = &["properties", "patternProperties", "$defs", "dependentSchemas"];

/// The schema without its words. They are four fifths of it, and a validator would read them all before it begins.
fn bare(schema: &Value) -> Value {
    match schema {
        Value::Object(keywords) => Value::Object(
            keywords
                .iter()
                .filter_map(|(keyword, value)| match (keyword.as_str(), value) {
                    (name, Value::Object(schemas)) if NAMED.contains(&name) => {
                        let schemas = schemas.iter().map(|(name, schema)| (name.clone(), bare(schema))).collect();
                        Some((keyword.clone(), Value::Object(schemas)))
                    }
                    ("enum" | "const" | "required" | "type", _) => Some((keyword.clone(), value.clone())),
                    (name, _) if DECIDING.contains(&name) => Some((keyword.clone(), bare(value))),
                    _ => None,
                })
                .collect(),
        ),
        Value::Array(schemas) => Value::Array(schemas.iter().map(bare).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => schema.clone(),
    }
}

impl Form {
    /// Compiles a final schema. An error here is a fault of the schema, never of a return.
    pub fn new(schema: Value) -> Result<Self, Error> {
        let validator = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .build(&bare(&schema))
            .map_err(|error| Error::new(error.to_string()).during("cannot use the schema of the form"))?;
        let (mut keys, mut headings) = (BTreeSet::new(), BTreeSet::new());
        collect_keys(&schema, &schema, &mut keys, &mut headings);
        Ok(Self { schema, validator, keys, headings })
    }

    /// The final schema.
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// The keys at the top of the form, in its order: its parts, and the keys of the envelope.
    pub fn top(&self) -> impl Iterator<Item = &str> {
        self.root().properties(None).into_iter().map(|(key, _)| key)
    }

    /// What the schema says of a field; of the first alternative that has it, where alternatives are chosen by a key.
    pub fn node(&self, path: &FieldPath) -> Option<Node<'_>> {
        self.node_in(path, &Value::Null)
    }

    /// What the schema says of a field in this very data: alternatives are those the data chose.
    pub fn node_in(&self, path: &FieldPath, data: &Value) -> Option<Node<'_>> {
        let mut node = self.root();
        let mut data = Some(data);
        for step in &path.0 {
            match step {
                Step::Key(key) => {
                    node = node.property(key, data)?;
                    data = data.and_then(|data| data.get(key));
                }
                Step::Index(index) => {
                    node = node.item()?;
                    data = data.and_then(|data| data.get(index));
                }
            }
        }
        Some(node)
    }

    /// The way to a field in the words of the form: "finance › income › entry 4 › amount actual".
    pub fn words(&self, path: &FieldPath) -> String {
        let mut words = Vec::new();
        let mut node = Some(self.root());
        for step in &path.0 {
            match step {
                Step::Key(key) => {
                    node = node.and_then(|node| node.property(key, None));
                    words.push(form_words(node, key));
                }
                Step::Index(index) => {
                    node = node.and_then(|node| node.item());
                    words.push(format!("entry {}", index.saturating_add(1)));
                }
            }
        }
        words.join(" › ")
    }

    pub(super) fn root(&self) -> Node<'_> {
        Node::new(&self.schema, &self.schema)
    }

    /// Every word the form uses as a key anywhere.
    pub(super) fn keys(&self) -> &BTreeSet<String> {
        &self.keys
    }

    /// Every key of the form that has lines of its own below it: groups and lists.
    pub(super) fn headings(&self) -> &BTreeSet<String> {
        &self.headings
    }

    pub(super) fn validator(&self) -> &jsonschema::Validator {
        &self.validator
    }
}

/// A key in the words of the form: "amount actual"; those of the key itself where the form does not know it.
pub fn form_words(node: Option<Node>, key: &str) -> String {
    let title = node.and_then(|node| node.text("title")).map_or_else(|| humanised(key), str::to_owned);
    uncapitalised(&title)
}

/// Gathers every key of the form, and those that stand for a group or a list somewhere in it.
fn collect_keys(root: &Value, schema: &Value, keys: &mut BTreeSet<String>, headings: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get("properties") {
                for (key, property) in properties {
                    if !keys.contains(key) {
                        keys.insert(key.clone());
                    }
                    if !headings.contains(key) {
                        let node = Node::new(root, property);
                        if node.takes("object") || node.takes("array") {
                            headings.insert(key.clone());
                        }
                    }
                }
            }
            object.values().for_each(|below| collect_keys(root, below, keys, headings));
        }
        Value::Array(items) => items.iter().for_each(|below| collect_keys(root, below, keys, headings)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What the schema says of one field: what stands at the field itself, and behind it the definition it refers to.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    root: &'a Value,
    own: &'a Value,
    target: &'a Value,
}

impl<'a> Node<'a> {
    fn new(root: &'a Value, own: &'a Value) -> Self {
        let mut target = own;
        // A definition may refer to another; a ring of them would be a fault of the schema and must not hang the tool.
        for _ in 0..8 {
            let definition = target
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|address| address.strip_prefix('#'))
                .and_then(|pointer| root.pointer(pointer));
            match definition {
                Some(next) => target = next,
                None => break,
            }
        }
        Self { root, own, target }
    }

    /// What a keyword says here, the field's own word first.
    pub fn get(&self, keyword: &str) -> Option<&'a Value> {
        self.own.get(keyword).or_else(|| self.target.get(keyword))
    }

    /// What a keyword says here, when that is text.
    pub fn text(&self, keyword: &str) -> Option<&'a str> {
        self.get(keyword).and_then(Value::as_str)
    }

    /// What a keyword says here, when that is a list of words.
    pub fn list(&self, keyword: &str) -> Vec<&'a str> {
        self.get(keyword).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether the schema takes values of this JSON type here.
    pub fn takes(&self, json_type: &str) -> bool {
        match self.get("type") {
            Some(Value::String(only)) => only == json_type,
            Some(Value::Array(several)) => several.iter().any(|name| name == json_type),
            _ => false,
        }
    }

    /// The kind of value (`x-value`); empty for groups and lists.
    pub fn kind(&self) -> &'a str {
        self.text("x-value").unwrap_or_default()
    }

    /// The schema of a list's entries.
    pub fn item(&self) -> Option<Self> {
        self.get("items").filter(|items| items.is_object()).map(|items| Self::new(self.root, items))
    }

    /// The schema of a key, in the alternative that `data` chose; without a choice, in the first that has it.
    pub fn property(&self, key: &str, data: Option<&Value>) -> Option<Self> {
        let found = self.shapes(data).into_iter().find_map(|shape| shape.get("properties")?.get(key));
        // The key by which alternatives are chosen is best told by the group itself, which lists them all.
        let own = self.get("properties").and_then(|properties| properties.get(key));
        own.or(found)
            .or_else(|| self.get("additionalProperties").filter(|schema| schema.is_object()))
            .map(|schema| Self::new(self.root, schema))
    }

    /// Every key the group takes, in the form's order, in the alternative that `data` chose.
    pub fn properties(&self, data: Option<&Value>) -> Vec<(&'a str, Self)> {
        let mut properties: Vec<(&str, Self)> = Vec::new();
        let own = self.get("properties").into_iter();
        for shape in own.chain(self.shapes(data).into_iter().filter_map(|shape| shape.get("properties"))) {
            for (key, schema) in shape.as_object().into_iter().flatten() {
                if !properties.iter().any(|(known, _)| known == key) {
                    properties.push((key, Self::new(self.root, schema)));
                }
            }
        }
        properties
    }

    /// The keys that are asked for, in the alternative that `data` chose.
    pub fn required(&self, data: Option<&Value>) -> Vec<&'a str> {
        let mut keys = self.list("required");
        if data.is_some() || self.choice_key().is_none() {
            for shape in self.shapes(data) {
                for key in shape.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
                    if !keys.contains(&key) {
                        keys.push(key);
                    }
                }
            }
        }
        keys
    }

    /// The key by which alternatives are chosen here, where they are.
    pub fn choice_key(&self) -> Option<&'a str> {
        self.branches().next().map(|(key, _, _)| key)
    }

    fn shapes(&self, data: Option<&Value>) -> Vec<&'a Value> {
        let mut shapes = vec![self.target];
        let chosen = |key: &str| data.and_then(|data| data.get(key));
        for (key, code, then) in self.branches() {
            if chosen(key).is_none_or(|chosen| chosen == code) {
                shapes.push(then);
            }
        }
        shapes
    }

    fn branches(&self) -> impl Iterator<Item = (&'a str, &'a Value, &'a Value)> {
        self.target.get("allOf").and_then(Value::as_array).into_iter().flatten().filter_map(|branch| {
            let (key, condition) = branch.get("if")?.get("properties")?.as_object()?.iter().next()?;
            Some((key.as_str(), condition.get("const")?, branch.get("then")?))
        })
    }
}
