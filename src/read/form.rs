//! The form: its published schema, compiled, and a way from any field to its part of the schema.

mod place;

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::Value;

use place::{Branch, NOWHERE, Place, definition, places};

pub use super::publish::{draft, public, publish};
use super::words::{humanised, uncapitalised};
use crate::error::Error;
use crate::finding::{FieldPath, Step};

/// A form: the final schema, ready for checking.
#[derive(Debug)]
pub struct Form {
    schema: Value,
    places: Vec<Place>,
    validator: jsonschema::Validator,
    keys: BTreeSet<String>,
    headings: BTreeSet<String>,
}

/// Keywords that affect validation: those a value can break, and those that hold schemas.
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
    /// Compiles a final schema.
    ///
    /// # Errors
    /// When the schema is faulty, which is never the fault of a return.
    pub fn new(schema: Value) -> Result<Self, Error> {
        let validator = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .build(&bare(&schema))
            .map_err(|error| Error::new(error.to_string()).during("cannot use the schema of the form"))?;
        let (mut keys, mut headings) = (BTreeSet::new(), BTreeSet::new());
        collect_keys(&schema, &schema, &mut keys, &mut headings);
        let places = places(&schema);
        Ok(Self { schema, places, validator, keys, headings })
    }

    /// The final schema.
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// The top-level keys of the form, in its order: its parts, and the keys about the return as a whole.
    pub fn top(&self) -> impl Iterator<Item = &str> {
        self.root().properties(None).into_iter().map(|(key, _)| key)
    }

    /// The schema of a field. Where alternatives are chosen by a key, that of the first alternative that has the field.
    pub fn node(&self, path: &FieldPath) -> Option<Node<'_>> {
        self.node_in(path, &Value::Null)
    }

    /// The schema of a field in this data, using the alternatives that the data chose.
    pub fn node_in(&self, path: &FieldPath, data: &Value) -> Option<Node<'_>> {
        let mut node = self.root();
        let mut data = Some(data);
        for step in &path.0 {
            match step {
                Step::Key(key) => {
                    node = node.property(key, data)?;
                    data = data.and_then(|data| data.get(&**key));
                }
                Step::Index(index) => {
                    node = node.item()?;
                    data = data.and_then(|data| data.get(index));
                }
            }
        }
        Some(node)
    }

    /// The path of a field in the words of the form: "finance › income › entry 4 › amount actual".
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
        Node::new(&self.places, self.places.first().unwrap_or(&NOWHERE))
    }

    /// Every word the form uses as a key.
    pub(super) fn keys(&self) -> &BTreeSet<String> {
        &self.keys
    }

    /// Every key of the form that holds a group or a list.
    pub(super) fn headings(&self) -> &BTreeSet<String> {
        &self.headings
    }

    pub(super) fn validator(&self) -> &jsonschema::Validator {
        &self.validator
    }
}

/// A key in the words of the form: "amount actual". A key the form does not know is turned into words as it is.
pub fn form_words(node: Option<Node>, key: &str) -> String {
    let title = node.and_then(|node| node.text("title")).map_or_else(|| humanised(key), str::to_owned);
    uncapitalised(&title)
}

