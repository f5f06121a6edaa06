//! What families of rules share besides arithmetic and wording. Each rule keeps its own code, page and message.

use std::fmt::Display;

use crate::finding::FieldPath;
use crate::value::{Answer, Id};
pub use crate::value::{change_percent, choice_of, counted, listed, nearest, quoted, sum};

/// Whether words are given; none when what stands there cannot be read.
pub fn has_words<T: Display>(answer: &Answer<T>) -> Option<bool> {
    match answer {
        Answer::Given(words) => Some(!words.to_string().trim().is_empty()),
        Answer::NotAnswered => Some(false),
        Answer::Faulty => None,
    }
}

/// The entries of a list that may be left out; none when what stands there cannot be read.
pub fn entries<T>(list: &Answer<Vec<T>>) -> Option<&[T]> {
    (!list.is_faulty()).then(|| list.items())
}

/// What an explanation names: the id of a thing, or the way to it where it has none.
pub fn id_or_path<K>(id: &Answer<Id<K>>, path: &FieldPath) -> String {
    id.given().map_or_else(|| path.to_string(), Id::to_string)
}
