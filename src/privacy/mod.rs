//! Finds passages in a text that look like personal data: where each one is and which kind it is.
//!
//! The scan returns positions, never values. Numbers with a check digit are certain; names, ages and places are guesses that a
//! person has to judge. The scan looks for the ways in which reports of this kind identify people, and ignores what is normal in
//! them: offices, officers named with their role, team mailboxes and helplines.

mod addresses;
mod contact;
mod dates;
mod given_names;
mod lists;
mod numbers;
mod people;
mod references;
mod words;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use words::{Text, in_small};

/// The kind of personal data a passage looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An NHS number, which identifies one patient.
    NhsNumber,
    /// A unique pupil number, which identifies one pupil.
    PupilNumber,
    /// A national insurance number.
    NationalInsurance,
    /// A date of birth.
    DateOfBirth,
    /// A postcode that is not an office's.
    Postcode,
    /// A telephone number that is not a team's.
    Telephone,
    /// An e-mail address that is not a team's.
    Email,
    /// The reference of a single case, crime or court file.
    CaseReference,
    /// One person's age in years.
    ExactAge,
    /// A date in a story.
    ExactDay,
    /// The name of a school in a story.
    School,
    /// The name of a street where somebody lives.
    Street,
    /// A person's initials.
    Initials,
    /// A person's name.
    Name,
}

impl Kind {
    /// The kind in words, with its article, for messages.
    pub fn words(self) -> &'static str {
        match self {
            Self::NhsNumber => "an NHS number",
            Self::PupilNumber => "a unique pupil number",
            Self::NationalInsurance => "a national insurance number",
            Self::DateOfBirth => "a date of birth",
            Self::Postcode => "a postcode",
            Self::Telephone => "a telephone number",
            Self::Email => "an e-mail address",
            Self::CaseReference => "the reference of a case",
            Self::ExactAge => "an exact age",
            Self::ExactDay => "an exact day",
            Self::School => "the name of a school",
            Self::Street => "the name of a street",
            Self::Initials => "initials",
            Self::Name => "a person's name",
        }
    }

    /// Whether the kind is a number that belongs to only one person.
    pub fn is_number_of_a_person(self) -> bool {
        matches!(self, Self::NhsNumber | Self::PupilNumber | Self::NationalInsurance)
    }

    /// Whether the kind is a way to contact a person.
    pub fn is_contact(self) -> bool {
        matches!(self, Self::Telephone | Self::Email)
    }
}

/// A passage that looks like personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The kind of personal data.
    pub kind: Kind,
    /// Its range, in bytes.
    pub range: Range<usize>,
    /// The position of its first word in the text, counted from 1. Words are separated by white space.
    pub word: usize,
}

/// What kind of text is scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// A report, in which officers, offices and schools may be named.
    Report,
    /// A child's story, in which no person and no place may be named.
    Story,
}

/// The scan, which knows the people and bodies who may be named.
#[derive(Debug, Default)]
pub struct Scanner {
    people: Vec<Vec<String>>,
    bodies: BTreeSet<String>,
    /// Words that are in the name of one council and of no other body. They name a part of the area; the name of the whole area
    /// is in other names too.
    councils: BTreeSet<String>,
}

