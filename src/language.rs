//! What rules and reports measure in English text: how hard it is to read, which abbreviations it uses, how it writes ranges.
//!
//! These functions count words and characters and do not understand the text, so a person should look at each result and may
//! dismiss it.

use std::ops::AddAssign;

use crate::value::Decimal;

/// The size of a text, used to estimate how hard it is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measure {
    /// Letters and digits.
    pub characters: u32,
    /// Words.
    pub words: u32,
    /// Sentences; each entry of a list counts as one.
    pub sentences: u32,
}

impl Measure {
    /// Measures a text in the small Markdown of narratives. Web addresses are not counted, because nobody reads them aloud.
    pub fn of(text: &str) -> Self {
        let mut measure = Self::default();
        let mut last: Option<&str> = None;
        for line in text.lines() {
            let line = line.trim();
            let (entry, begins) = entry(line);
            // A sentence ends with its paragraph or list entry.
            if begins || line.is_empty() {
                measure.sentences = measure.sentences.saturating_add(u32::from(last.take().is_some()));
            }
            for word in entry.split_whitespace().map(without_address) {
                let characters = if word.is_ascii() {
                    word.bytes().filter(u8::is_ascii_alphanumeric).count()
                } else {
                    word.chars().filter(|c| c.is_alphanumeric()).count()
                };
                if characters == 0 {
                    continue;
                }
                measure.words = measure.words.saturating_add(1);
                measure.characters = measure.characters.saturating_add(u32::try_from(characters).unwrap_or(u32::MAX));
                if last.is_some_and(|last| ends_sentence(last, word)) {
                    measure.sentences = measure.sentences.saturating_add(1);
                }
                last = Some(word);
            }
        }
        measure.sentences = measure.sentences.saturating_add(u32::from(last.is_some()));
        measure
    }

    /// The age at which people can read the text, by the Automated Readability Index (Smith and Senter, 1967). `None` when there
    /// is no text.
    ///
    /// The index gives a year of school: 4.71 × characters per word + 0.5 × words per sentence − 21.43. Children are five years
    /// older than their year of school.
    ///
    /// For 4.5 characters per word and 15 words per sentence: 21.195 + 7.5 − 21.43 = 7.265, an age of 12.3.
    ///
    /// ```
    /// use masa_return::language::{Measure, years};
    ///
    /// let age = Measure { characters: 450, words: 100, sentences: 5 }.reading_age().unwrap();
    /// assert_eq!(age.round_dp(3).to_string(), "14.765");
    /// assert_eq!(years(age), "15");
    /// assert_eq!(Measure::of("").reading_age(), None);
    /// ```
    pub fn reading_age(self) -> Option<Decimal> {
        let (characters, words, sentences) =
            (Decimal::from(self.characters), Decimal::from(self.words), Decimal::from(self.sentences));
        let long_words = Decimal::new(471, 2).checked_mul(characters.checked_div(words)?)?;
        let long_sentences = Decimal::new(5, 1).checked_mul(words.checked_div(sentences)?)?;
        long_words.checked_add(long_sentences)?.checked_sub(Decimal::new(2143, 2))?.checked_add(Decimal::from(5))
    }
}

/// A reading age in words: whole years, rounded up; "over 18" beyond that, because the formula is about years of school.
pub fn years(age: Decimal) -> String {
    let last_of_school = Decimal::from(18);
    if age > last_of_school { format!("over {last_of_school}") } else { age.ceil().to_string() }
}

impl AddAssign for Measure {
    fn add_assign(&mut self, other: Self) {
        self.characters = self.characters.saturating_add(other.characters);
        self.words = self.words.saturating_add(other.words);
        self.sentences = self.sentences.saturating_add(other.sentences);
    }
}

/// The text of a line without its list mark, and whether the line starts a list entry or a heading.
fn entry(line: &str) -> (&str, bool) {
    let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match after_digits.strip_prefix(". ").filter(|_| after_digits.len() < line.len()) {
        Some(numbered) => (numbered, true),
        None => (line, ["- ", "* ", "+ ", "#"].iter().any(|mark| line.starts_with(mark))),
    }
}

/// A word without a link's address; empty when the word is a web address.
fn without_address(word: &str) -> &str {
    // Most words have neither `:` nor `]`, and every address has one of them.
    if !word.bytes().any(|letter| matches!(letter, b':' | b']')) {
        return word;
    }
    let word = word.split_once("](").map_or(word, |(shown, _)| shown);
    if word.contains("://") { "" } else { word }
}

