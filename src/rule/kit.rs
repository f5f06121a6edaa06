//! Arithmetic and wording that families of rules share. Each rule keeps its own code, page and message.

use std::fmt::Display;

use crate::finding::FieldPath;
use crate::value::{Answer, Decimal, Id, Quantity, Stated};

/// The sum of stated numbers: none when one of them is not given or is a symbol, because a sum with an unknown part is unknown.
pub fn sum<'a, T: Quantity + std::iter::Sum>(parts: impl IntoIterator<Item = &'a Answer<Stated<T>>>) -> Option<T> {
    parts.into_iter().map(Answer::known).sum()
}

/// How much a number departs from what it is compared with, in per cent of the latter to one decimal place; none from nothing.
pub fn change_percent(now: Decimal, before: Decimal) -> Option<Decimal> {
    let change = now.checked_sub(before)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let share = change.checked_div(before.abs())?;
    Some(share.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize())
}

/// "one meeting", "3 meetings": a number with its noun.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("one {one}") } else { format!("{number} {many}") }
}

/// "a", "a and b", "a, b and c".
pub fn listed<S: AsRef<str>>(words: &[S]) -> String {
    joined(words, "and")
}

/// "need", "need or service", "need, service or review": kinds of which any will do.
pub fn choice_of<S: AsRef<str>>(words: &[S]) -> String {
    joined(words, "or")
}

fn joined<S: AsRef<str>>(words: &[S], before_last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {before_last} {}", first.join(", "), last.as_ref())
        }
    }
}

/// A name in quotation marks, or words for one that is not given: “Exampleshire Council”.
pub fn quoted(name: &str, otherwise: &str) -> String {
    if name.trim().is_empty() { otherwise.to_owned() } else { format!("“{}”", name.trim()) }
}

/// Whether words are given; none when what stands there cannot be read.
pub fn has_words<T: Display>(answer: &Answer<T>) -> Option<bool> {
    match answer {
        Answer::Given(words) => Some(!words.to_string().trim().is_empty()),
        Answer::NotAnswered => Some(false),
        Answer::Faulty => None,
    }
}

/// The entries of a list that may be left out; none when what stands there cannot be read.
pub fn entries<T>(list: &Answer<Vec<T>>) -> Option<&[T]> {
    (!list.is_faulty()).then(|| list.items())
}

/// What an explanation names: the id of a thing, or the way to it where it has none.
pub fn id_or_path<K>(id: &Answer<Id<K>>, path: &FieldPath) -> String {
    id.given().map_or_else(|| path.to_string(), Id::to_string)
}

/// The known word that a mistyped one most likely stands for; none when nothing is near.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = known.into_iter().map(|word| (strsim::osa_distance(typed, word), word)).min()?;
    let far = typed.chars().count().div_ceil(3).max(1);
    (near.0 <= far).then_some(near.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered_only_when_it_is_near() {
        let ids = ["need-neglect", "need-exploitation"];
        assert_eq!(nearest("need-neglet", ids), Some("need-neglect"));
        assert_eq!(nearest("svc-parenting", ids), None);
        assert_eq!(nearest("need", []), None);
    }
}