impl Scanner {
    /// A scan that does not report these people, who hold public office, or words from the names of these bodies.
    pub fn new<'a>(people: impl IntoIterator<Item = &'a str>, bodies: impl IntoIterator<Item = &'a str>) -> Self {
        let small = |text: &str| Text::new(text).words.iter().map(|word| word.text.to_lowercase()).collect::<Vec<_>>();
        let bodies: Vec<Vec<String>> = bodies.into_iter().map(small).collect();
        let councils = bodies
            .iter()
            .filter(|body| body.iter().any(|word| word == "council"))
            .flatten()
            .filter(|word| bodies.len() > 2 && bodies.iter().filter(|body| body.contains(word)).count() == 1)
            .cloned()
            .collect();
        Self {
            councils,
            people: people.into_iter().map(small).filter(|words| !words.is_empty()).collect(),
            bodies: bodies.into_iter().flatten().collect(),
        }
    }

    /// Everything in a text that looks like personal data, in the order of the text. Passages that overlap become one hit.
    pub fn scan(&self, text: &str, manner: Manner) -> Vec<Hit> {
        let parts = Text::new(text);
        let mut found: Vec<(Kind, Range<usize>)> = Vec::new();
        contact::find(&parts, manner, &mut found);
        numbers::find(&parts, &mut found);
        references::find(&parts, manner, &mut found);
        addresses::find(&parts, manner, &mut found);
        dates::find(self, &parts, manner, &mut found);
        people::find(self, &parts, manner, &mut found);
        if found.is_empty() {
            return Vec::new();
        }
        // A name inside a web address is not reported.
        let links = links(text);
        found.retain(|(_, range)| !links.iter().any(|link| link.start <= range.start && range.end <= link.end));
        found.sort_by_key(|(kind, range)| (range.start, *kind));
        let mut hits: Vec<Hit> = Vec::new();
        let (mut word, mut counted) = (0, 0);
        for (kind, range) in found {
            if let Some(last) = hits.last_mut()
                && range.start < last.range.end
            {
                if kind < last.kind {
                    last.kind = kind;
                }
                last.range.end = last.range.end.max(range.end);
                continue;
            }
            word += words_begun(text, counted, range.start);
            counted = range.start;
            let begins_inside = text.get(..range.start).and_then(|before| before.chars().next_back());
            let inside = begins_inside.is_some_and(|letter| !letter.is_whitespace());
            hits.push(Hit { kind, word: if inside { word.max(1) } else { word + 1 }, range });
        }
        hits
    }

    /// The text with `…` in place of every passage that looks like personal data.
    pub fn mask<'a>(&self, text: &'a str, manner: Manner) -> Cow<'a, str> {
        let hits = self.scan(text, manner);
        if hits.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut masked = String::with_capacity(text.len());
        let mut from = 0;
        for hit in hits {
            masked.push_str(text.get(from..hit.range.start).unwrap_or_default());
            masked.push('…');
            from = hit.range.end;
        }
        masked.push_str(text.get(from..).unwrap_or_default());
        Cow::Owned(masked)
    }

    /// Whether all these words are in the name of one person in public office.
    fn knows(&self, words: &[&str]) -> bool {
        self.people.iter().any(|person| {
            person.len() >= words.len() && words.iter().all(|word| in_small(word, |small| person.iter().any(|own| own == small)))
        })
    }

    /// Whether these letters are the initials of a person in public office.
    fn knows_initials(&self, letters: &str) -> bool {
        self.people
            .iter()
            .any(|person| person.iter().filter_map(|word| word.chars().next()).eq(letters.chars().flat_map(char::to_lowercase)))
    }

    /// Whether a word names a part of the area: it is in the name of one council and of no other body.
    fn is_of_one_council(&self, word: &str) -> bool {
        !self.councils.is_empty() && in_small(word, |small| self.councils.contains(small))
    }

    /// Whether a word is in the name of a body.
    fn is_of_a_body(&self, word: &str) -> bool {
        !self.bodies.is_empty() && in_small(word, |small| self.bodies.contains(small))
    }
}

/// How many words start in a range of the text.
fn words_begun(text: &str, from: usize, to: usize) -> usize {
    let mut before = text.get(..from).and_then(|before| before.chars().next_back()).is_none_or(char::is_whitespace);
    let mut count = 0;
    for letter in text.get(from..to).unwrap_or_default().chars() {
        let space = letter.is_whitespace();
        if before && !space {
            count += 1;
        }
        before = space;
    }
    count
}

/// The ranges of web addresses.
fn links(text: &str) -> Vec<Range<usize>> {
    let mut links = Vec::new();
    for begin in ["http://", "https://", "www."] {
        for (start, _) in text.match_indices(begin) {
            let rest = text.get(start..).unwrap_or_default();
            let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, ')' | '>' | '<' | '"'));
            links.push(start..start + end.unwrap_or(rest.len()));
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hit_tells_kind_place_and_word() {
        let text = "We wrote to  her (NHS number 999 000 0026).";
        let hits = Scanner::default().scan(text, Manner::Report);
        assert_eq!(hits, [Hit { kind: Kind::NhsNumber, range: 29..41, word: 7 }]);
        assert_eq!(Scanner::default().mask(text, Manner::Report), "We wrote to  her (NHS number …).");
    }

    #[test]
    fn people_in_public_office_may_be_named_and_children_of_the_same_name_may_not() {
        let scanner = Scanner::new(["Helen Marsh"], ["Sampleton Council"]);
        assert_eq!(scanner.scan("We thank Helen Marsh and Ms Marsh.", Manner::Report), []);
        let kinds: Vec<Kind> = scanner.scan("We thank her sister Helen.", Manner::Report).iter().map(|hit| hit.kind).collect();
        assert_eq!(kinds, [Kind::Name]);
    }

    #[test]
    fn a_name_in_a_web_address_is_none() {
        let text = "See https://www.example.org/oliver-smith and www.example.org/Leanne/Smith.";
        assert_eq!(Scanner::default().scan(text, Manner::Story), []);
    }

    #[test]
    fn nothing_stops_the_scan() {
        for text in [
            "",
            "’",
            "'s",
            "@",
            "07",
            "+",
            "Mr",
            "J.",
            "99",
            "999 000",
            "é’s",
            "\u{301}",
            "aged",
            "born",
            "’s mother",
            "Age profile",
            "12",
        ] {
            let _ = Scanner::default().scan(text, Manner::Story);
            let _ = Scanner::default().scan(text, Manner::Report);
        }
    }
}
