//! Finds passages in a text that look like personal data: where each one is and which kind it is.
//!
//! The scan returns positions, never values. Numbers with a check digit are certain; names, ages and places are guesses that a
//! person has to judge. The scan looks for the ways in which reports of this kind identify people, and ignores what is normal in
//! them: offices, officers named with their role, team mailboxes and helplines.

mod addresses;
mod contact;
mod dates;
mod given_names;
mod kind;
mod list;
mod lists;
mod numbers;
mod people;
mod references;
mod scanner;
mod words;

use std::borrow::Cow;
use std::ops::Range;

pub use kind::{Hit, Kind, Manner};
pub use scanner::Scanner;

use words::Text;

impl Scanner {
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
