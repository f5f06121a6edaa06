//! A number that is known, or the department's symbol for why it is not.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

use super::{
    Answer,
    quantity::{Children, Count, Money, Percent, Quantity},
};

/// Why a number is missing: the symbols of the Government Statistical Service, as the department's data standards use them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Symbol {
    /// `z`: the question does not apply here.
    NotApplicable,
    /// `x`: nobody holds the number.
    NotAvailable,
    /// `c`: suppressed because it could identify a child.
    Confidential,
    /// `low`: rounds to zero but is not zero.
    Low,
    /// `k`: as `low`, for deaths and other grave matters.
    LowGrave,
    /// `u`: known, but too unreliable to print.
    LowReliability,
}

impl Symbol {
    /// Every symbol, in the order a legend lists them.
    pub const ALL: [Self; 6] =
        [Self::Confidential, Self::NotApplicable, Self::NotAvailable, Self::Low, Self::LowGrave, Self::LowReliability];

    /// The symbol as people type it and data files hold it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotApplicable => "z",
            Self::NotAvailable => "x",
            Self::Confidential => "c",
            Self::Low => "low",
            Self::LowGrave => "k",
            Self::LowReliability => "u",
        }
    }

    /// What the symbol means, for a legend or for a reader who listens to the page.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::NotApplicable => "not applicable",
            Self::NotAvailable => "not available",
            Self::Confidential => "held back to protect children",
            Self::Low | Self::LowGrave => "rounds to zero but is not zero",
            Self::LowReliability => "too unreliable to print",
        }
    }

    /// Reads a symbol; `None` when the text is not one.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|symbol| symbol.code() == text)
    }
}

/// A number as stated in the return: known, or a [`Symbol`] that says why it is not.
///
/// ```
/// use masa_return::value::{ChildCount, Children, Symbol};
///
/// assert_eq!(ChildCount::parse("42"), Some(ChildCount::Known(Children(42))));
/// assert_eq!(ChildCount::parse("x"), Some(ChildCount::Unknown(Symbol::NotAvailable)));
/// assert_eq!(ChildCount::parse("none"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated<T> {
    /// The number.
    Known(T),
    /// Why the number is not known.
    Unknown(Symbol),
}

/// Pounds and pence, or why the amount is not known.
pub type Amount = Stated<Money>;
/// A count of anything but children: meetings, reviews, places.
pub type Counted = Stated<Count>;
/// A count of children, or a breakdown so fine that it could reveal single children. It is published only after disclosure
/// control.
pub type ChildCount = Stated<Children>;
/// A percentage with at most one decimal place.
pub type Percentage = Stated<Percent>;

impl<T: Quantity> Stated<T> {
    /// The number; `None` when it is not known.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unknown(_) => None,
        }
    }

    /// The symbol; `None` when the number is known.
    pub fn symbol(self) -> Option<Symbol> {
        match self {
            Self::Known(_) => None,
            Self::Unknown(symbol) => Some(symbol),
        }
    }

    /// Reads a number or a symbol from the text as typed; `None` when it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        Symbol::parse(text).map(Self::Unknown).or_else(|| T::parse(text).map(Self::Known))
    }
}

impl<T: Quantity> Answer<Stated<T>> {
    /// The number; `None` when it is not answered or not known.
    pub fn known(&self) -> Option<T> {
        self.get().and_then(Stated::known)
    }
}

impl<'de, T: Quantity> Deserialize<'de> for Stated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StatedVisitor<T>(std::marker::PhantomData<T>);
        impl<T: Quantity> StatedVisitor<T> {
            fn read<E: serde::de::Error>(text: &str) -> Result<Stated<T>, E> {
                Stated::parse(text).ok_or_else(|| E::custom("not a number of this kind"))
            }
        }
        impl<T: Quantity> Visitor<'_> for StatedVisitor<T> {
            type Value = Stated<T>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str("a number or a symbol")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Self::read(text)
            }
            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Self::Value, E> {
                Self::read(&number.to_string())
            }
            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Self::Value, E> {
                Self::read(&number.to_string())
            }
        }
        deserializer.deserialize_any(StatedVisitor(std::marker::PhantomData))
    }
}

impl<T: Quantity> Serialize for Stated<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(value) => match value.whole() {
                Some(number) => serializer.serialize_u64(number),
                None => serializer.serialize_str(&value.canonical()),
            },
            Self::Unknown(symbol) => serializer.serialize_str(symbol.code()),
        }
    }
}

impl<T: Quantity> JsonSchema for Stated<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::NAME.into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        T::schema(true)
    }
}