fn has_characters(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Whether a sentence ends after a word. "e.g. a school" goes on, because a lower-case letter follows.
fn ends_sentence(word: &str, next: &str) -> bool {
    if !word.bytes().any(|letter| matches!(letter, b'.' | b'!' | b'?')) {
        return false;
    }
    let bare = word.trim_end_matches(|edge: char| !edge.is_alphanumeric() && !['.', '!', '?'].contains(&edge));
    bare.ends_with(['.', '!', '?']) && !next.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// The most letters an abbreviation with lower-case letters may have.
const LONGEST_MIXED: usize = 5;

/// Words that people write in capitals for emphasis.
const STRESSED: [&str; 22] = [
    "ALL", "ALWAYS", "AND", "ANY", "ARE", "BOTH", "BUT", "CAN", "DO", "EVERY", "IS", "MAY", "MUST", "NEVER", "NEW", "NO", "NOT",
    "ONLY", "OR", "SHOULD", "WAS", "WILL",
];

/// An abbreviation and its position in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abbreviation<'a> {
    /// The abbreviation, without a plural "s".
    pub word: &'a str,
    /// The byte offset at which it starts.
    pub at: usize,
    /// Whether the text explains it at this point: "the designated officer (LADO)", "LADO (the designated officer)", "LADO stands
    /// for".
    pub explained: bool,
}

/// The abbreviations in a text: words in capitals, such as NHS, GPs or A&E. Codes with digits and Roman numerals do not count,
/// nor does anything in a text written entirely in capitals.
pub fn abbreviations(text: &str) -> Vec<Abbreviation<'_>> {
    let mut found = Vec::new();
    // An abbreviation has two capitals close together, and most texts have no such pair.
    let mut last: Option<usize> = None;
    let may_have_one = text.bytes().enumerate().any(|(at, letter)| {
        let is_capital = letter.is_ascii_uppercase() || !letter.is_ascii();
        let is_near = is_capital && last.is_some_and(|last| at - last < LONGEST_MIXED);
        last = if is_capital { Some(at) } else { last };
        is_near
    });
    if !may_have_one || !text.chars().any(char::is_lowercase) {
        return found;
    }
    let mut from = 0;
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric() && c != '&') {
        let (before, after) = (text.get(..from).unwrap_or_default(), text.get(from + part.len()..).unwrap_or_default());
        let at = from;
        from += part.len();
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '&');
        let separator = part.get(word.len()..).unwrap_or_default();
        let word = word.strip_suffix('s').filter(|stem| stem.chars().count() > 1).unwrap_or(word);
        if is_abbreviation(word) && !stands_in_address(before, separator, after) {
            found.push(Abbreviation { word, at, explained: is_explained(before, separator, after) });
        }
    }
    found
}

/// Whether the text around a word makes it part of a web or e-mail address.
fn stands_in_address(before: &str, separator: &str, after: &str) -> bool {
    let start = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let ends = separator.contains(char::is_whitespace);
    let end = if ends { "" } else { after.split(char::is_whitespace).next().unwrap_or_default() };
    separator == "@" || [start, end].iter().any(|part| part.contains("://") || part.contains('@'))
}

fn is_explained(before: &str, separator: &str, after: &str) -> bool {
    let in_brackets = before
        .strip_suffix(['(', '['])
        .is_some_and(|words| words.ends_with(|c: char| c.is_alphanumeric() || c.is_whitespace()) && has_characters(words))
        && separator.starts_with([')', ']', ',', ';']);
    let brackets_follow = separator == " " && after.strip_prefix('(').is_some_and(|words| words.starts_with(char::is_alphabetic));
    let meaning = separator == " " && ["stands for ", "means ", "is short for "].iter().any(|words| after.starts_with(words));
    in_brackets || brackets_follow || meaning
}

fn is_abbreviation(word: &str) -> bool {
    // Most words are ruled out here.
    if word.chars().filter(|c| c.is_uppercase()).count() < 2 {
        return false;
    }
    let length = word.chars().count();
    let only_letters = word.chars().all(|c| c.is_alphabetic() || c == '&');
    let of_capitals = word.chars().all(|c| c.is_uppercase() || c == '&');
    // DfE, MoJ: short, with a capital at each end.
    let mixed = length <= LONGEST_MIXED && word.starts_with(char::is_uppercase) && word.ends_with(char::is_uppercase);
    let is_roman = word.chars().all(|c| ['I', 'V', 'X'].contains(&c));
    length <= 10 && only_letters && (of_capitals || mixed) && !is_roman && !STRESSED.contains(&word)
}

/// Nouns that make a dashed range before them part of a name: the 0-19 service.
const NAMED: [&str; 5] = ["service", "services", "team", "teams", "programme"];

