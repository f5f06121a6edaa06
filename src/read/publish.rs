//! The schema as it is published: what the types generate, made plain for editors, other validators and people.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::words::{humanised, humanised_type};
use crate::value::{Balance, Children, Count, Fraction, Money, Percent, Quantity};

/// The keyword [`Optional`](crate::value::Optional) leaves on a property that is not asked for.
use crate::value::OPTIONAL_MARK;

/// The dialect of every published schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Turns the generated schema into the published **final** schema: titles everywhere, no null alternatives, no defaults,
/// alternatives chosen by their `type` key, and every group closed to unknown keys.
pub fn publish(schema: schemars::Schema, title: &str, id: &str) -> Value {
    let mut root = schema.to_value();
    let definitions = root.get("$defs").cloned().unwrap_or(Value::Null);
    let tidy = Tidy { definitions: &definitions, kind_titles: kind_titles() };
    tidy.schema(&mut root);
    if let Some(defs) = root.get_mut("$defs").and_then(Value::as_object_mut) {
        for (name, schema) in defs.iter_mut() {
            tidy.schema(schema);
            entitle(schema, &humanised_type(name));
        }
    }
    without_unused(&mut root);
    head(&mut root, title, id);
    ordered(root)
}

/// Removes definitions that nothing refers to any more, because alternatives now contain what they referred to.
fn without_unused(root: &mut Value) {
    loop {
        let mut used = BTreeSet::new();
        references(root, &mut used);
        let Some(defs) = root.get_mut("$defs").and_then(Value::as_object_mut) else { return };
        let before = defs.len();
        defs.retain(|name, _| used.contains(name));
        if defs.len() == before {
            return;
        }
    }
}

