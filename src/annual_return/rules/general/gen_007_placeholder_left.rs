#![doc = include_str!("gen_007_placeholder_left.md")]

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A text still has a placeholder.
pub const RULE: ReturnRule = ReturnRule::new("GEN-007", Level::Query, include_str!("gen_007_placeholder_left.md"), check);

/// Placeholders people write until they know the answer, in lower case. Words match only as whole words.
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

/// Words that are a placeholder only when they are the whole text. In a sentence they are plain English: "two schools are to be
/// added".
const WHOLE_TEXTS: [&str; 7] =
    ["to be added", "to be agreed", "to be completed", "to be inserted", "to be written", "placeholder", "to do"];

/// The kinds of answer that hold words. Codes, ids, numbers and days have their own formats.
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

static FINDER: OnceLock<Option<AhoCorasick>> = OnceLock::new();

fn placeholder(text: &str) -> Option<&'static str> {
    let bare = text.trim_matches(|edge: char| !edge.is_alphanumeric());
    if let Some(whole) = WHOLE_TEXTS.into_iter().find(|whole| whole.eq_ignore_ascii_case(bare)) {
        return Some(whole);
    }
    let finder = FINDER.get_or_init(|| AhoCorasick::builder().ascii_case_insensitive(true).build(PLACEHOLDERS).ok()).as_ref()?;
    // Counts the matches of each placeholder that do not overlap; the placeholder that comes first in the list wins.
    let mut from = [0; PLACEHOLDERS.len()];
    let mut first = PLACEHOLDERS.len();
    for found in finder.find_overlapping_iter(text) {
        let which = found.pattern().as_usize();
        let Some(from) = from.get_mut(which).filter(|from| which < first && found.start() >= **from) else { continue };
        *from = found.end();
        if stands_alone(text, found.range()) {
            first = which;
        }
    }
    PLACEHOLDERS.get(first).copied()
}

/// Whether no other letter or digit touches the match. The same letter repeated, as in `xxxxx`, may touch it.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let joins = |neighbour: Option<char>, edge: Option<char>| {
        let (Some(neighbour), Some(edge)) = (neighbour, edge) else { return false };
        edge.is_alphanumeric() && neighbour.is_alphanumeric() && !neighbour.eq_ignore_ascii_case(&edge)
    };
    let own = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !joins(before, own.chars().next()) && !joins(after, own.chars().next_back())
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
