//! A text as words: the position of each, how it is spelt, and its sentence.

use std::ops::Range;

pub(super) use super::list::{List, contains, in_small, same};
use super::lists::{AGES, FAMILY, INTRODUCES, NEAR, NUMBERS, PERHAPS_STREETS, SCHOOLS, STREETS};

/// How a word is spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Only lower-case letters.
    Small,
    /// A capital first, as in names.
    Capital,
    /// Only capitals.
    Capitals,
    /// A single capital.
    Letter,
    /// Only digits.
    Digits,
    /// Letters and digits.
    Mixed,
}

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// The word without `'s`.
    pub text: &'a str,
    /// The byte at which it starts.
    pub start: usize,
    /// The byte at which it ends, without `'s`.
    pub end: usize,
    /// How it is spelt.
    pub shape: Shape,
    /// Whether it is in lower case and nothing the scan looks for can start with it, as is true of most words.
    pub plain: bool,
    /// Whether `'s`, or an apostrophe after an s, follows.
    pub owns: bool,
    /// The number of its sentence.
    pub sentence: usize,
    /// Whether it is the first word of its sentence, of a line or of a quotation, where any word may have a capital.
    pub first: bool,
}

impl Word<'_> {
    pub fn is(&self, word: &str) -> bool {
        same(self.text, word)
    }

    pub fn has_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals)
    }

    /// The number that a word in digits stands for.
    pub fn number(&self) -> Option<u32> {
        if self.shape == Shape::Digits { self.text.parse().ok() } else { None }
    }
}

/// The combined bits of the lists whose words may start something the scan looks for.
static BEGINS: [u64; 64] = List::together(&[&FAMILY, &NEAR, &NUMBERS, &INTRODUCES, &AGES, &STREETS, &PERHAPS_STREETS, &SCHOOLS]);

/// Whether nothing the scan looks for can start with a lower-case word. Two letters may start a number written in groups, and an
/// ordinal ends in "th".
fn is_plain(word: &str) -> bool {
    let [first, .., last] = word.as_bytes() else { return false };
    let (group, bit) = List::place(*first, *last, word.len());
    word.len() > 2 && word.is_ascii() && !word.ends_with("th") && BEGINS.get(group).is_some_and(|bits| bits & bit == 0)
}

/// Abbreviations whose point does not end a sentence.
#[rustfmt::skip]
const SHORT_WITH_A_POINT: &[&str] = &[
    "approx", "asst", "b", "cllr", "det", "dr", "ext", "hon", "insp", "mr", "mrs", "ms", "no", "nos", "o", "prof", "ref", "rev",
    "sgt", "st", "supt", "tel",
];

/// A text split into words.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub source: &'a str,
    pub words: Vec<Word<'a>>,
}

impl<'a> Text<'a> {
    pub fn new(source: &'a str) -> Self {
        let mut words: Vec<Word> = Vec::with_capacity(source.len() / 6 + 1);
        let (mut sentence, mut gap_start) = (0, 0);
        let mut at = 0;
        while let Some((start, end)) = next_word(source, at) {
            at = end;
            let gap = source.get(gap_start..start).unwrap_or_default();
            let plain = gap == " ";
            let ends = !plain && ends_sentence(gap, words.last(), source.get(start..).unwrap_or_default());
            if ends {
                sentence += 1;
            }
            let first = ends || words.is_empty() || !plain && gap.contains(['“', '"', '‘', '•', ':', '*', '\n']);
            let whole = source.get(start..end).unwrap_or_default();
            let (text, owns) = without_s(whole, source.get(end..).unwrap_or_default());
            let shape = shape(text);
            let plain = shape == Shape::Small && is_plain(text);
            words.push(Word { text, start, end: start + text.len(), shape, plain, owns, sentence, first });
            gap_start = end;
        }
        Self { source, words }
    }

    pub fn get(&self, index: usize) -> Option<&Word<'a>> {
        self.words.get(index)
    }

    /// The word `back` words before the one at `index`.
    pub fn before(&self, index: usize, back: usize) -> Option<&Word<'a>> {
        self.words.get(index.checked_sub(back)?)
    }

    /// The text between a word and the next.
    pub fn gap(&self, index: usize) -> &'a str {
        let next = index.checked_add(1).and_then(|next| self.words.get(next));
        let (Some(word), Some(next)) = (self.words.get(index), next) else { return "" };
        self.source.get(word.end..next.start).unwrap_or_default()
    }

    /// Whether only white space, without an empty line, separates a word from the next.
    pub fn touches(&self, index: usize) -> bool {
        let gap = self.gap(index);
        gap == " " || !gap.is_empty() && gap.chars().all(char::is_whitespace) && !gap.contains("\n\n")
    }

    /// The indices of the words in the same sentence as this word.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let Some(own) = self.words.get(index).map(|word| word.sentence) else { return 0..0 };
        let from = self.words.partition_point(|word| word.sentence < own);
        let to = self.words.partition_point(|word| word.sentence <= own);
        from..to
    }
}

