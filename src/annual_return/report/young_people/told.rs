//! Sentences of the young people's edition: our own words, which contain no facts, with facts from the return between them.
//!
//! Our own words are literals in the source and are never put together at run time, so no fact can hide in them. A fact is made
//! from an answer and records its source. A test looks up every fact of an edition in the data of the return.

use crate::document::{Inline, Target};
use crate::value::{Date, Url};

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words of this edition. They say nothing that could differ between returns.
    Ours(&'static str),
    /// A fact from the return.
    Fact(Fact),
}

/// A fact from the return, as it is printed, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The text as it is printed.
    pub printed: String,
    /// The part of the return it comes from.
    pub source: Source,
}

/// The part of the return a fact comes from. Paths are those of the data: `voice.engagements`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The whole text of an answer.
    Words,
    /// The name of a body, or the address of a page, from an answer.
    Address,
    /// A date from an answer.
    Day,
    /// The amount of money at a path.
    Amount(&'static str),
    /// The sum of what was paid for one kind of partner. The codes are those of `partnership.bodies`.
    PaidFor(&'static [&'static str]),
    /// The sum of everything that was not paid for a partner of these kinds.
    PaidForOthers(&'static [&'static str]),
    /// The number of entries of a list.
    Entries(&'static str),
    /// The number of entries of a list that answer one question with one code.
    EntriesWith {
        /// The path of the list.
        list: &'static str,
        /// The key of the question.
        key: &'static str,
        /// The code of the answer.
        code: &'static str,
    },
}

/// Words of this edition.
pub fn ours(words: &'static str) -> Piece {
    Piece::Ours(words)
}

/// A fact from the return.
pub fn fact(fact: Fact) -> Piece {
    Piece::Fact(fact)
}

impl Fact {
    /// The text of an answer. Spaces at its ends are not printed.
    pub fn words(answer: &str) -> Self {
        Self { printed: answer.trim().to_owned(), source: Source::Words }
    }

    /// A date.
    pub fn day(day: Date) -> Self {
        Self { printed: day.to_string(), source: Source::Day }
    }

    /// The number of entries of a list.
    pub fn entries(list: &'static str, number: usize) -> Self {
        Self { printed: crate::value::grouped(number), source: Source::Entries(list) }
    }
}

/// Builds the text of a page and records every fact in it, so that the facts can be looked up in the return.
#[derive(Debug, Default)]
pub struct Teller {
    facts: Vec<Fact>,
}

impl Teller {
    /// The text of a sentence.
    pub fn say<const N: usize>(&mut self, pieces: [Piece; N]) -> Vec<Inline> {
        pieces.into_iter().map(|piece| self.piece(piece)).collect()
    }

    /// A sentence that begins with a label in bold.
    pub fn label<const N: usize>(&mut self, label: &'static str, pieces: [Piece; N]) -> Vec<Inline> {
        let mut words = vec![Inline::Strong(vec![label.into()]), " ".into()];
        words.extend(self.say(pieces));
        words
    }

    /// A fact as text, for headings, figures and charts.
    pub fn text(&mut self, fact: Fact) -> String {
        let printed = fact.printed.clone();
        self.facts.push(fact);
        printed
    }

    /// Records text of the return that is printed unchanged, such as a narrative.
    pub fn keep(&mut self, answer: &str) {
        self.facts.push(Fact::words(answer));
    }

    /// A link to a page that the return names.
    pub fn link(&mut self, url: &Url) -> Inline {
        let address = url.as_str().to_owned();
        self.facts.push(Fact { printed: address.clone(), source: Source::Address });
        Inline::Link { target: Target::Url(address.clone()), text: vec![Inline::Text(address)] }
    }

    /// Every fact that was recorded.
    pub fn facts(self) -> Vec<Fact> {
        self.facts
    }

    fn piece(&mut self, piece: Piece) -> Inline {
        match piece {
            Piece::Ours(words) => words.into(),
            Piece::Fact(fact) => self.text(fact).into(),
        }
    }
}