/// Collects every key of the form, and those that hold a group or a list anywhere in it.
fn collect_keys(root: &Value, schema: &Value, keys: &mut BTreeSet<String>, headings: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get("properties") {
                for (key, property) in properties {
                    if !keys.contains(key) {
                        keys.insert(key.clone());
                    }
                    if !headings.contains(key) {
                        let kind = property.get("type").or_else(|| definition(root, property)?.1.get("type"));
                        if is_of_type(kind, "object") || is_of_type(kind, "array") {
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

/// The schema of one field: its own keywords, and behind them the definition it refers to.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    places: &'a [Place],
    own: &'a Place,
    target: &'a Place,
}

impl<'a> Node<'a> {
    fn new(places: &'a [Place], own: &'a Place) -> Self {
        Self { places, own, target: places.get(own.target).unwrap_or(own) }
    }

    fn at(&self, place: usize) -> Option<Self> {
        self.places.get(place).map(|own| Self::new(self.places, own))
    }

    /// The value of a keyword, from the field itself or else from its definition. Keywords that hold the schemas of fields below
    /// have methods of their own.
    pub fn get(&self, keyword: &str) -> Option<&'a Value> {
        self.own.says(keyword).or_else(|| self.target.says(keyword))
    }

    /// The value of a keyword, when it is text.
    pub fn text(&self, keyword: &str) -> Option<&'a str> {
        self.get(keyword).and_then(Value::as_str)
    }

    /// The value of a keyword that is a list of words; empty when it is not.
    pub fn list(&self, keyword: &str) -> Vec<&'a str> {
        self.get(keyword).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether the schema accepts this JSON type here.
    pub fn takes(&self, json_type: &str) -> bool {
        is_of_type(self.get("type"), json_type)
    }

    /// Whether the field is a group of keys.
    pub fn is_group(&self) -> bool {
        self.takes("object") || self.own_properties().is_some()
    }

    /// The kind of value (`x-value`); empty for groups and lists.
    pub fn kind(&self) -> &'a str {
        self.text("x-value").unwrap_or_default()
    }

    /// The schema of a list's entries.
    pub fn item(&self) -> Option<Self> {
        self.own.item.and_then(|place| self.at(place))
    }

    /// The schema of a key, in the alternative that `data` chose; if none is chosen, in the first that has the key.
    pub fn property(&self, key: &str, data: Option<&Value>) -> Option<Self> {
        self.listed(key, data).map(|(_, place)| *place).or(self.own.others).and_then(|place| self.at(place))
    }

    /// As [`property`](Self::property), with the key. The form's own copy of the key is borrowed when the form knows it.
    pub fn entry(&self, key: &str, data: Option<&Value>) -> Option<(Cow<'a, str>, Self)> {
        let (key, place) = match self.listed(key, data) {
            Some((known, place)) => (Cow::Borrowed(known.as_str()), *place),
            None => (Cow::Owned(key.to_owned()), self.own.others?),
        };
        Some((key, self.at(place)?))
    }

    /// Every key the group accepts, in the form's order, in the alternative that `data` chose.
    pub fn properties(&self, data: Option<&Value>) -> Vec<(&'a str, Self)> {
        let mut properties: Vec<(&str, Self)> = Vec::new();
        for (key, place) in self.lists(data).flatten() {
            if !properties.iter().any(|(known, _)| known == key)
                && let Some(node) = self.at(*place)
            {
                properties.push((key, node));
            }
        }
        properties
    }

    /// The required keys, in the alternative that `data` chose.
    pub fn required(&self, data: Option<&Value>) -> Vec<&'a str> {
        let mut keys = self.list("required");
        if data.is_some() || self.choice_key().is_none() {
            let own = self.target.says("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            for key in own.chain(self.branches(data).flat_map(|branch| branch.required.iter().map(String::as_str))) {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }

    /// The key that chooses between alternatives; `None` when there are none.
    pub fn choice_key(&self) -> Option<&'a str> {
        self.target.branches.first().map(|branch| branch.key.as_str())
    }

    fn listed(&self, key: &str, data: Option<&Value>) -> Option<&'a (String, usize)> {
        // The group itself lists every value of the key that chooses between alternatives, so its schema is the best one.
        self.lists(data).find_map(|list| list.iter().find(|(known, _)| known == key))
    }

    fn own_properties(&self) -> Option<&'a Vec<(String, usize)>> {
        self.own.properties.as_ref().or(self.target.properties.as_ref())
    }

    /// The lists of keys that apply: those of the group, then those of the alternatives that `data` chose.
    fn lists(&self, data: Option<&Value>) -> impl Iterator<Item = &'a Vec<(String, usize)>> {
        let own = self.own_properties().into_iter().chain(self.target.properties.as_ref());
        own.chain(self.branches(data).map(|branch| &branch.properties))
    }

    /// The alternatives that `data` chose; all of them when it chose none.
    fn branches(&self, data: Option<&Value>) -> impl Iterator<Item = &'a Branch> {
        let is_chosen =
            move |branch: &&Branch| data.and_then(|data| data.get(&branch.key)).is_none_or(|chosen| *chosen == branch.code);
        self.target.branches.iter().filter(is_chosen)
    }
}

/// Whether the keyword `type` includes a JSON type.
fn is_of_type(keyword: Option<&Value>, json_type: &str) -> bool {
    match keyword {
        Some(Value::String(only)) => only == json_type,
        Some(Value::Array(several)) => several.iter().any(|name| name == json_type),
        _ => false,
    }
}
