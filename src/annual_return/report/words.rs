//! Sentences built from data: titles in a row, each with a link to the section about it, and no text cut in the middle.

use super::link_to;
use crate::document::{Block, Inline, plain, prose};
use crate::value::Narrative;

/// Something a sentence names: its words, and the anchor of the section about it.
pub type Named = (String, String);

/// Sentences one after the other, the most important first. A sentence that no longer fits is left out.
#[derive(Debug)]
pub struct Telling {
    words: Vec<Inline>,
    /// How many characters there is still room for.
    room: usize,
}

impl Telling {
    /// An empty text with room for this many characters.
    pub fn within(room: usize) -> Self {
        Self { words: Vec::new(), room }
    }

    /// Adds a sentence of plain text.
    pub fn say(&mut self, sentence: impl Into<String>) {
        self.tell(vec![Inline::Text(sentence.into())]);
    }

    /// Adds a sentence with links in it.
    pub fn tell(&mut self, sentence: Vec<Inline>) {
        let Some(rest) = self.room.checked_sub(plain(&sentence).chars().count().saturating_add(1)) else { return };
        self.room = rest;
        if !self.words.is_empty() && !sentence.is_empty() {
            self.words.push(" ".into());
        }
        self.words.extend(sentence);
    }

    /// Adds a lead and then names as links, as many as there is room for: "The most pressing: A; B; and 9 more."
    pub fn name(&mut self, lead: &str, named: Vec<Named>, most: usize) {
        // The characters of the lead, and of "; and 12,345 more." at the end.
        let around = lead.chars().count().saturating_add(20);
        let (words, more) = names(named, most, self.room.saturating_sub(around));
        if words.is_empty() {
            return;
        }
        let mut sentence = vec![Inline::Text(format!("{lead} "))];
        sentence.extend(words);
        let end = if more == 0 { ".".to_owned() } else { format!("; and {more} more.") };
        sentence.push(Inline::Text(end));
        self.tell(sentence);
    }

    /// The sentences that were added.
    pub fn done(self) -> Vec<Inline> {
        self.words
    }
}

/// The names as links with semicolons between them, and the number of names for which there was no room.
fn names(named: Vec<Named>, most: usize, room: usize) -> (Vec<Inline>, usize) {
    let mut words: Vec<Inline> = Vec::new();
    let (mut shown, mut characters) = (0_usize, 0_usize);
    let all = named.len();
    for (title, anchor) in named {
        characters = characters.saturating_add(title.chars().count()).saturating_add(2);
        if shown == most || characters > room {
            break;
        }
        if shown > 0 {
            words.push("; ".into());
        }
        words.push(link_to(&anchor, title));
        shown += 1;
    }
    (words, all.saturating_sub(shown))
}

/// How many of the texts fit in a number of lines, each `across` characters wide; at least one. If a single short text (at most 2
/// lines) would remain, it is included, because saying that it is missing would take as much room.
pub fn fitting<'t>(texts: impl Iterator<Item = &'t str> + Clone, across: usize, lines: usize) -> usize {
    let lines_of = |text: &str| text.chars().count().div_ceil(across.max(1)).max(1);
    let mut taken = 0_usize;
    let fits = |text: &&str| {
        taken = taken.saturating_add(lines_of(text));
        taken <= lines
    };
    let most = texts.clone().take_while(fits).count().max(1);
    let mut rest = texts.skip(most);
    match (rest.next(), rest.next()) {
        (Some(last), None) if lines_of(last) <= 2 => most.saturating_add(1),
        _ => most,
    }
}

/// The first sentence of a narrative, if it is complete and has at most `most` characters.
pub fn first_sentence(narrative: &Narrative, most: usize) -> Option<String> {
    let blocks = prose(narrative.as_str());
    let Some(Block::Paragraph(words)) = blocks.first() else { return None };
    let text = plain(words);
    let sentence: Vec<&str> =
        text.split_whitespace().scan(false, |ended, word| (!std::mem::replace(ended, ends(word))).then_some(word)).collect();
    let whole = sentence.last().is_some_and(|last| ends(last));
    let sentence = sentence.join(" ");
    (whole && sentence.chars().count() <= most).then_some(sentence)
}

/// Whether a word ends a sentence. A short word with a full stop may be an abbreviation (St., Dr., e.g.), so it does not.
fn ends(word: &str) -> bool {
    let bare = word.trim_end_matches(['”', '’', '"', '\'', ')']);
    match bare.strip_suffix(['.', '!', '?']) {
        Some(stem) => stem.chars().count() > 2 && !stem.contains('.'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrative(text: &str) -> Narrative {
        serde_json::from_value(text.into()).expect("reads")
    }

    #[test]
    fn a_narrative_lends_its_first_sentence_or_nothing() {
        for (text, expected) in [
            ("Fewer children came to harm. We know why.", Some("Fewer children came to harm.")),
            (
                "Children near St. Mary told us, e.g. at school, more. Next.",
                Some("Children near St. Mary told us, e.g. at school, more."),
            ),
            ("Is it enough? No.", Some("Is it enough?")),
            ("*Better* help\nsooner.\n\nMore.", Some("Better help sooner.")),
            ("no end to this", None),
            ("- a list. Of things.", None),
            ("This sentence is longer than there is room for in the place where it is to stand.", None),
            ("", None),
        ] {
            assert_eq!(first_sentence(&narrative(text), 60).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn as_many_texts_are_taken_as_fit_and_no_short_one_is_left_alone() {
        for (texts, lines, expected) in [
            (&["one", "two", "three"][..], 2, 3),
            (&["one", "two", "three", "four"], 2, 2),
            (&["one", "two", "a text of three lines"], 2, 2),
            (&["a text of three lines", "two", "three"], 1, 1),
            (&[], 2, 1),
        ] {
            assert_eq!(fitting(texts.iter().copied(), 8, lines), expected, "{texts:?}");
        }
    }

    #[test]
    fn a_sentence_that_does_not_fit_is_left_out_whole() {
        let mut telling = Telling::within(20);
        telling.say("Twelve here.");
        telling.say("Too long by far.");
        telling.say("Short.");
        assert_eq!(plain(&telling.done()), "Twelve here. Short.");
    }

    #[test]
    fn names_are_told_whole_until_there_is_no_room() {
        let named = |titles: &[&str]| titles.iter().map(|title| ((*title).to_owned(), "x".to_owned())).collect::<Vec<_>>();
        let told = |titles: &[&str]| {
            let mut telling = Telling::within(42);
            telling.name("First:", named(titles), 2);
            plain(&telling.done())
        };
        assert_eq!(told(&["one", "two"]), "First: one; two.");
        assert_eq!(told(&["one", "two", "three"]), "First: one; two; and 1 more.");
        assert_eq!(told(&["one", "a name too long"]), "First: one; and 1 more.");
        assert_eq!(told(&["a name far too long"]), "");
        assert_eq!(told(&[]), "");
    }
}
