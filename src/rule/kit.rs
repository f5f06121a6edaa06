//! Helpers shared by families of rules, besides arithmetic and wording. Each rule still has its own code, page and message.

use std::fmt::Display;

use crate::finding::FieldPath;
use crate::value::{Answer, Id};
pub use crate::value::{change_percent, choice_of, counted, listed, nearest, quoted, sum};

/// Whether the answer contains words; `None` when it cannot be read.
pub fn has_words<T: Display>(answer: &Answer<T>) -> Option<bool> {
    match answer {
        Answer::Given(words) => Some(!words.to_string().trim().is_empty()),
        Answer::NotAnswered => Some(false),
        Answer::Faulty => None,
    }
}

/// The entries of a list that may be left out; `None` when the list cannot be read.
pub fn entries<T>(list: &Answer<Vec<T>>) -> Option<&[T]> {
    (!list.is_faulty()).then(|| list.items())
}

/// What an explanation names: the id of a thing, or its path when it has no id.
pub fn id_or_path<K>(id: &Answer<Id<K>>, path: &FieldPath) -> String {
    id.given().map_or_else(|| path.to_string(), Id::to_string)
}
