//! Who may be named: people in public office and bodies, which the scan leaves alone.

use std::collections::BTreeSet;

use super::words::{Text, in_small};

/// The scan, with the people and bodies who may be named.
#[derive(Debug, Default)]
pub struct Scanner {
    people: Vec<Vec<String>>,
    bodies: BTreeSet<String>,
    /// Words in the name of one council alone: of a part of the area, whereas the area itself is in the names of others too.
    councils: BTreeSet<String>,
}

impl Scanner {
    /// A scan for which these people, in their public offices, and the words in the names of these bodies are no finding.
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

    /// Whether these words are the name, or the end of the name, of a person in public office.
    pub(super) fn knows(&self, words: &[&str]) -> bool {
        self.people.iter().any(|person| {
            person.len() >= words.len() && words.iter().all(|word| in_small(word, |small| person.iter().any(|own| own == small)))
        })
    }

    /// Whether letters are the initials of a person in public office.
    pub(super) fn knows_initials(&self, letters: &str) -> bool {
        self.people
            .iter()
            .any(|person| person.iter().filter_map(|word| word.chars().next()).eq(letters.chars().flat_map(char::to_lowercase)))
    }

    /// Whether a word is the name of a part of the area: it stands in the name of one council and of no other body.
    pub(super) fn is_of_one_council(&self, word: &str) -> bool {
        !self.councils.is_empty() && in_small(word, |small| self.councils.contains(small))
    }

    /// Whether a word stands in the name of a body.
    pub(super) fn is_of_a_body(&self, word: &str) -> bool {
        !self.bodies.is_empty() && in_small(word, |small| self.bodies.contains(small))
    }
}