/// The start and end of the next word from a position. An apostrophe joins the letters on both sides.
fn next_word(source: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + source.get(from..)?.find(is_inner)?;
    let mut end = start;
    loop {
        // Most letters are ASCII.
        let plain = source.as_bytes().get(end..)?.iter().take_while(|letter| letter.is_ascii_alphanumeric()).count();
        end += plain;
        let Some(next) = source.get(end..).and_then(|rest| rest.chars().next()) else { break };
        let behind = end + next.len_utf8();
        let joins =
            || is_apostrophe(next) && source.get(behind..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphabetic);
        if !is_inner(next) && !joins() {
            break;
        }
        end = behind;
    }
    Some((start, end))
}

pub(super) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '＇')
}

fn is_inner(letter: char) -> bool {
    // Most letters are ASCII.
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The word without the `'s` of a possessive, and whether it is a possessive.
fn without_s<'a>(word: &'a str, after: &str) -> (&'a str, bool) {
    let stem = word.strip_suffix(['s', 'S']).and_then(|stem| stem.strip_suffix(is_apostrophe));
    match stem {
        Some(stem) if !stem.is_empty() => (stem, true),
        _ => (word, word.ends_with(['s', 'S']) && after.starts_with(['\'', '’'])),
    }
}

fn shape(word: &str) -> Shape {
    // Most words are in lower case.
    if word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return Shape::Small;
    }
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return Shape::Small };
    let (mut digit, mut letter, mut small, mut count) = (false, false, false, 0);
    for one in word.chars() {
        count += 1;
        digit |= one.is_numeric();
        letter |= one.is_alphabetic();
        small |= one.is_lowercase();
    }
    match (digit, letter) {
        (true, true) => Shape::Mixed,
        (true, false) => Shape::Digits,
        _ if count == 1 && first.is_uppercase() => Shape::Letter,
        _ if !first.is_uppercase() => Shape::Small,
        _ if small => Shape::Capital,
        _ => Shape::Capitals,
    }
}

/// Whether a sentence ends between two words. The point after `Mr`, `no` or an initial does not end one.
fn ends_sentence(gap: &str, before: Option<&Word>, rest: &str) -> bool {
    if gap.contains("\n\n") || gap.contains(['!', '?', ';']) || (gap.contains('\n') && gap.contains(['-', '*', '•'])) {
        return true;
    }
    let Some(at) = gap.find('.') else { return false };
    let spaced = gap.get(at + 1..).is_some_and(|after| after.contains(char::is_whitespace));
    let abbreviated =
        before.is_some_and(|word| word.shape == Shape::Letter || SHORT_WITH_A_POINT.iter().any(|short| word.is(short)));
    spaced && !abbreviated && rest.chars().next().is_some_and(|next| !next.is_lowercase() || !abbreviated)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(String, bool, usize)> {
        Text::new(text).words.iter().map(|word| (word.text.to_owned(), word.owns, word.sentence)).collect()
    }

    #[test]
    fn possessives_sentences_and_abbreviations_are_told_apart() {
        let expected = [("Mr", false, 0), ("O’Brien", true, 0), ("son", false, 0), ("It", false, 1), ("rained", false, 1)];
        let expected: Vec<_> = expected.into_iter().map(|(word, owns, sentence)| (word.to_owned(), owns, sentence)).collect();
        assert_eq!(words("Mr. O’Brien’s son. It rained"), expected);
    }

    #[test]
    fn a_list_has_its_words_whatever_their_capitals() {
        static SEEN: List = List::new(&["a", "ex-wife", "fiancée", "mum"]);
        for word in ["a", "A", "Ex-Wife", "FIANCÉE", "fiancée", "mum", "MUM"] {
            assert!(SEEN.has(word), "{word}");
        }
        for word in ["", "b", "mom", "mume", "ex-wifé"] {
            assert!(!SEEN.has(word), "{word}");
        }
    }

    #[test]
    fn shapes_are_those_of_the_letters() {
        for (word, expected) in [
            ("sister", Shape::Small),
            ("Leanne", Shape::Capital),
            ("LEANNE", Shape::Capitals),
            ("K", Shape::Letter),
            ("999", Shape::Digits),
            ("EX4", Shape::Mixed),
            ("Éva", Shape::Capital),
        ] {
            assert_eq!(shape(word), expected, "{word}");
        }
    }
}
