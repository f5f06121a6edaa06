//! Shared by the rules about personal data: one finding for each text that may identify a person.

use std::fmt::Write as _;

use crate::annual_return::check::facts::Facts;
use crate::annual_return::check::passages::{Concern, Passage};
use crate::canonical::Digest;
use crate::privacy::{Hit, Kind};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{counted, listed};

/// Reports the passages of one concern: one finding for each text, with kinds and places but never a value.
pub(in crate::annual_return) fn tell(facts: &Facts, concern: Concern, found: &mut Found, help: &str) -> Checked {
    for passage in facts.passages() {
        let hits: Vec<&Hit> = passage.hits.iter().filter(|hit| Concern::of(hit.kind, passage.manner) == concern).collect();
        let Some(first) = hits.first() else { continue };
        // A number that belongs to one person is never a matter of judgement.
        let can_be_cleared = !hits.iter().any(|hit| hit.kind.is_number_of_a_person());
        let message = format!("the text holds what looks like {}", kinds(&hits));
        let help = if can_be_cleared { help } else { "take the number out: it belongs to one person, and cannot be cleared" };
        found
            .add(passage.path.clone(), message, help)
            .about_a_person(first.word, can_be_cleared.then(|| text_mark(passage, &hits)).flatten());
    }
    CHECKED
}

/// The kinds found and where: "a person's name (words 3 and 17) and a postcode (word 20)".
fn kinds(hits: &[&Hit]) -> String {
    let mut kinds: Vec<(Kind, Vec<String>)> = Vec::new();
    for hit in hits {
        match kinds.iter_mut().find(|(kind, _)| *kind == hit.kind) {
            Some((_, words)) => words.push(hit.word.to_string()),
            None => kinds.push((hit.kind, vec![hit.word.to_string()])),
        }
    }
    let told: Vec<String> = kinds
        .into_iter()
        .map(|(kind, words)| match words.len() {
            1..=4 => format!("{} ({} {})", kind.words(), if words.len() == 1 { "word" } else { "words" }, listed(&words)),
            many => format!("{} ({})", kind.words(), counted(many, "time", "times")),
        })
        .collect();
    listed(&told)
}

/// A mark of a text and of what was found in it. Its five digits show whether the text changed, and are far too few to guess the
/// text from.
fn text_mark(passage: &Passage, hits: &[&Hit]) -> Option<String> {
    let mut what = String::new();
    for hit in hits {
        // Writing to a `String` cannot fail.
        let _ = write!(what, "{} {};", hit.word, hit.kind.words());
    }
    let digest = Digest::of(&serde_json::json!([passage.path.to_string(), passage.text, what])).ok()?.short();
    let digits: String = digest.chars().filter(|digit| *digit != '-').take(5).collect();
    Some(format!("t-{digits}"))
}
