//! The one form in which data is embedded, exported, signed and compared: canonical JSON (RFC 8785), and its SHA-256 digest.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::error::Error;

/// Any serialisable value as JSON data, without the answers that are not given.
///
/// ```
/// use masa_return::canonical;
/// use serde_json::json;
///
/// let data = canonical::data(&json!({ "year": "2026-27", "income": null }))?;
/// assert_eq!(data, json!({ "year": "2026-27" }));
/// # Ok::<(), masa_return::error::Error>(())
/// ```
///
/// # Errors
/// When the value cannot be serialised, which no type of the return can cause.
pub fn data(thing: &impl Serialize) -> Result<Value, Error> {
    let mut value = serde_json::to_value(thing).map_err(|_| Error::new("the return cannot be written as data"))?;
    drop_nulls(&mut value);
    Ok(value)
}

/// Canonical JSON (RFC 8785): keys are sorted, there is no white space, and each value is written in only one way.
///
/// ```
/// use masa_return::canonical;
/// use serde_json::json;
///
/// let data = json!({ "year": "2026-27", "income": "61250.00" });
/// assert_eq!(canonical::json(&data)?, r#"{"income":"61250.00","year":"2026-27"}"#);
/// # Ok::<(), masa_return::error::Error>(())
/// ```
///
/// # Errors
/// When the value cannot be written, which cannot happen if all its numbers are whole.
pub fn json(value: &Value) -> Result<String, Error> {
    let mut bytes = Vec::new();
    write(value, &mut bytes)?;
    String::from_utf8(bytes).map_err(|_| unwritable())
}

fn unwritable() -> Error {
    Error::new("the data cannot be written in canonical form")
}

/// Writes a value. Returns hold whole numbers only. Any other number is left to the library that implements all of RFC 8785,
/// which takes three times as long because it writes each group several times.
fn write(value: &Value, to: &mut Vec<u8>) -> Result<(), Error> {
    match value {
        Value::Object(fields) => write_group(fields, to)?,
        Value::Array(entries) => {
            to.push(b'[');
            for (i, inner) in entries.iter().enumerate() {
                if i > 0 {
                    to.push(b',');
                }
                write(inner, to)?;
            }
            to.push(b']');
        }
        Value::Number(number) if number.as_i64().is_none_or(|whole| whole.unsigned_abs() >= EXACT) => {
            to.extend(serde_json_canonicalizer::to_vec(number).map_err(|_| unwritable())?);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => piece(value, to)?,
    }
    Ok(())
}

fn write_group<'a>(fields: impl IntoIterator<Item = (&'a String, &'a Value)>, to: &mut Vec<u8>) -> Result<(), Error> {
    let mut fields: Vec<(&String, &Value)> = fields.into_iter().collect();
    // RFC 8785 sorts keys by UTF-16 code units. For ASCII keys that is the order of their bytes.
    fields.sort_by(|(a, _), (b, _)| if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) });
    to.push(b'{');
    for (i, (key, inner)) in fields.into_iter().enumerate() {
        if i > 0 {
            to.push(b',');
        }
        piece(key, to)?;
        to.push(b':');
        write(inner, to)?;
    }
    to.push(b'}');
    Ok(())
}

/// Writes a string, a number or another scalar that `serde_json` already writes in canonical form.
fn piece(value: &impl Serialize, to: &mut Vec<u8>) -> Result<(), Error> {
    serde_json::to_writer(to, value).map_err(|_| unwritable())
}

/// 2^53. Every whole number below it is exact as a JSON number (an IEEE 754 double) and is written as its digits.
const EXACT: u64 = 1 << 53;

fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, inner| !inner.is_null());
            fields.values_mut().for_each(drop_nulls);
        }
        Value::Array(entries) => entries.iter_mut().for_each(drop_nulls),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A SHA-256 digest.
///
/// ```
/// use masa_return::canonical::Digest;
/// use serde_json::json;
///
/// // The order of keys does not matter.
/// let one = Digest::of(&json!({ "year": "2026-27", "income": "61250.00" }))?;
/// let other = Digest::of(&json!({ "income": "61250.00", "year": "2026-27" }))?;
/// assert_eq!(one, other);
/// assert_eq!(one.short(), "d5b4-0742-bb4a-43c0");
/// assert_eq!(one.full().len(), 64);
/// # Ok::<(), masa_return::error::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest(String);

impl Digest {
    /// The digest of the canonical JSON of a value.
    ///
    /// # Errors
    /// As for [`json`].
    pub fn of(value: &Value) -> Result<Self, Error> {
        Ok(Self::of_bytes(json(value)?.as_bytes()))
    }

    /// The digest of some fields of a group, as if the group had no others.
    ///
    /// # Errors
    /// As for [`json`].
    pub fn of_fields<'a>(fields: impl IntoIterator<Item = (&'a String, &'a Value)>) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        write_group(fields, &mut bytes)?;
        Ok(Self::of_bytes(&bytes))
    }

    /// The digest of bytes as they are, such as a file.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// All 64 hexadecimal digits.
    pub fn full(&self) -> &str {
        &self.0
    }

    /// The first 16 hexadecimal digits, in groups of four that a person can read out: `3f2a-90bc-11de-77a0`.
    pub fn short(&self) -> String {
        let groups: Vec<&str> = (0..4).filter_map(|group| self.0.get(group * 4..group * 4 + 4)).collect();
        groups.join("-")
    }
}