fn references(schema: &Value, used: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            let target = object.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix("#/$defs/"));
            used.extend(target.map(str::to_owned));
            object.values().for_each(|below| references(below, used));
        }
        Value::Array(items) => items.iter().for_each(|below| references(below, used)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The **draft** schema: the same structure, but nothing is required except the `type` key that chooses an alternative.
pub fn draft(final_schema: &Value, title: &str, id: &str) -> Value {
    let mut root = final_schema.clone();
    unrequire(&mut root);
    head(&mut root, title, id);
    ordered(root)
}

/// The schema of the **public form**: the draft one without what is private, with what disclosure control leaves of the rest.
///
/// What is private is not a key of it, so that a group closed to unknown keys refuses it. A number of children above 0 and below
/// `least` is refused; other numbers that are text in canonical data are text alone. Only `mark`, a key at the top, is required: it has to say
/// `form`. The rest is not, because the public form of a draft is a public form too, and faulty answers are not in it.
pub fn public(final_schema: &Value, title: &str, id: &str, (mark, form): (&str, &str), least: u64) -> Value {
    let mut root = final_schema.clone();
    unrequire(&mut root);
    disclose(&mut root, least);
    if let Some(field) = root.pointer_mut(&format!("/properties/{mark}")).and_then(Value::as_object_mut) {
        field.shift_remove("$ref");
        field.insert("const".to_owned(), form.into());
    }
    if let Some(object) = root.as_object_mut() {
        object.insert("required".to_owned(), json!([mark]));
    }
    without_unused(&mut root);
    head(&mut root, title, id);
    ordered(root)
}

/// Takes private fields out of a schema, and narrows the kinds of number to what canonical public data hold.
fn disclose(schema: &mut Value, least: u64) {
    match schema {
        Value::Object(object) => {
            if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
                properties.retain(|_, field| field.get("x-disclosure").is_none_or(|word| word != "private"));
            }
            published_number(object, least);
            object.values_mut().for_each(|below| disclose(below, least));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| disclose(item, least)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Narrows the schema of a number to what stands in canonical public data: a count is a number or a symbol and never digits in
/// text, other numbers are text, and a number of children below `least` is held back.
fn published_number(object: &mut Map<String, Value>, least: u64) {
    let Some(pattern) = object.get("pattern").and_then(Value::as_str).map(str::to_owned) else { return };
    match object.get("x-value").and_then(Value::as_str) {
        Some("count") => {
            if let Some(symbols) = pattern.strip_prefix("^((0|[1-9][0-9]{0,8})|").and_then(|rest| rest.strip_suffix(")$")) {
                object.insert("pattern".to_owned(), format!("^({symbols})$").into());
            }
            if object.get("x-disclosure").is_some_and(|word| word == "children") {
                let small: Vec<u64> = (1..least).collect();
                object.insert("not".to_owned(), json!({ "enum": small }));
            }
        }
        Some("money" | "percent" | "fraction") => {
            object.insert("type".to_owned(), "string".into());
            for keyword in ["minimum", "maximum", "examples"] {
                object.shift_remove(keyword);
            }
        }
        Some(_) | None => return,
    }
    // They tell people what to type, and nobody types a public form.
    object.shift_remove("patternErrorMessage");
}

fn head(root: &mut Value, title: &str, id: &str) {
    if let Some(root) = root.as_object_mut() {
        root.insert("$schema".to_owned(), DIALECT.into());
        root.insert("$id".to_owned(), id.into());
        root.insert("title".to_owned(), title.into());
    }
}

/// The titles of the kinds of number. They describe what may be typed; a field is better described by its own name.
fn kind_titles() -> Vec<Value> {
    [
        Money::schema(true),
        Balance::schema(true),
        Count::schema(true),
        Children::schema(true),
        Percent::schema(true),
        Fraction::schema(true),
    ]
    .iter()
    .filter_map(|schema| schema.get("title").cloned())
    .collect()
}

fn entitle(schema: &mut Value, title: &str) {
    if let Some(object) = schema.as_object_mut()
        && !object.contains_key("title")
    {
        object.insert("title".to_owned(), title.into());
    }
}

struct Tidy<'a> {
    definitions: &'a Value,
    kind_titles: Vec<Value>,
}

impl Tidy<'_> {
    /// Tidies a schema and everything below it, from the bottom up.
    fn schema(&self, schema: &mut Value) {
        let Some(object) = schema.as_object_mut() else { return };
        for (keyword, below) in object.iter_mut() {
            match keyword.as_str() {
                "properties" | "patternProperties" => {
                    for property in below.as_object_mut().into_iter().flat_map(|map| map.values_mut()) {
                        self.schema(property);
                    }
                }
                "items" | "additionalProperties" | "not" | "if" | "then" | "else" | "contains" | "propertyNames" => {
                    self.schema(below);
                }
                "oneOf" | "anyOf" | "allOf" | "prefixItems" => {
                    for arm in below.as_array_mut().into_iter().flatten() {
                        self.schema(arm);
                    }
                }
                _ => {}
            }
        }
        object.shift_remove("default");
        let of_a_number =
            |format: &str| format.starts_with("int") || format.starts_with("uint") || format == "float" || format == "double";
        if object.get("format").and_then(Value::as_str).is_some_and(of_a_number) {
            object.shift_remove("format");
        }
        without_null(object);
        enumerated(object);
        self.dispatched(object);
        self.group(object);
    }

    /// Adds titles to the properties of a group, removes properties that are not asked for from `required`, and closes the group
    /// to unknown keys.
    fn group(&self, object: &mut Map<String, Value>) {
        let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) else { return };
        let mut optional = Vec::new();
        for (key, property) in properties.iter_mut() {
            if let Some(property) = property.as_object_mut() {
                if property.shift_remove(OPTIONAL_MARK).is_some() {
                    optional.push(key.clone());
                }
                if property.get("title").is_some_and(|title| self.kind_titles.contains(title)) {
                    property.shift_remove("title");
                }
            }
            entitle(property, &humanised(key));
        }
        if let Some(required) = object.get_mut("required").and_then(Value::as_array_mut) {
            required.retain(|key| !optional.iter().any(|optional| key == optional));
            if required.is_empty() {
                object.shift_remove("required");
            }
        }
        let decided = ["additionalProperties", "unevaluatedProperties", "allOf", "if"];
        if !decided.iter().any(|keyword| object.contains_key(*keyword)) {
            object.insert("additionalProperties".to_owned(), false.into());
        }
    }

    /// Rewrites alternatives that differ by a constant under a common key, so that every validator and editor looks only at the
    /// alternative that was chosen.
    fn dispatched(&self, object: &mut Map<String, Value>) {
        let Some(arms) = object.get("oneOf").and_then(Value::as_array) else { return };
        let arms: Vec<Map<String, Value>> = arms.iter().filter_map(|arm| self.inlined(arm)).collect();
        let Some(key) = arms
            .first()
            .and_then(|first| first.get("properties")?.as_object())
            .and_then(|properties| properties.keys().find(|key| arms.iter().all(|arm| constant(arm, key).is_some())).cloned())
        else {
            return;
        };
        if Some(arms.len()) != object.get("oneOf").and_then(Value::as_array).map(Vec::len) {
            return;
        }
        let mut codes = Vec::new();
        let mut meanings = Vec::new();
        let mut labels = Vec::new();
        let mut branches = Vec::new();
        for mut arm in arms {
            let Some(code) = constant(&arm, &key).cloned() else { return };
            let label = arm.get("title").cloned().unwrap_or_else(|| humanised(code.as_str().unwrap_or_default()).into());
            meanings.push(arm.get("description").cloned().unwrap_or_else(|| label.clone()));
            codes.push(code.clone());
            if let Some(tag) = arm.get_mut("properties").and_then(|properties| properties.get_mut(&key)) {
                *tag = json!({ "const": code, "title": humanised(&key) });
            }
            self.group(&mut arm);
            arm.shift_remove("type");
            arm.insert("title".to_owned(), label.clone());
            labels.push(label);
            branches.push(json!({ "if": { "properties": { &key: { "const": code } }, "required": [&key] }, "then": arm }));
        }
        object.shift_remove("oneOf");
        object.insert("type".to_owned(), "object".into());
        object.insert("required".to_owned(), json!([&key]));
        object.insert(
            "properties".to_owned(),
            json!({ &key: { "description": "Which kind it is. Each kind has its own keys.", "type": "string", "enum": codes, "enumDescriptions": meanings, "x-labels": labels, "x-value": "choice" } }),
        );
        object.insert("allOf".to_owned(), branches.into());
    }

    /// An alternative with its references replaced by their content, so that the whole can be closed to unknown keys.
    fn inlined(&self, arm: &Value) -> Option<Map<String, Value>> {
        let mut arm = arm.as_object()?.clone();
        if let Some(name) = arm.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix("#/$defs/")) {
            let mut target = self.definitions.get(name)?.clone();
            self.schema(&mut target);
            arm.shift_remove("$ref");
            for (keyword, value) in target.as_object()? {
                match (arm.get_mut(keyword), value) {
                    (Some(Value::Object(own)), Value::Object(more)) => {
                        own.extend(more.iter().map(|(key, schema)| (key.clone(), schema.clone())));
                    }
                    (Some(Value::Array(own)), Value::Array(more)) => own.extend(more.iter().cloned()),
                    (Some(_), _) => {}
                    (None, _) => {
                        arm.insert(keyword.clone(), value.clone());
                    }
                }
            }
        }
        Some(arm)
    }
}

