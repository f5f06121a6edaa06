//! Who may be named: people in public office and bodies, which the scan leaves alone.

use std::collections::BTreeSet;

use super::words::{Text, in_small};

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

    /// Whether all these words are in the name of one person in public office.
    pub(super) fn knows(&self, words: &[&str]) -> bool {
        self.people.iter().any(|person| {
            person.len() >= words.len() && words.iter().all(|word| in_small(word, |small| person.iter().any(|own| own == small)))
        })
    }

    /// Whether these letters are the initials of a person in public office.
    pub(super) fn knows_initials(&self, letters: &str) -> bool {
        self.people
            .iter()
            .any(|person| person.iter().filter_map(|word| word.chars().next()).eq(letters.chars().flat_map(char::to_lowercase)))
    }

    /// Whether a word names a part of the area: it is in the name of one council and of no other body.
    pub(super) fn is_of_one_council(&self, word: &str) -> bool {
        !self.councils.is_empty() && in_small(word, |small| self.councils.contains(small))
    }

    /// Whether a word is in the name of a body.
    pub(super) fn is_of_a_body(&self, word: &str) -> bool {
        !self.bodies.is_empty() && in_small(word, |small| self.bodies.contains(small))
    }
}
