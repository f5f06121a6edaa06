//! Given names, of many languages, as they are found in England.

use std::sync::OnceLock;

use super::words::contains;

/// Words that are a given name wherever they have a capital, in alphabetical order.
const NAMES: &str = include_str!("given_names.txt");
/// Given names that are words, places or months too.
const NAMES_AND_WORDS: &str = include_str!("names_and_words.txt");

/// Whether a word is a given name.
pub(super) fn is_given_name(word: &str) -> bool {
    static WORDS: OnceLock<Vec<&str>> = OnceLock::new();
    is_given_name_alone(word) || contains(WORDS.get_or_init(|| NAMES_AND_WORDS.split_whitespace().collect()), word)
}

/// Whether a word is a given name and nothing else.
pub(super) fn is_given_name_alone(word: &str) -> bool {
    static WORDS: OnceLock<Vec<&str>> = OnceLock::new();
    contains(WORDS.get_or_init(|| NAMES.split_whitespace().collect()), word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_and_in_one_list() {
        let lists = [NAMES, NAMES_AND_WORDS].map(|names| names.split_whitespace().collect::<Vec<_>>());
        for list in &lists {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        }
        assert!(lists[0].iter().all(|name| !contains(&lists[1], name)));
    }
}