fn constant<'a>(arm: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    let tag = arm.get("properties")?.get(key)?;
    tag.get("const").or_else(|| tag.get("enum").and_then(Value::as_array).filter(|codes| codes.len() == 1)?.first())
}

/// Removes null. A blank answer is one that is not given: nobody should write `null`, so no editor should offer it.
fn without_null(object: &mut Map<String, Value>) {
    if let Some(types) = object.get_mut("type").and_then(Value::as_array_mut) {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(codes) = object.get_mut("enum").and_then(Value::as_array_mut) {
        codes.retain(|code| !code.is_null());
    }
    for keyword in ["anyOf", "oneOf"] {
        let Some(arms) = object.get_mut(keyword).and_then(Value::as_array_mut) else { continue };
        arms.retain(|arm| arm.get("type").is_none_or(|name| name != "null"));
        if let [Value::Object(only)] = arms.as_slice() {
            let only = only.clone();
            object.shift_remove(keyword);
            for (key, value) in only {
                object.entry(key).or_insert(value);
            }
        }
    }
}

/// Turns alternatives that are documented words into one list of words with their meanings.
fn enumerated(object: &mut Map<String, Value>) {
    let Some(arms) = object.get("oneOf").and_then(Value::as_array) else { return };
    let mut codes = Vec::new();
    let mut meanings = Vec::new();
    for arm in arms {
        if arm.get("type").is_some_and(|name| name != "string") {
            return;
        }
        let meaning = arm.get("description").and_then(Value::as_str);
        match (arm.get("const"), arm.get("enum").and_then(Value::as_array)) {
            (Some(code @ Value::String(text)), _) => {
                meanings.push(Value::from(meaning.map_or_else(|| humanised(text), str::to_owned)));
                codes.push(code.clone());
            }
            (None, Some(several)) => {
                for code in several {
                    meanings.push(humanised(code.as_str().unwrap_or_default()).into());
                    codes.push(code.clone());
                }
            }
            _ => return,
        }
    }
    object.shift_remove("oneOf");
    object.insert("type".to_owned(), "string".into());
    object.insert("enum".to_owned(), codes.into());
    object.insert("enumDescriptions".to_owned(), meanings.into());
    object.entry("x-value").or_insert("choice".into());
}

fn unrequire(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let chooses = object.contains_key("allOf");
            let is_condition = object.len() == 2 && object.contains_key("required") && object.contains_key("properties");
            if !chooses && !is_condition && object.get("required").is_some_and(Value::is_array) {
                object.shift_remove("required");
            }
            for keyword in ["minItems", "minProperties"] {
                if object.get(keyword).is_some_and(Value::is_number) {
                    object.shift_remove(keyword);
                }
            }
            object.values_mut().for_each(unrequire);
        }
        Value::Array(items) => items.iter_mut().for_each(unrequire),
        _ => {}
    }
}