/// Ranges of figures written with a dash, such as 10-14 or £5–£10. Financial years (2026-27), dates, telephone numbers and names
/// such as "the 0-19 service" do not count.
///
/// ```
/// use masa_return::language::dashed_ranges;
///
/// assert_eq!(dashed_ranges("children aged 10-14, and 5%–10% of (15-17)"), ["10-14", "5%–10%", "15-17"]);
/// assert!(dashed_ranges("in 2026-27, on 2026-04-01, call 0800-123, 24-7").is_empty());
/// ```
pub fn dashed_ranges(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    // In a range, a digit or a pound sign follows the dash.
    let is_dash = |pair: &[u8]| matches!(pair, [b'-', next] if next.is_ascii_digit() || !next.is_ascii());
    if !text.contains('–') && !text.as_bytes().windows(2).any(is_dash) {
        return found;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|edge: char| !edge.is_alphanumeric() && !['£', '%'].contains(&edge));
        let Some((from, to)) = bare.split_once(['-', '–']) else { continue };
        let next = words.get(at + 1).map(|next| next.trim_end_matches(|edge: char| !edge.is_alphanumeric()));
        let is_year = from.len() == 4 && to.len() == 2;
        let is_named = next.is_some_and(|next| NAMED.contains(&next)) || bare == "24-7";
        if is_figure(from) && is_figure(to) && !is_year && !is_named {
            found.push(bare);
        }
    }
    found
}

/// Whether the text is a number as people write it: digits, commas, a decimal point, a pound or per cent sign. Telephone numbers
/// start with 0 or are longer, so they are not.
fn is_figure(text: &str) -> bool {
    let digits = text.trim_start_matches('£').trim_end_matches('%');
    let leading_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let written = digits.chars().all(|c| c.is_ascii_digit() || [',', '.'].contains(&c));
    written && !leading_zero && digits.starts_with(|c: char| c.is_ascii_digit()) && digits.len() <= 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_measured_as_it_is_read() {
        let of = |text| {
            let Measure { characters, words, sentences } = Measure::of(text);
            (characters, words, sentences)
        };
        assert_eq!(of(""), (0, 0, 0));
        assert_eq!(of("We met. We spoke, e.g. of 4.5 days."), (22, 8, 2));
        assert_eq!(of("We heard:\n\n- a boy\n- two girls\n1. who\nspoke"), (27, 8, 4));
        assert_eq!(of("See [our page](https://www.example.org/a-b) and https://www.example.org"), (13, 4, 1));
    }

    #[test]
    fn the_reading_age_follows_the_published_formula() {
        let age = |measure: Measure| measure.reading_age().map(|age| age.round_dp(3).to_string());
        assert_eq!(age(Measure { characters: 450, words: 100, sentences: 5 }), Some("14.765".to_owned()));
        assert_eq!(age(Measure { characters: 4500, words: 1000, sentences: 100 }), Some("9.765".to_owned()));
        assert_eq!(age(Measure::default()), None);
        assert_eq!([years(Decimal::new(141, 1)), years(Decimal::new(181, 1))], ["15", "over 18"]);
    }

    #[test]
    fn abbreviations_are_told_from_names_codes_and_stress() {
        for (text, expected) in [
            ("The MASH and two LADOs met at A&E; the DfE came", &["MASH", "LADO", "A&E", "DfE"][..]),
            ("We must NOT wait: 1,200 children at KS2 in SW1A 1AA, World War II, COVID-19", &["COVID"]),
            ("McDonald and MacLeod of O'Brien", &[]),
            ("TO BE CONFIRMED BY THE MASH", &[]),
            ("Write to https://www.ABC.example/NSPCC and DCS@example.org or a.b@ICB", &[]),
            ("the force's ANPR-led work, the NHS's", &["ANPR", "NHS"]),
        ] {
            let found: Vec<&str> = abbreviations(text).into_iter().map(|abbreviation| abbreviation.word).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn an_abbreviation_is_explained_beside_its_words() {
        for (text, expected) in [
            ("the local authority designated officer (LADO) met", true),
            ("two designated officers (LADOs)", true),
            ("LADO (the designated officer)", true),
            ("LADO stands for local authority designated officer", true),
            ("(LADO) met", false),
            ("the LADO met", false),
            ("the officer (see LADO)", false),
            ("the LADO (2026)", false),
        ] {
            let found = abbreviations(text);
            let at = text.find("LADO").expect("there");
            assert_eq!(found, [Abbreviation { word: "LADO", at, explained: expected }], "{text}");
        }
    }

    #[test]
    fn ranges_are_told_from_years_days_and_names() {
        for (text, expected) in [
            ("children aged 10-14, and 5%–10% of (15-17)", &["10-14", "5%–10%", "15-17"][..]),
            ("in 2026-27, on 2026-04-01, call 0800-123, 24-7", &[]),
            ("from 2024-2026, £5-£10, 1,000-2,000.", &["2024-2026", "£5-£10", "1,000-2,000"]),
            ("the 0-19 service, but ages 0-19 too", &["0-19"]),
            ("COVID-19, a 5-year-old, D11a-D11d", &[]),
        ] {
            assert_eq!(dashed_ranges(text), expected, "{text}");
        }
    }
}
