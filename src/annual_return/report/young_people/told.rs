//! Sentences of the young people's edition: our own words, which hold no fact, and facts of the return between them.
//!
//! Our own words are written in the source and never built, so no fact can hide in them; a fact is made of an answer and says
//! which. A test goes through every fact of an edition and looks it up in the data of the return.

use crate::document::{Inline, Target};
use crate::value::{Date, Url};

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words of this edition. They say nothing that could differ from one return to another.
    Ours(&'static str),
    /// What the return says.
    Fact(Fact),
}

/// Something the return says, as it is printed, and what of the return it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// As it is printed.
    pub printed: String,
    /// What of the return it is.
    pub source: Source,
}

/// What of the return a fact is. Paths are those of the data: `voice.engagements`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The words of an answer, all of them.
    Words,
    /// The name of a body, or the address of a page, that an answer gives.
    Address,
    /// A day that an answer gives.
    Day,
    /// An amount of money that stands at a path.
    Amount(&'static str),
    /// What was paid in for one kind of partner, added up; the codes are those of `partnership.bodies`.
    PaidFor(&'static [&'static str]),
    /// What was paid in for nobody of these kinds, added up.
    PaidForOthers(&'static [&'static str]),
    /// How many entries a list has.
    Entries(&'static str),
    /// How many entries of a list answer one question with one code.
    EntriesWith {
        /// The list.
        list: &'static str,
        /// The question.
        key: &'static str,
        /// The code.
        code: &'static str,
    },
}

/// Words of this edition.
pub fn ours(words: &'static str) -> Piece {
    Piece::Ours(words)
}

/// What the return says.
pub fn fact(fact: Fact) -> Piece {
    Piece::Fact(fact)
}

impl Fact {
    /// The words of an answer. White space at its ends is not printed.
    pub fn words(answer: &str) -> Self {
        Self { printed: answer.trim().to_owned(), source: Source::Words }
    }

    /// A day.
    pub fn day(day: Date) -> Self {
        Self { printed: day.to_string(), source: Source::Day }
    }

    /// How many entries a list has.
    pub fn entries(list: &'static str, number: usize) -> Self {
        Self { printed: crate::value::grouped(number), source: Source::Entries(list) }
    }
}

/// What a page says while it is written: every fact is kept, so that it can be looked up in the return.
#[derive(Debug, Default)]
pub struct Teller {
    facts: Vec<Fact>,
}

impl Teller {
    /// The words of a sentence.
    pub fn say<const N: usize>(&mut self, pieces: [Piece; N]) -> Vec<Inline> {
        pieces.into_iter().map(|piece| self.piece(piece)).collect()
    }

    /// A sentence that begins with a few strong words.
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

    /// Words of the return that stand in the page as they are, a narrative say.
    pub fn keep(&mut self, answer: &str) {
        self.facts.push(Fact::words(answer));
    }

    /// A link to a page the return names.
    pub fn link(&mut self, url: &Url) -> Inline {
        let address = url.as_str().to_owned();
        self.facts.push(Fact { printed: address.clone(), source: Source::Address });
        Inline::Link { target: Target::Url(address.clone()), text: vec![Inline::Text(address)] }
    }

    /// Every fact that was told.
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
