#![doc = include_str!("gen_007_placeholder_left.md")]

use crate::annual_return::facts::{Facts, ReturnRule};
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A text still holds a placeholder.
pub const RULE: ReturnRule = ReturnRule::new("GEN-007", Level::Query, include_str!("gen_007_placeholder_left.md"), check);

/// What people write while they do not know yet, in small letters. Words are found only where they stand alone.
const PLACEHOLDERS: [&str; 13] = [
    "tbc",
    "tba",
    "tbd",
    "t.b.c.",
    "to be confirmed",
    "lorem ipsum",
    "insert text",
    "[insert",
    "<insert",
    "[add ",
    "[name",
    "xxx",
    "???",
];

/// The letters placeholders begin with.
const BEGINS: [char; 7] = ['t', 'l', 'i', '[', '<', 'x', '?'];

/// Words that are a placeholder where nothing else stands, and plain English in a sentence: "two schools are to be added".
const WHOLE_TEXTS: [&str; 7] =
    ["to be added", "to be agreed", "to be completed", "to be inserted", "to be written", "placeholder", "to do"];

/// Kinds of answer that hold words; codes, ids, numbers and days have shapes of their own.
const WORDS: [&str; 4] = ["", "narrative", "url", "email"];

fn check(facts: &Facts, found: &mut Found) -> Checked {
    for leaf in facts.leaves()?.iter().filter(|leaf| !leaf.private && WORDS.contains(&leaf.kind)) {
        if let Some(placeholder) = placeholder(&leaf.text) {
            found
                .add(
                    leaf.path.clone(),
                    format!("the text still holds “{placeholder}”"),
                    "write the answer in place of it; if it really is not known yet, say under explanations when it will be",
                )
                .figures([placeholder]);
        }
    }
    CHECKED
}

fn placeholder(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let bare = text.trim_matches(|edge: char| !edge.is_alphanumeric());
    if let Some(whole) = WHOLE_TEXTS.into_iter().find(|whole| *whole == bare) {
        return Some(whole);
    }
    // In one way through the text: of each placeholder the places that do not overlap, as `match_indices` has them.
    let mut from = [0; PLACEHOLDERS.len()];
    let mut first = PLACEHOLDERS.len();
    for (at, _) in text.match_indices(BEGINS) {
        let rest = text.get(at..).unwrap_or_default();
        for (i, (placeholder, from)) in PLACEHOLDERS.into_iter().zip(&mut from).enumerate().take(first) {
            if at >= *from && rest.starts_with(placeholder) {
                *from = at + placeholder.len();
                if stands_alone(&text, at, placeholder) {
                    first = i;
                    break;
                }
            }
        }
    }
    PLACEHOLDERS.get(first).copied()
}

/// Whether no letter or digit touches it. More of the same, as `xxxxx`, still is one.
fn stands_alone(text: &str, at: usize, placeholder: &str) -> bool {
    let joins = |neighbour: Option<char>, edge: Option<char>| {
        edge.is_some_and(char::is_alphanumeric) && neighbour.is_some_and(char::is_alphanumeric) && neighbour != edge
    };
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at + placeholder.len()..).and_then(|after| after.chars().next());
    !joins(before, placeholder.chars().next()) && !joins(after, placeholder.chars().next_back())
}

#[cfg(test)]
mod tests {
    use super::placeholder;

    #[test]
    fn placeholders_are_found_only_where_they_stand_alone() {
        for (text, expected) in [
            ("TBC", Some("tbc")),
            ("Date: tbc.", Some("tbc")),
            ("The date is To be confirmed by Ofsted", Some("to be confirmed")),
            ("[Insert summary]", Some("[insert")),
            ("XXXXX children", Some("xxx")),
            ("£xxx", Some("xxx")),
            ("how many????", Some("???")),
            ("The tbcs met, and Outback too", None),
            ("Why? When??", None),
            ("https://www.mixxxer.example", None),
            ("(To be added.)", Some("to be added")),
            ("Two schools are to be added in May", None),
            ("", None),
        ] {
            assert_eq!(placeholder(text), expected, "{text}");
        }
    }
}
