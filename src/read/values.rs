//! The tree as data, guided by the schema: text stays text wherever the form accepts text, and no number passes through a float.

use std::borrow::Cow;

use serde_json::{Map, Number, Value, json};

use super::codes;
use super::form::Node as Schema;
use super::located::Located;
use super::path_builder::PathBuilder;
use super::tree::{Data, Node};
use crate::finding::{FieldPath, Finding};

/// The data of a tree. Paths of faulty values that already have a finding are added to `lost`.
pub(super) fn data(
    located: &Located,
    is_json: &[bool],
    root: Schema,
    lost: &mut Vec<FieldPath>,
    findings: &mut Vec<Finding>,
) -> Value {
    let mut normal = ValueBuilder { located, is_json, way: PathBuilder::default(), lost, findings };
    located.root.as_ref().and_then(|node| normal.value(node, Some(root))).unwrap_or_else(|| json!({}))
}

struct ValueBuilder<'a> {
    located: &'a Located,
    is_json: &'a [bool],
    way: PathBuilder<'a>,
    lost: &'a mut Vec<FieldPath>,
    findings: &'a mut Vec<Finding>,
}

impl<'a> ValueBuilder<'a> {
    /// The value of a node; `None` when it is blank and so not answered.
    fn value(&mut self, node: &'a Node, schema: Option<Schema>) -> Option<Value> {
        match &node.data {
            Data::Blank => None,
            Data::Lost => {
                self.lost.push(self.way.path());
                Some(Value::Null)
            }
            Data::Scalar { text, literal } => {
                let strict = self.is_json.get(node.file).copied().unwrap_or_default();
                Some(match (strict, literal) {
                    (true, true) => self.literal(node, text, schema),
                    (true, false) => Value::String(text.clone()),
                    (false, _) => plain(text, schema),
                })
            }
            Data::List(items) => {
                let item = schema.and_then(|schema| schema.item());
                let mut values = Vec::with_capacity(items.len());
                for (index, node) in items.iter().enumerate() {
                    self.way.index(index);
                    values.push(self.value(node, item).unwrap_or(Value::Null));
                    self.way.back();
                }
                Some(Value::Array(values))
            }
            Data::Group(entries) => {
                let chosen = schema.and_then(|schema| schema.choice_key()).and_then(|key| {
                    let typed = self.located.typed(&node.entry(key)?.value)?;
                    Some(json!({ key: typed }))
                });
                let mut map = Map::with_capacity(entries.len());
                for entry in entries {
                    self.way.key(Cow::Borrowed(&entry.key));
                    let schema = schema.and_then(|schema| schema.property(&entry.key, chosen.as_ref()));
                    if let Some(value) = self.value(&entry.value, schema) {
                        map.insert(entry.key.clone(), value);
                    }
                    self.way.back();
                }
                Some(Value::Object(map))
            }
        }
    }

    /// A number, boolean or null of a JSON file.
    fn literal(&mut self, node: &Node, text: &str, schema: Option<Schema>) -> Value {
        let (message, help) = match text {
            "true" => return Value::Bool(true),
            "false" => return Value::Bool(false),
            "null" => ("null is not an answer".to_owned(), "leave the key out where there is nothing to answer".to_owned()),
            // The form accepts amounts, shares and codes as text or as a number. The digits are kept as typed and the form's
            // pattern checks them, so they never pass through a float.
            number if schema.is_some_and(|schema| schema.takes("string") && schema.takes("number")) => {
                return Value::String(number.to_owned());
            }
            number if number.contains(['.', 'e', 'E']) => (
                format!("{number} is a number with a fraction, which JSON programs may change"),
                format!("put it in quotes: \"{number}\""),
            ),
            whole => {
                return whole
                    .parse::<i64>()
                    .map_or_else(|_| Value::String(whole.to_owned()), |number| Value::Number(number.into()));
            }
        };
        let span = self.located.node_span(node);
        let code = schema.and_then(|schema| schema.text("x-faulty")).unwrap_or(codes::WRONG_KIND);
        self.findings.push(codes::finding(code, self.way.path(), span, message, help));
        self.lost.push(self.way.path());
        Value::Null
    }
}

/// A value of a YAML file. It is text unless the form does not accept text here and the value is of the kind it accepts.
fn plain(text: &str, schema: Option<Schema>) -> Value {
    let Some(schema) = schema else { return Value::String(text.to_owned()) };
    let kind = schema.kind();
    let is_prose = kind == "narrative" || (kind.is_empty() && schema.takes("string"));
    let trimmed = if is_prose { text } else { unquoted(text.trim()) };
    let number = match kind {
        "money" | "fraction" => ungrouped(trimmed),
        "percent" => ungrouped(trimmed.strip_suffix('%').map_or(trimmed, str::trim_end)),
        _ if schema.takes("integer") => ungrouped(trimmed),
        _ => trimmed.to_owned(),
    };
    if schema.takes("integer")
        && let Some(whole) = whole(&number)
    {
        return Value::Number(Number::from(whole));
    }
    if schema.takes("string") {
        return Value::String(number);
    }
    match trimmed {
        "true" | "True" | "TRUE" if schema.takes("boolean") => Value::Bool(true),
        "false" | "False" | "FALSE" if schema.takes("boolean") => Value::Bool(false),
        _ => Value::String(text.to_owned()),
    }
}

/// Text without curly quotes around it. Word turns straight quotes into curly ones, which YAML reads as part of the text.
fn unquoted(text: &str) -> &str {
    let inner = text.strip_prefix(['“', '”', '‘', '’']).and_then(|rest| rest.strip_suffix(['“', '”', '‘', '’']));
    inner.map_or(text, str::trim)
}

/// A number without pound sign, commas between thousands and spaces: `£61,250.50` becomes `61250.50`. Other text stays as it is.
fn ungrouped(text: &str) -> String {
    let mut rest = text;
    let mut sign = "";
    for _ in 0..2 {
        if let Some(after) = rest.strip_prefix(['-', '−']) {
            sign = "-";
            rest = after.trim_start();
        }
        rest = rest.strip_prefix('£').map_or(rest, str::trim_start);
    }
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split([',', '\u{a0}', '\u{202f}', ' ']);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let others: Vec<&str> = groups.collect();
    let grouped = others.iter().all(|group| group.len() == 3 && digits(group)) && (others.is_empty() || first.len() <= 3);
    if first.is_empty() || !digits(first) || !grouped || !fraction.is_none_or(digits) {
        return text.to_owned();
    }
    let point = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    format!("{sign}{first}{}{point}", others.concat())
}

/// A whole number, if it is written in its canonical spelling.
fn whole(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_lose_pound_sign_and_commas_and_nothing_else() {
        for (typed, read) in [
            ("£61,250.50", "61250.50"),
            ("61,250", "61250"),
            ("61 250", "61250"),
            ("-£500", "-500"),
            ("£-500", "-500"),
            ("−500", "-500"),
            ("1,234,567.89", "1234567.89"),
            ("6,12,50", "6,12,50"),
            ("1234,567", "1234,567"),
            ("1.234,50", "1.234,50"),
            ("61k", "61k"),
            ("z", "z"),
            ("5E1", "5E1"),
            ("", ""),
            ("£", "£"),
        ] {
            assert_eq!(ungrouped(typed), read, "{typed}");
        }
    }
}
