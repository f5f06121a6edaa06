//! Given names of many languages, as they occur in England.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::words::in_small;

/// Words that are a given name wherever they are capitalised, in alphabetical order.
const NAMES: &str = include_str!("given_names.txt");
/// Given names that are also words, places or months.
const NAMES_AND_WORDS: &str = include_str!("names_and_words.txt");

/// Whether a word is a given name.
pub(super) fn is_given_name(word: &str) -> bool {
    found(word).is_some()
}

/// Whether a word is a given name and has no other meaning.
pub(super) fn is_given_name_alone(word: &str) -> bool {
    found(word) == Some(true)
}

/// Whether a given name has no other meaning; `None` when the word is not a given name.
fn found(word: &str) -> Option<bool> {
    static NAMES_OF_PEOPLE: OnceLock<FxHashMap<&str, bool>> = OnceLock::new();
    let names = NAMES_OF_PEOPLE.get_or_init(|| {
        let alone = NAMES.split_whitespace().map(|name| (name, true));
        alone.chain(NAMES_AND_WORDS.split_whitespace().map(|name| (name, false))).collect()
    });
    in_small(word, |small| names.get(small).copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::words::contains;

    #[test]
    fn names_are_in_order_and_in_one_list() {
        let lists = [NAMES, NAMES_AND_WORDS].map(|names| names.split_whitespace().collect::<Vec<_>>());
        for list in &lists {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        }
        assert!(lists[0].iter().all(|name| !contains(&lists[1], name)));
    }
}
