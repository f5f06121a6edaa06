//! Anchors and headings of sections that come from lists.

use std::collections::BTreeSet;

use crate::document::{Inline, Target};
use crate::value::{Answer, Id};

/// An anchor for every entry of a list: the prefix with the id of the entry, so that links last from year to year. If an entry
/// has no id, or its id cannot be used in an anchor or is already taken by an earlier entry, its position in the list is used.
pub fn anchors<'a, T, K: 'a>(prefix: &str, items: &'a [T], id_of: impl Fn(&'a T) -> &'a Answer<Id<K>>) -> Vec<String> {
    let mut used = BTreeSet::new();
    (1_usize..)
        .zip(items)
        .map(|(place, item)| match id_of(item).given().map(Id::as_str) {
            Some(id) if fits(id) && used.insert(id) => format!("{prefix}-{id}"),
            _ => numbered(prefix, place),
        })
        .collect()
}

/// An anchor for the entry at a position of a list, counted from 1.
pub fn numbered(prefix: &str, place: usize) -> String {
    format!("{prefix}-{place}")
}

/// Whether an id can be used in an anchor. It begins with a letter, so that it is never mistaken for a position.
fn fits(id: &str) -> bool {
    id.starts_with(|letter: char| letter.is_ascii_lowercase())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A heading from an answer, or the other words if it is not given.
pub fn heading(answer: &Answer<String>, otherwise: impl Into<String>) -> String {
    match answer.text().trim() {
        "" => otherwise.into(),
        title => title.to_owned(),
    }
}

/// A link to a section of this document.
pub fn link_to(anchor: &str, words: impl Into<String>) -> Inline {
    Inline::Link { target: Target::Anchor(anchor.to_owned()), text: vec![Inline::Text(words.into())] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annual_return::terms::kind;

    struct Entry {
        id: Answer<Id<kind::Priority>>,
    }

    #[test]
    fn anchors_are_unique_whatever_the_ids_are() {
        let entries: Vec<Entry> = ["pri-one", "pri-one", "Not an id", "2"]
            .map(|id| Entry { id: serde_json::from_value(id.into()).expect("reads") })
            .into_iter()
            .chain([Entry { id: Answer::NotAnswered }])
            .collect();
        assert_eq!(
            anchors("priority", &entries, |entry| &entry.id),
            ["priority-pri-one", "priority-2", "priority-3", "priority-4", "priority-5"]
        );
    }
}
