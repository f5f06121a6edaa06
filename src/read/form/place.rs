//! The schemas in a form: each one once, with links to those below it.
//!
//! A return has thousands of values, and several passes walk the form along with them. References are followed and branches are
//! split once, when the form is compiled, so each step down is a list lookup.

use std::collections::BTreeMap;

use serde_json::Value;

/// One schema of the form: its keywords, and links to the schemas below it.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// Its keywords, without those that hold schemas.
    pub words: Vec<(String, Value)>,
    /// The index of the definition it refers to; its own index if it refers to none.
    pub target: usize,
    /// The schemas of its keys; `None` when it has no list of keys.
    pub properties: Option<Vec<(String, usize)>>,
    /// The schema of a list's entries, its own or that of its definition.
    pub item: Option<usize>,
    /// The schema of keys that are not listed, its own or that of its definition.
    pub others: Option<usize>,
    /// Further keys that depend on the value of a key.
    pub branches: Vec<Branch>,
}

/// An empty schema.
pub(super) static NOWHERE: Place =
    Place { words: Vec::new(), target: 0, properties: None, item: None, others: None, branches: Vec::new() };

impl Place {
    /// The value of one of its keywords.
    pub fn says(&self, keyword: &str) -> Option<&Value> {
        // There are few keywords, so comparing them is faster than looking them up by hash.
        self.words.iter().find(|(word, _)| word == keyword).map(|(_, value)| value)
    }
}

/// The keys that belong to one value of a key.
#[derive(Debug)]
pub(super) struct Branch {
    /// The key.
    pub key: String,
    /// The value.
    pub code: Value,
    /// The schemas of further keys.
    pub properties: Vec<(String, usize)>,
    /// The required keys in that case.
    pub required: Vec<String>,
}

/// Every schema that can be reached from the top of the form, the top first.
pub(super) fn places(schema: &Value) -> Vec<Place> {
    let mut survey = Survey { root: schema, places: Vec::new(), definitions: BTreeMap::new() };
    survey.place(schema);
    let mut places = survey.places;
    for at in 0..places.len() {
        take_over(&mut places, at);
    }
    places
}

/// Copies from the definition what a schema does not say itself.
fn take_over(places: &mut [Place], at: usize) -> Option<()> {
    let own = places.get(at)?;
    let target = places.get(own.target)?;
    let below = |keyword: &str, own_schema: Option<usize>, schema: Option<usize>| {
        own_schema.or(if own.says(keyword).is_some() { None } else { schema })
    };
    let item = below("items", own.item, target.item);
    let others = below("additionalProperties", own.others, target.others);
    let place = places.get_mut(at)?;
    *place = Place { item, others, ..std::mem::take(place) };
    Some(())
}

/// The schemas found so far.
struct Survey<'a> {
    root: &'a Value,
    places: Vec<Place>,
    /// The indices of definitions, by address.
    definitions: BTreeMap<&'a str, usize>,
}

impl<'a> Survey<'a> {
    fn place(&mut self, schema: &'a Value) -> usize {
        let at = self.places.len();
        // The index is reserved before the schemas below are read, because a definition may refer to itself.
        self.places.push(Place::default());
        let place = self.described(schema, at);
        if let Some(own) = self.places.get_mut(at) {
            *own = place;
        }
        at
    }

    fn described(&mut self, schema: &'a Value, at: usize) -> Place {
        let mut place = Place { target: self.definition(schema).unwrap_or(at), ..Place::default() };
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            match (keyword.as_str(), value) {
                ("$defs", _) => {}
                ("properties", _) => place.properties = Some(self.properties(schema)),
                ("items", Value::Object(_)) => place.item = Some(self.place(value)),
                ("additionalProperties", Value::Object(_)) => place.others = Some(self.place(value)),
                ("allOf", Value::Array(branches)) => {
                    place.branches = branches.iter().filter_map(|branch| self.branch(branch)).collect();
                }
                _ => {
                    place.words.push((keyword.clone(), value.clone()));
                }
            }
        }
        place
    }

    fn properties(&mut self, schema: &'a Value) -> Vec<(String, usize)> {
        let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        properties.map(|(key, schema)| (key.clone(), self.place(schema))).collect()
    }

    fn branch(&mut self, branch: &'a Value) -> Option<Branch> {
        let (key, condition) = branch.get("if")?.get("properties")?.as_object()?.iter().next()?;
        let (code, then) = (condition.get("const")?, branch.get("then")?);
        let required = then.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        Some(Branch {
            key: key.clone(),
            code: code.clone(),
            properties: self.properties(then),
            required: required.map(str::to_owned).collect(),
        })
    }

    /// The index of the definition that a schema refers to.
    fn definition(&mut self, schema: &'a Value) -> Option<usize> {
        let (address, definition) = definition(self.root, schema)?;
        if let Some(known) = self.definitions.get(address) {
            return Some(*known);
        }
        self.definitions.insert(address, self.places.len());
        Some(self.place(definition))
    }
}

/// The definition that a schema finally refers to, with its address.
pub(super) fn definition<'a>(root: &'a Value, schema: &'a Value) -> Option<(&'a str, &'a Value)> {
    let mut found = None;
    let mut from = schema;
    // A definition may refer to another one. A circle would be a fault of the schema, but must not hang the tool.
    for _ in 0..8 {
        let address = from.get("$ref").and_then(Value::as_str);
        let Some(next) = address.and_then(|address| Some((address, root.pointer(address.strip_prefix('#')?)?))) else { break };
        from = next.1;
        found = Some(next);
    }
    found
}
