//! Initials: "J.T.", "child JT", "J. Smith". A single letter is a pseudonym and is not reported.

use super::Seeker;
use crate::privacy::Manner;
use crate::privacy::given_names::is_given_name;
use crate::privacy::lists::{ABBREVIATIONS, ADJECTIVES, HUMANS, NOT_NAMES, PRONOUNS, is_family};
use crate::privacy::words::Shape;

impl Seeker<'_> {
    /// The last word of initials that start here: "J.T.", "J. T.", "child JT", "J. Smith".
    pub(super) fn initials(&self, at: usize) -> Option<usize> {
        let word = self.word(at)?;
        if word.shape == Shape::Letter {
            let gap = |i: usize| self.text.gap(i);
            let mut last = at;
            while matches!(gap(last), "." | ". ") && self.word(last + 1).is_some_and(|next| next.shape == Shape::Letter) {
                last += 1;
            }
            let preceded = at > 0 && matches!(gap(at - 1), "." | "-" | "&" | "/");
            if preceded {
                return None;
            }
            if last > at {
                let letters: String = (at..=last).filter_map(|i| self.word(i)).map(|word| word.text).collect();
                let is_short_for = ABBREVIATIONS.has(&letters) || letters.len() > 3;
                let before_name = gap(last).starts_with('.') && self.surname(last + 1).is_some();
                if before_name && !is_short_for {
                    return if self.is_excused(at, last + 1) { None } else { Some(last + 1) };
                }
                return (!is_short_for && !self.scanner.knows_initials(&letters)).then_some(last);
            }
            // "J. Smith", "J Smith".
            let dotted = gap(at) == ". ";
            if dotted && self.surname(at + 1).is_some() && !self.is_label(at) {
                let known = self.word(at + 1).is_some_and(|name| self.scanner.knows(&[name.text]));
                return (!known && !self.is_excused(at, at + 1)).then_some(at + 1);
            }
            return None;
        }
        if word.shape != Shape::Capitals
            || word.text.len() > 3
            || ABBREVIATIONS.has(word.text)
            || is_given_name(word.text) && !self.are_of_somebody(at)
            || NOT_NAMES.has(word.text)
        {
            return None;
        }
        let touches = |i: usize| {
            self.text
                .gap(i)
                .chars()
                .all(|letter| letter.is_whitespace() || matches!(letter, ',' | '(' | ':' | '‘' | '\'' | '“' | '"'))
        };
        let person = |i: usize| {
            self.word(i).is_some_and(|word| {
                is_family(word.text)
                    || HUMANS.child(word.text) && word.shape != Shape::Capitals
                    || word.is("yp")
                    || word.is("mr")
                    || word.is("mrs")
                    || word.is("ms")
                    || word.is("miss")
            })
        };
        let before = at > 0
            && self.same_sentence(at - 1, at)
            && touches(at - 1)
            && (person(at - 1) && !self.word(at - 1).is_some_and(|word| word.owns)
                || self.is(at - 1, &["of", "called", "initials"]) && at > 1 && person(at - 2) && self.text.gap(at - 1) == " "
                || self.is(at - 1, &["initials", "called"])
                || self.is(at - 1, &["group", "pair"]) && at > 1 && person(at - 2));
        let stands_for_words = self.text.touches(at)
            && self.word(at + 1).is_some_and(|next| {
                next.shape == Shape::Small
                    && [
                        "plan",
                        "plans",
                        "status",
                        "team",
                        "service",
                        "services",
                        "worker",
                        "order",
                        "conference",
                        "review",
                        "meeting",
                        "process",
                        "assessment",
                        "programme",
                        "support",
                    ]
                    .iter()
                    .any(|own| next.is(own))
            });
        let after = word.owns && (person(at + 1) || self.is(at + 1, ADJECTIVES) && person(at + 2));
        ((before && !stands_for_words) || after || self.are_of_somebody(at)).then_some(at)
    }

    /// Whether initials are a person's: "the case of KT", "work with MO", and in stories "met AH", "TW was first seen".
    fn are_of_somebody(&self, at: usize) -> bool {
        let Some(word) = self.word(at).filter(|word| word.text.len() == 2) else { return false };
        let stands_alone = !self.text.touches(at) || self.is_function_word(at + 1);
        if !stands_alone || self.scanner.knows_initials(word.text) || self.scanner.is_of_a_body(word.text) {
            return false;
        }
        let story = self.manner == Manner::Story;
        let begins = word.first
            && (self.speaks(at + 1) || self.is(at + 1, &["was", "is", "has", "had"]))
            && (story || (at + 1..at + 14).any(|i| self.same_sentence(at, i) && self.is(i, &PRONOUNS)));
        let Some(before) = at.checked_sub(1) else { return begins };
        if !self.same_sentence(before, at) || !self.text.touches(before) {
            return begins;
        }
        let with = self.is(before, &["with"])
            && (1..=3).filter_map(|back| before.checked_sub(back)).any(|i| {
                self.is(i, &["session", "sessions", "spoke", "talked", "time", "visits", "work", "worked", "working", "works"])
            });
        let done_to = story && self.is(before, &["asked", "gave", "helped", "met", "saw", "told", "visited", "with"]);
        begins || self.is_made_for(at) || self.is_told_of(at) || with || done_to
    }

    pub(super) fn may_be_initials(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.shape == Shape::Capitals && word.text.len() <= 3 && !ABBREVIATIONS.has(word.text))
    }

    /// Whether a single letter is a label: "Child K", "Family A", "Table B".
    fn is_label(&self, at: usize) -> bool {
        at > 0
            && self.text.touches(at - 1)
            && self.word(at - 1).is_some_and(|before| {
                before.has_capital()
                    || HUMANS.one(before.text)
                    || [
                        "family",
                        "appendix",
                        "annex",
                        "table",
                        "figure",
                        "part",
                        "grade",
                        "band",
                        "group",
                        "option",
                        "tier",
                        "vitamin",
                        "plan",
                        "hepatitis",
                    ]
                    .iter()
                    .any(|own| before.is(own))
            })
    }
}
