//! Data in the one form in which it is embedded, exported, signed and compared: canonical JSON (RFC 8785), with a digest.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::error::Error;

/// The value of anything that can be written as data, without what is not answered.
///
/// # Errors
/// When the type cannot be written as data, which no type of the return can cause.
pub fn data(thing: &impl Serialize) -> Result<Value, Error> {
    let mut value = serde_json::to_value(thing).map_err(|_| Error::new("the return cannot be written as data"))?;
    drop_nulls(&mut value);
    Ok(value)
}

/// Canonical JSON: keys in order, no space, one way to write each value.
///
/// # Errors
/// When the value cannot be written, which a JSON value without fractions cannot cause.
pub fn json(value: &Value) -> Result<String, Error> {
    serde_json_canonicalizer::to_string(value).map_err(|_| Error::new("the data cannot be written in canonical form"))
}

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest(String);

impl Digest {
    /// The digest of canonical data.
    ///
    /// # Errors
    /// As for [`json`].
    pub fn of(value: &Value) -> Result<Self, Error> {
        Ok(Self::of_bytes(json(value)?.as_bytes()))
    }

    /// The digest of a file, as its bytes are.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// All 64 letters and digits.
    pub fn full(&self) -> &str {
        &self.0
    }

    /// The first 16, in groups of four that a person can read out: `3f2a-90bc-11de-77a0`.
    pub fn short(&self) -> String {
        let groups: Vec<&str> = (0..4).filter_map(|group| self.0.get(group * 4..group * 4 + 4)).collect();
        groups.join("-")
    }
}
