//! Lists of words that are looked up for every word of a text.

use std::ops::Deref;

/// Words in alphabetical order and in lower case.
///
/// A text has thousands of words, and each is looked up in many lists but found in few. First letter, last letter and length
/// almost always rule a word out without a search.
#[derive(Debug)]
pub(super) struct List {
    words: &'static [&'static str],
    /// One bit for each combination of first letter, last letter and length (modulo 4) that a word of the list has.
    has: [u64; 64],
    /// For each first letter, the range of its words.
    begin: [(usize, usize); 32],
}

impl List {
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut has = [0; 64];
        let mut begin = [(0, 0); 32];
        let mut rest = words;
        while let [word, others @ ..] = rest {
            if let [first, .., last] = word.as_bytes() {
                let (group, bit) = Self::place(*first, *last, word.len());
                if let Some((own, _)) = has.split_at_mut(group + 1).0.split_last_mut() {
                    *own |= bit;
                }
            }
            if let [first, ..] = word.as_bytes()
                && let Some((own, _)) = begin.split_at_mut(Self::letter(*first) + 1).0.split_last_mut()
            {
                let at = words.len() - rest.len();
                if own.1 == 0 {
                    own.0 = at;
                }
                own.1 = at + 1;
            }
            rest = others;
        }
        Self { words, has, begin }
    }

    /// A letter's number from 1 to 26, the same for its capital.
    const fn letter(letter: u8) -> usize {
        letter as usize & 31
    }

    pub(super) const fn place(first: u8, last: u8, length: usize) -> (usize, u64) {
        let place = Self::letter(first) << 7 | Self::letter(last) << 2 | length & 3;
        (place >> 6, 1 << (place & 63))
    }

    /// The bits of several lists combined.
    pub(super) const fn together(lists: &[&Self]) -> [u64; 64] {
        let mut has = [0; 64];
        let mut rest = lists;
        while let [list, others @ ..] = rest {
            let mut to: &mut [u64] = &mut has;
            let mut from: &[u64] = &list.has;
            while let ([own, after @ ..], [bits, further @ ..]) = (to, from) {
                *own |= *bits;
                to = after;
                from = further;
            }
            rest = others;
        }
        has
    }

    /// Whether a word is in the list, ignoring capitals.
    pub fn has(&self, word: &str) -> bool {
        let [first, .., last] = word.as_bytes() else { return contains(self.words, word) };
        let (group, bit) = Self::place(*first, *last, word.len());
        if self.has.get(group).is_none_or(|bits| bits & bit == 0) {
            return !word.is_ascii() && contains(self.words, word);
        }
        let (from, to) = self.begin.get(Self::letter(*first)).copied().unwrap_or_default();
        let begin_so = self.words.get(from..to).unwrap_or_default();
        begin_so.iter().any(|own| same(word, own)) || !word.is_ascii() && contains(self.words, word)
    }
}

impl Deref for List {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.words
    }
}

/// Whether a list in alphabetical order and in lower case has a word.
pub(super) fn contains(sorted: &[&str], word: &str) -> bool {
    in_small(word, |small| sorted.binary_search(&small).is_ok())
}

/// Calls `look` with the word in lower case. Words are looked up often, and most do not have to be copied for it.
pub(super) fn in_small<T>(word: &str, look: impl FnOnce(&str) -> T) -> T {
    if !word.bytes().any(|letter| letter.is_ascii_uppercase() || !letter.is_ascii()) {
        return look(word);
    }
    let mut letters = [0; 24];
    if let Some(letters) = letters.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        letters.copy_from_slice(word.as_bytes());
        letters.make_ascii_lowercase();
        if let Ok(small) = std::str::from_utf8(letters) {
            return look(small);
        }
    }
    look(&word.to_lowercase())
}

/// Whether two words are the same apart from capitals. `small` is in lower case.
pub(super) fn same(word: &str, small: &str) -> bool {
    word.eq_ignore_ascii_case(small)
}