/// The order in which people want to read the keywords of a schema.
const ORDER: [&str; 33] = [
    "$schema",
    "$id",
    "title",
    "description",
    "markdownDescription",
    "$ref",
    "type",
    "const",
    "enum",
    "enumDescriptions",
    "x-labels",
    "format",
    "pattern",
    "patternErrorMessage",
    "errorMessage",
    "examples",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "required",
    "properties",
    "additionalProperties",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "if",
    "then",
    "oneOf",
    "anyOf",
    "allOf",
    "$defs",
];

/// The schema with its keywords in reading order. Properties keep the order of the types; definitions are sorted by name.
fn ordered(schema: Value) -> Value {
    let Value::Object(object) = schema else { return schema };
    // Our own annotations come before the properties of an object.
    let before = ORDER.iter().position(|keyword| *keyword == "required").unwrap_or(ORDER.len());
    let rank = |keyword: &str| match ORDER.iter().position(|known| *known == keyword) {
        Some(at) => (at, usize::from(at >= before)),
        None => (before, 0),
    };
    let mut entries: Vec<(String, Value)> = object.into_iter().collect();
    entries.sort_by_key(|(keyword, _)| rank(keyword));
    let entries = entries.into_iter().map(|(keyword, value)| {
        let value = match (keyword.as_str(), value) {
            ("properties" | "patternProperties", Value::Object(map)) => {
                Value::Object(map.into_iter().map(|(key, schema)| (key, ordered(schema))).collect())
            }
            ("$defs", Value::Object(map)) => {
                let mut definitions: Vec<_> = map.into_iter().map(|(key, schema)| (key, ordered(schema))).collect();
                definitions.sort_by(|a, b| a.0.cmp(&b.0));
                Value::Object(definitions.into_iter().collect())
            }
            ("oneOf" | "anyOf" | "allOf" | "prefixItems", Value::Array(arms)) => {
                Value::Array(arms.into_iter().map(ordered).collect())
            }
            ("items" | "additionalProperties" | "if" | "then" | "else" | "not", value) => ordered(value),
            (_, value) => value,
        };
        (keyword, value)
    });
    Value::Object(entries.collect())
}
