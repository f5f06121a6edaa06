//! The glossary: abbreviations that are used in the report, and the terms the partnership explains.

use std::collections::{BTreeMap, BTreeSet};

use super::abbreviations::Meanings;
use super::{Chapter, Show, View};
use crate::document::{Cell, Section};
use crate::value::capitalised;

/// The anchor of the annex.
pub const ANCHOR: &str = "glossary";

/// The annex, made from the abbreviations that were used; `None` when there is nothing to explain.
pub fn annex(view: &View, used: &BTreeSet<String>, meanings: &Meanings, letter: char) -> Option<Section> {
    let mut entries: BTreeMap<(String, String), Cell> = BTreeMap::new();
    let terms = view.r().publication.glossary.items();
    for term in terms {
        let name = Show::text(&term.term);
        entries.insert((name.to_lowercase(), name), term.meaning.cell());
    }
    let has =
        |word: &str| terms.iter().any(|term| term.term.text().split(|c: char| !c.is_alphanumeric()).any(|part| part == word));
    for (word, meaning) in meanings.iter().filter(|(word, _)| used.contains(*word) && !has(word)) {
        let meaning = capitalised(meaning);
        entries.insert((word.to_lowercase(), word.to_owned()), vec![format!("{meaning}.").into()]);
    }
    if entries.is_empty() {
        return None;
    }
    let mut chapter = Chapter::new(view, ANCHOR, &format!("Annex {letter}: Words and abbreviations"));
    chapter.facts(entries.into_iter().map(|((_, name), meaning)| (name, meaning)).collect());
    Some(chapter.done())
}
