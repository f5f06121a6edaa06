//! Finds and changes places in the data of a return.

use serde_json::Value;

/// The value at a path such as `finance.totals`; `None` when there is none.
pub fn at<'a>(data: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(data, |value, key| value.get(key))
}

/// The same as [`at`], to be changed.
pub fn at_mut<'a>(data: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    path.split('.').try_fold(data, |value, key| value.get_mut(key))
}

/// The entries of a list; empty when there is no list.
pub fn entries<'a>(data: &'a Value, path: &str) -> &'a [Value] {
    at(data, path).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The entries of a list, to be changed; empty when there is no list.
pub fn entries_mut<'a>(data: &'a mut Value, path: &str) -> &'a mut [Value] {
    at_mut(data, path).and_then(Value::as_array_mut).map_or(&mut [], Vec::as_mut_slice)
}

/// A list to add to or remove from. It must exist.
pub fn list<'a>(data: &'a mut Value, path: &str) -> &'a mut Vec<Value> {
    at_mut(data, path).and_then(Value::as_array_mut).unwrap_or_else(|| panic!("{path} is a list"))
}

/// Puts a value into a group, if the group exists.
pub fn put(data: &mut Value, path: &str, value: impl Into<Value>) {
    let (group, key) = path.rsplit_once('.').unwrap_or(("", path));
    let group = if group.is_empty() { Some(data) } else { at_mut(data, group) };
    if let Some(fields) = group.and_then(Value::as_object_mut) {
        fields.insert(key.to_owned(), value.into());
    }
}

/// Removes a field.
pub fn clear(data: &mut Value, path: &str) {
    let (group, key) = path.rsplit_once('.').unwrap_or(("", path));
    let group = if group.is_empty() { Some(data) } else { at_mut(data, group) };
    if let Some(fields) = group.and_then(Value::as_object_mut) {
        fields.remove(key);
    }
}

/// The text of a field; empty when there is none.
pub fn text<'a>(data: &'a Value, path: &str) -> &'a str {
    at(data, path).and_then(Value::as_str).unwrap_or("")
}

/// Whether the text of a field equals `wanted`.
pub fn is(data: &Value, path: &str, wanted: &str) -> bool {
    text(data, path) == wanted
}

/// The whole number of a field; `None` for a symbol.
pub fn count(data: &Value, path: &str) -> Option<u64> {
    at(data, path).and_then(Value::as_u64)
}

/// Visits every text.
pub fn texts(data: &mut Value, change: &mut impl FnMut(&mut String)) {
    match data {
        Value::String(text) => change(text),
        Value::Array(list) => list.iter_mut().for_each(|entry| texts(entry, change)),
        Value::Object(fields) => fields.values_mut().for_each(|value| texts(value, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Visits every list, inner lists first.
pub fn lists(data: &mut Value, change: &mut impl FnMut(&mut Vec<Value>)) {
    match data {
        Value::Array(list) => {
            list.iter_mut().for_each(|entry| lists(entry, change));
            change(list);
        }
        Value::Object(fields) => fields.values_mut().for_each(|value| lists(value, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
