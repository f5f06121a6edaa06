//! Sentences made from data: numbers with their nouns, changes in words, and the message a chapter begins with.
//!
//! A sentence is written only if everything in it is known. If a value is held back, not known or not answered, the sentence is
//! left out, so that no sentence contains a symbol or a guess.

use super::Chapter;
use super::chapter::cell;
use crate::document::{Block, KeyFigure};
use crate::value::{Answer, Balance, Count, Decimal, Percent, Quantity, Stated};

impl Chapter {
    /// The message of a chapter or section: the sentences that can be written. Left out when there are none.
    pub fn message<const N: usize>(&mut self, sentences: [Option<String>; N]) {
        let said: Vec<String> = sentences.into_iter().flatten().map(|words| sentence(&words)).collect();
        if !said.is_empty() {
            self.text(said.join(" "));
        }
    }

    /// The most important figures, as far as they are known; left out when none of them is known.
    pub fn at_a_glance<const N: usize>(&mut self, figures: [Option<KeyFigure>; N]) {
        let known: Vec<KeyFigure> = figures.into_iter().flatten().collect();
        if !known.is_empty() {
            self.block(Block::Figures(known));
        }
    }
}

/// A key figure with the figures it is compared with; `None` when the figure is not known.
pub fn key<const N: usize>(label: &str, value: Option<String>, compared: [Option<String>; N]) -> Option<KeyFigure> {
    Some(KeyFigure { label: cell(label), value: value?, compared: compared.into_iter().flatten().collect() })
}

/// A key figure from an answer; `None` when it is not known.
pub fn key_of<T: Quantity + std::fmt::Display, const N: usize>(
    label: &str,
    answer: &Answer<Stated<T>>,
    compared: [Option<String>; N],
) -> Option<KeyFigure> {
    key(label, answer.known().map(|number| number.to_string()), compared)
}

/// A key figure that is a whole number of things; `None` when it is not known.
pub fn key_number<const N: usize>(label: &str, number: Option<usize>, compared: [Option<String>; N]) -> Option<KeyFigure> {
    key(label, number.map(crate::value::grouped), compared)
}

/// Words as a sentence, with a capital letter at the start and a full stop at the end.
pub fn sentence(words: &str) -> String {
    let words = words.trim();
    let mut letters = words.chars();
    let text = letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str());
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text } else { format!("{text}.") }
}

/// Words within a sentence: with a small first letter, except in an abbreviation or a name of one letter.
pub fn lower(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if second.is_none_or(|second| !second.is_uppercase()) => {
            first.to_lowercase().collect::<String>() + letters.as_str()
        }
        _ => words.to_owned(),
    }
}

/// A number with the words that follow it: "no children were", "one child was", "3,214 children were".
pub fn many(number: usize, one: &str, several: &str) -> String {
    match number {
        0 => format!("no {several}"),
        1 => format!("one {one}"),
        _ => format!("{} {several}", crate::value::grouped(number)),
    }
}

/// Like [`many`], for an answer; `None` when it is not known.
pub fn many_of<T: Quantity>(answer: &Answer<Stated<T>>, one: &str, several: &str) -> Option<String> {
    let number = answer.known()?.whole()?;
    Some(many(usize::try_from(number).ok()?, one, several))
}

/// A difference in words: "£1,686 more than planned", "£500 less than planned", "as much as planned".
pub fn more_or_less(difference: Balance, than: &str) -> String {
    match difference.decimal().cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => format!("{} more than {than}", difference.rounded()),
        std::cmp::Ordering::Less => format!("{} less than {than}", (-difference).rounded()),
        std::cmp::Ordering::Equal => format!("as much as {than}"),
    }
}

/// A percentage compared with last year's: "up from 58%", "down from 65%", "the same as last year".
pub fn beside_last_year(now: Percent, before: Percent) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => format!("up from {before}"),
        std::cmp::Ordering::Less => format!("down from {before}"),
        std::cmp::Ordering::Equal => "the same as last year".to_owned(),
    }
}

/// One number of things as a share of another; `None` when the whole is zero.
pub fn share_of(part: usize, whole: usize) -> Option<Percent> {
    let decimal = |number: usize| u32::try_from(number).ok().map(Count).map(Count::decimal);
    Percent::of(decimal(part)?, decimal(whole)?)
}

/// One count as a share of another; `None` when either is not known.
pub fn share_known<T: Quantity, U: Quantity>(part: &Answer<Stated<T>>, whole: &Answer<Stated<U>>) -> Option<Percent> {
    let number = |whole: Option<u64>| whole.map(Decimal::from);
    Percent::of(number(part.known()?.whole())?, number(whole.known()?.whole())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Children, Symbol};

    #[test]
    fn numbers_stand_with_their_nouns_and_what_is_held_back_says_nothing() {
        let said = |stated| many_of(&Answer::Given(stated), "child was", "children were");
        assert_eq!(said(Stated::Known(Children(0))).as_deref(), Some("no children were"));
        assert_eq!(said(Stated::Known(Children(1))).as_deref(), Some("one child was"));
        assert_eq!(said(Stated::Known(Children(3214))).as_deref(), Some("3,214 children were"));
        assert_eq!(said(Stated::Unknown(Symbol::Confidential)), None);
        assert_eq!(many_of(&Answer::<Stated<Children>>::NotAnswered, "child", "children"), None);
    }

    #[test]
    fn a_sentence_begins_with_a_capital_and_ends_with_a_full_stop() {
        assert_eq!(sentence("no reviews were late"), "No reviews were late.");
        assert_eq!(sentence("£5 was spent."), "£5 was spent.");
        assert_eq!(sentence(" "), "");
        assert_eq!(lower("Feeling safe"), "feeling safe");
        assert_eq!(lower("NHS trusts"), "NHS trusts");
    }

    #[test]
    fn a_difference_is_said_in_words() {
        let than = |amount: &str| more_or_less(Balance::parse(amount).expect("reads"), "planned");
        assert_eq!(than("1686.45"), "£1,686 more than planned");
        assert_eq!(than("-2473620"), "£2.5 million less than planned");
        assert_eq!(than("0"), "as much as planned");
    }
}
