//! Ids that link the parts of a return, and references to them.

use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// The pattern of an id: lower-case letters, digits and hyphens, starting with a letter.
const PATTERN: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
const HINT: &str = "Write an id in small letters, digits and hyphens, beginning with a letter, as svc-parenting-north.";

/// The kinds of thing an id names, or a reference may point to, in the words that the schema and the messages use.
pub trait Kind: 'static {
    /// The kinds allowed: `["service"]`, or several for a reference that may point to different things.
    const KINDS: &'static [&'static str];
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = [$($word:literal),+];)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct $name;
        impl $crate::value::Kind for $name {
            const KINDS: &'static [&'static str] = &[$($word),+];
        }
    )*};
}
pub(crate) use kinds;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident, $schema:literal, $mark:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name<K> {
            text: String,
            #[serde(skip)]
            kind: PhantomData<fn() -> K>,
        }

        impl<K> $name<K> {
            /// The id as typed.
            pub fn as_str(&self) -> &str {
                &self.text
            }
        }

        impl<K> std::fmt::Display for $name<K> {
            fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str(&self.text)
            }
        }

        impl<K: Kind> JsonSchema for $name<K> {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $schema.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "pattern": PATTERN,
                    "maxLength": 60,
                    "patternErrorMessage": HINT,
                    "x-value": "id",
                    $mark: K::KINDS,
                })
            }
        }
    };
}

named!(
    /// The id of a thing, unique across the whole return.
    Id, "Id", "x-identifies"
);
named!(
    /// A reference to the id of something elsewhere in the return.
    Ref, "Ref", "x-refers-to"
);

impl<K, L> PartialEq<Id<K>> for Ref<L> {
    fn eq(&self, other: &Id<K>) -> bool {
        self.text == other.text
    }
}
