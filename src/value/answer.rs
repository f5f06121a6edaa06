//! What a person answered, or did not answer.

use std::ops::{Deref, DerefMut};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

/// An answer the form asks for: given, not answered, or given in a way that could not be read.
///
/// An answer has no default value. Rules and figures that need an answer which is not [`Answer::Given`] stay silent and are
/// listed as not checked. The reader has already reported a faulty answer at its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Answer<T> {
    /// The answer, as read.
    Given(T),
    /// The key is missing, or has nothing after it.
    #[default]
    NotAnswered,
    /// The form does not allow what was typed. A finding says why.
    Faulty,
}

impl<T> Answer<T> {
    /// The answer; `None` unless it is given.
    pub fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::NotAnswered | Self::Faulty => None,
        }
    }

    /// Whether the answer is given and can be read.
    pub fn is_given(&self) -> bool {
        matches!(self, Self::Given(_))
    }

    /// Whether nothing was answered at all. A faulty answer is not blank.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::NotAnswered)
    }

    /// Whether something was answered that could not be read.
    pub fn is_faulty(&self) -> bool {
        matches!(self, Self::Faulty)
    }
}

impl<T: Copy> Answer<T> {
    /// A copy of the answer; `None` unless it is given.
    pub fn get(&self) -> Option<T> {
        self.given().copied()
    }
}

impl<T> Answer<Vec<T>> {
    /// The entries of a list; empty when the list is not given. A sum uses [`Answer::given`] instead, because an unanswered list
    /// is not an empty one.
    pub fn items(&self) -> &[T] {
        self.given().map_or(&[], Vec::as_slice)
    }
}

impl Answer<String> {
    /// The text; empty when it is not given.
    pub fn text(&self) -> &str {
        self.given().map_or("", String::as_str)
    }
}

/// Used only by the compiler to check field paths (see `at!`); it never runs.
impl<T> std::ops::Index<usize> for Answer<Vec<T>> {
    type Output = T;
    #[expect(clippy::indexing_slicing, reason = "the check of paths compiles this and never runs it")]
    fn index(&self, index: usize) -> &T {
        &self.items()[index]
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Answer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnswerVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for AnswerVisitor<T> {
            type Value = Answer<T>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str("an answer")
            }
            fn visit_none<E>(self) -> Result<Self::Value, E> {
                Ok(Answer::NotAnswered)
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Answer::NotAnswered)
            }
            fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
                // The schema's refusal was already reported at its place. Here the value only has to be kept from looking like an
                // answer.
                Ok(T::deserialize(inner).map_or(Answer::Faulty, Answer::Given))
            }
        }
        deserializer.deserialize_option(AnswerVisitor(std::marker::PhantomData))
    }
}

impl<T: Serialize> Serialize for Answer<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // Canonical data drops nulls: leaving out the key is the only way to say "not answered".
            Self::Given(value) => serializer.serialize_some(value),
            Self::NotAnswered | Self::Faulty => serializer.serialize_none(),
        }
    }
}

impl<T: JsonSchema> JsonSchema for Answer<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

/// An answer the form welcomes but does not ask for. The consultation, the law and current guidance do not ask for it by name,
/// and the thread from need to impact is complete without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Optional<T>(Answer<T>);

impl<T> Default for Optional<T> {
    fn default() -> Self {
        Self(Answer::NotAnswered)
    }
}

impl<T> Deref for Optional<T> {
    type Target = Answer<T>;
    fn deref(&self) -> &Answer<T> {
        &self.0
    }
}

impl<T> DerefMut for Optional<T> {
    fn deref_mut(&mut self) -> &mut Answer<T> {
        &mut self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Optional<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Answer::deserialize(deserializer).map(Self)
    }
}

impl<T: Serialize> Serialize for Optional<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// The keyword by which the generated schema marks a property as not asked for.
pub(crate) const OPTIONAL_MARK: &str = "x-optional";

impl<T: JsonSchema> JsonSchema for Optional<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<T>();
        schema.insert(OPTIONAL_MARK.to_owned(), true.into());
        schema
    }
}

/// A group of answers. Its fields can be read even when the whole group is missing: each of its answers is then simply not given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part<T> {
    fields: T,
    state: PartState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum PartState {
    Given,
    #[default]
    NotAnswered,
    Faulty,
}

impl<T> Part<T> {
    /// The group; `None` when it is not written or is faulty.
    pub fn given(&self) -> Option<&T> {
        (self.state == PartState::Given).then_some(&self.fields)
    }

    /// Whether the group is written.
    pub fn is_given(&self) -> bool {
        self.state == PartState::Given
    }

    /// Whether nothing of the group is written.
    pub fn is_blank(&self) -> bool {
        self.state == PartState::NotAnswered
    }

    /// Whether something other than a group was written in its place.
    pub fn is_faulty(&self) -> bool {
        self.state == PartState::Faulty
    }
}

impl<T> From<T> for Part<T> {
    fn from(fields: T) -> Self {
        Self { fields, state: PartState::Given }
    }
}

impl<T> Deref for Part<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.fields
    }
}

impl<T> DerefMut for Part<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.fields
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Part<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Answer::<T>::deserialize(deserializer)? {
            Answer::Given(fields) => Self { fields, state: PartState::Given },
            Answer::NotAnswered => Self::default(),
            Answer::Faulty => Self { fields: T::default(), state: PartState::Faulty },
        })
    }
}

impl<T: Serialize> Serialize for Part<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.given() {
            Some(fields) => serializer.serialize_some(fields),
            None => serializer.serialize_none(),
        }
    }
}

impl<T: JsonSchema> JsonSchema for Part<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, Deserialize, Serialize)]
    struct Group {
        name: Answer<String>,
        people: Answer<u32>,
    }

    #[test]
    fn a_missing_key_is_not_answered_and_a_wrong_one_is_faulty() {
        let group: Part<Group> = serde_json::from_value(serde_json::json!({ "people": "many" })).expect("reads");
        assert!(group.is_given() && group.name.is_blank() && group.people.is_faulty());
        let group: Part<Group> = serde_json::from_value(serde_json::json!("text")).expect("reads");
        assert!(group.is_faulty() && group.name.is_blank());
    }
}
