//! Answers as text. This is the only place where values become words.

use crate::document::{Cell, Inline, Target};
use crate::value::{Answer, Choice, Code, CodeList, Date, Id, Narrative, Quantity, Ref, Stated, Url, Year};

/// The text shown when a required answer is not given.
pub const NOT_ANSWERED: &str = "Not answered";

/// An answer as it is printed.
pub trait Show {
    /// The text in a table cell: a symbol appears as itself, and the table explains it.
    fn text(&self) -> String;

    /// The text in a sentence or next to a label: a symbol comes with its meaning.
    fn words(&self) -> String {
        self.text()
    }

    /// The answer as a table cell.
    fn cell(&self) -> Cell {
        vec![Inline::Text(self.text())]
    }
}

fn shown<T>(answer: &Answer<T>, text: impl FnOnce(&T) -> String) -> String {
    answer.given().map_or_else(|| NOT_ANSWERED.to_owned(), text)
}

impl<T: Quantity + std::fmt::Display> Show for Answer<Stated<T>> {
    fn text(&self) -> String {
        shown(self, |stated| match stated {
            Stated::Known(number) => number.to_string(),
            Stated::Unknown(symbol) => symbol.code().to_owned(),
        })
    }

    fn words(&self) -> String {
        shown(self, |stated| match stated {
            Stated::Known(number) => number.to_string(),
            Stated::Unknown(symbol) => format!("{} ({})", symbol.code(), symbol.meaning()),
        })
    }
}

impl Show for Answer<String> {
    fn text(&self) -> String {
        shown(self, |text| text.trim().to_owned())
    }
}

impl Show for Answer<Narrative> {
    fn text(&self) -> String {
        shown(self, |text| text.as_str().trim().to_owned())
    }
}

impl Show for Answer<Date> {
    fn text(&self) -> String {
        shown(self, Date::to_string)
    }
}

impl Show for Answer<Year> {
    fn text(&self) -> String {
        shown(self, |year| year.in_words())
    }
}

impl Show for Answer<bool> {
    fn text(&self) -> String {
        shown(self, |yes| if *yes { "Yes" } else { "No" }.to_owned())
    }
}

impl<C: Choice> Show for Answer<C> {
    fn text(&self) -> String {
        shown(self, |choice| choice.label().to_owned())
    }
}

impl<L: CodeList> Show for Answer<Code<L>> {
    fn text(&self) -> String {
        shown(self, Code::label)
    }
}

impl<L: CodeList> Show for Answer<Vec<Code<L>>> {
    fn text(&self) -> String {
        shown(self, |codes| codes.iter().map(Code::label).collect::<Vec<_>>().join("; "))
    }
}

impl<C: Choice> Show for Answer<Vec<C>> {
    fn text(&self) -> String {
        shown(self, |choices| choices.iter().map(|choice| choice.label()).collect::<Vec<_>>().join("; "))
    }
}

impl<K> Show for Answer<Id<K>> {
    fn text(&self) -> String {
        shown(self, Id::to_string)
    }
}

impl<K> Show for Answer<Ref<K>> {
    fn text(&self) -> String {
        shown(self, Ref::to_string)
    }
}

impl Show for Answer<Url> {
    fn text(&self) -> String {
        shown(self, Url::to_string)
    }

    fn cell(&self) -> Cell {
        match self.given() {
            Some(url) => {
                vec![Inline::Link {
                    target: Target::Url(url.as_str().to_owned()),
                    text: vec![Inline::Text(url.as_str().to_owned())],
                }]
            }
            None => vec![Inline::Text(NOT_ANSWERED.to_owned())],
        }
    }
}
