//! Explains abbreviations where a reader first meets them, in every edition. The glossary lists the abbreviations that were used.
//!
//! [`explain`] goes over the finished document in reading order. The first use in running text (paragraphs, lists, facts,
//! notices) gets the meaning in brackets. An abbreviation that appears only in tables gets its meaning there. Headings, quotes
//! and links stay as they are, and so does an abbreviation within a name ("NHS England") or a longer word.

use std::collections::{BTreeMap, BTreeSet};

use super::View;
use crate::annual_return::AnnualReturn;
use crate::document::{Block, Cell, Document, Inline, Section, Table};
use crate::language::abbreviations;

/// The code list with the meanings of abbreviations.
const LIST: &str = "abbreviation";

/// Abbreviations that GOV.UK does not explain either: spelling them out would help nobody.
const WELL_KNOWN: [&str; 32] = [
    "BBC", "CD", "CV", "DIY", "DNA", "DVD", "EU", "GB", "GCSE", "HM", "HTML", "ID", "IT", "MOT", "MP", "NATO", "OK", "PC", "PDF",
    "PE", "PIN", "PO", "PS", "SMS", "TV", "UK", "UN", "US", "USA", "USB", "VAT", "WC",
];

/// A longer meaning, in characters, would interrupt a sentence. The glossary gives it instead.
const LONGEST_IN_BRACKETS: usize = 90;

/// The meanings of abbreviations in this return.
#[derive(Debug)]
pub struct Meanings(BTreeMap<String, String>);

impl Meanings {
    /// The shipped meanings and those of the return's own glossary. Where both explain a word, the glossary of the return counts.
    pub fn of(view: &View) -> Self {
        let shipped = view.published.reference.list(LIST).iter().map(|row| (row.label.clone(), meaning(&row.meaning)));
        let mut meanings: BTreeMap<String, String> = shipped.filter(|(word, _)| !WELL_KNOWN.contains(&word.as_str())).collect();
        meanings.extend(own(view.r()));
        Self(meanings)
    }

    /// Every abbreviation with its meaning, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(word, meaning)| (word.as_str(), meaning.as_str()))
    }
}

/// The abbreviations of the return's own glossary. A term is an abbreviation itself, or has one in brackets: "Designated officer
/// (LADO)".
fn own(r: &AnnualReturn) -> Vec<(String, String)> {
    r.publication.glossary.items().iter().filter_map(|term| of_term(term.term.text().trim(), term.meaning.text())).collect()
}

fn of_term(term: &str, explained: &str) -> Option<(String, String)> {
    // The finder ignores text that is all in capitals, so the term is put into a short text that is not.
    let alone = format!("a {term}");
    if let [only] = abbreviations(&alone).as_slice()
        && only.word == term
    {
        return Some((term.to_owned(), meaning(explained)));
    }
    let (words, rest) = term.split_once('(')?;
    let inside = rest.strip_suffix(')')?.trim();
    let found = abbreviations(term);
    (found.iter().any(|own| own.word == inside) && !words.trim().is_empty()).then(|| (inside.to_owned(), meaning(words.trim())))
}

/// A meaning as it is printed in brackets: without a full stop or article, and with a small first letter unless it is a name.
fn meaning(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    let text = text.strip_prefix("The ").unwrap_or(text);
    let mut words = text.split_whitespace();
    let is_name = match (words.next(), words.next()) {
        // "National Health Service" is a name; "General practitioner" and single words are not.
        (Some(_), Some(second)) => second.starts_with(char::is_uppercase),
        (_, _) => false,
    };
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !is_name && !text.starts_with("Member of") => first.to_lowercase().collect::<String>() + letters.as_str(),
        _ => text.to_owned(),
    }
}

/// Explains every abbreviation with a known meaning at its first use. Returns the known abbreviations that were used.
pub fn explain(document: &mut Document, meanings: &Meanings) -> BTreeSet<String> {
    let mut reader = Reader { meanings, explained: BTreeSet::new(), used: BTreeSet::new() };
    document.opening.iter_mut().for_each(|block| reader.block(block, Pass::RunningWords));
    document.sections.iter_mut().for_each(|section| reader.section(section, Pass::RunningWords));
    document.sections.iter_mut().for_each(|section| reader.section(section, Pass::Tables));
    reader.used
}

/// Which text a pass over the document reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    RunningWords,
    Tables,
}

struct Reader<'a> {
    meanings: &'a Meanings,
    explained: BTreeSet<String>,
    used: BTreeSet<String>,
}

impl Reader<'_> {
    fn section(&mut self, section: &mut Section, pass: Pass) {
        if pass == Pass::RunningWords {
            self.note(&section.title);
        }
        section.blocks.iter_mut().for_each(|block| self.block(block, pass));
        section.sections.iter_mut().for_each(|inner| self.section(inner, pass));
    }

    fn block(&mut self, block: &mut Block, pass: Pass) {
        match block {
            Block::Paragraph(words) if pass == Pass::RunningWords => self.words(words),
            Block::Facts(facts) if pass == Pass::RunningWords => facts.iter_mut().for_each(|(_, value)| self.words(value)),
            Block::List { items, .. } => items.iter_mut().flatten().for_each(|inner| self.block(inner, pass)),
            Block::Notice { blocks, .. } => blocks.iter_mut().for_each(|inner| self.block(inner, pass)),
            Block::Table(table) if pass == Pass::Tables => self.table(table),
            Block::Chart(chart) if pass == Pass::Tables => self.table(&mut chart.table),
            Block::Paragraph(_)
            | Block::Facts(_)
            | Block::Figures(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::Quote { .. } => {}
        }
    }

    fn table(&mut self, table: &mut Table) {
        for row in &mut table.rows {
            self.words(&mut row.header);
            row.cells.iter_mut().for_each(|cell| self.words(cell));
        }
    }

    fn words(&mut self, words: &mut Cell) {
        for word in words {
            match word {
                Inline::Text(text) => self.text(text),
                Inline::Strong(inner) | Inline::Emphasis(inner) => self.words(inner),
                Inline::Link { text, .. } => self.note(&crate::document::plain(text)),
            }
        }
    }

    /// Records the abbreviations used in a text to which nothing is added.
    fn note(&mut self, text: &str) {
        let used = abbreviations(text).into_iter().map(|found| found.word.to_owned());
        self.used.extend(used.filter(|word| self.meanings.0.contains_key(word)));
    }

    fn text(&mut self, text: &mut String) {
        let mut additions: Vec<(usize, String)> = Vec::new();
        for found in abbreviations(text) {
            let Some(meaning) = self.meanings.0.get(found.word) else { continue };
            self.used.insert(found.word.to_owned());
            if self.explained.contains(found.word) {
                continue;
            }
            if found.explained {
                self.explained.insert(found.word.to_owned());
                continue;
            }
            let Some(end) = free_end(text, found.at, found.word.len()) else { continue };
            if meaning.chars().count() <= LONGEST_IN_BRACKETS {
                additions.push((end, format!(" ({meaning})")));
                self.explained.insert(found.word.to_owned());
            }
        }
        // From the end, so that an insertion does not move the position of the next.
        for (end, addition) in additions.into_iter().rev() {
            text.insert_str(end, &addition);
        }
    }
}

/// The byte offset at which a meaning can be inserted after a word. `None` within a name, a longer word or a possessive, which
/// brackets would break up.
fn free_end(text: &str, start: usize, length: usize) -> Option<usize> {
    let before = text.get(..start)?;
    let after = text.get(start.checked_add(length)?..)?;
    // A plural: GPs.
    let (after, plural) = after.strip_prefix('s').map_or((after, 0), |rest| (rest, 1));
    let stands_alone = before.chars().next_back().is_none_or(|c| c.is_whitespace() || ['(', '“', '‘', '"'].contains(&c));
    let ends = after.chars().next().is_none_or(|c| c.is_whitespace() || ['.', ',', ';', ':', '!', '?', ')', '”'].contains(&c));
    // Brackets within brackets are hard to read.
    let in_brackets = before.matches('(').count() > before.matches(')').count();
    let next = after.strip_prefix(' ').unwrap_or_default();
    let in_name = next.starts_with(char::is_uppercase) || next.starts_with('(');
    (stands_alone && ends && !in_name && !in_brackets).then(|| start.saturating_add(length).saturating_add(plural))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annual_return::report::testing::lines;
    use crate::document::sample;

    fn meanings() -> Meanings {
        let known = [("NHS", "National Health Service"), ("GP", "general practitioner"), ("LADO", "designated officer")];
        Meanings(known.map(|(word, meaning)| (word.to_owned(), meaning.to_owned())).into_iter().collect())
    }

    /// The lines of a document with these blocks, with its abbreviations explained, without the heading.
    fn told(blocks: Vec<Block>) -> Vec<String> {
        let mut document = sample();
        document.opening.clear();
        document.masthead.clear();
        document.sections = vec![Section { blocks, ..Section::new("a", "Help from the NHS") }];
        explain(&mut document, &meanings());
        lines(&document).split_off(1)
    }

    #[test]
    fn an_abbreviation_is_explained_at_its_first_use_alone() {
        for (text, expected) in [
            ("We met the NHS. The NHS came.", "We met the NHS (National Health Service). The NHS came."),
            ("Two GPs came.", "Two GPs (general practitioner) came."),
            ("Ask your GP, or the NHS!", "Ask your GP (general practitioner), or the NHS (National Health Service)!"),
            (
                "NHS Exampleshire came, and the NHS helped.",
                "NHS Exampleshire came, and the NHS (National Health Service) helped.",
            ),
            ("The NHS’s own NHS-led team.", "The NHS’s own NHS-led team."),
            ("The designated officer (LADO) met a LADO.", "The designated officer (LADO) met a LADO."),
            ("The LADO (the officer) met a LADO.", "The LADO (the officer) met a LADO."),
            ("Help (from the NHS) came.", "Help (from the NHS) came."),
            ("The MASH and nothing else.", "The MASH and nothing else."),
            ("Write to https://nhs.example/NHS today", "Write to https://nhs.example/NHS today"),
        ] {
            assert_eq!(told(vec![Block::text(text)]), [expected], "{text}");
        }
    }

    #[test]
    fn running_words_go_before_tables_and_quotes_stay_as_they_are() {
        let mut table = Table::new("t", "Who", vec![crate::document::Column::words("Who", 1)]);
        table.row("A GP or LADO came", Vec::new());
        let quote = Block::Quote { blocks: vec![Block::text("The NHS helped.")], source: "A parent".to_owned() };
        let blocks = vec![Block::Table(table), quote, Block::text("The NHS sent a GP to us.")];
        assert_eq!(
            told(blocks),
            [
                "[Who]",
                "Who",
                "A GP or LADO (designated officer) came",
                "The NHS helped.",
                "-- A parent",
                "The NHS (National Health Service) sent a GP (general practitioner) to us.",
            ]
        );
    }

    #[test]
    fn meanings_stand_in_brackets_as_words_of_the_sentence() {
        for (text, expected) in [
            ("National Health Service.", "National Health Service"),
            ("The National Health Service.", "National Health Service"),
            ("General practitioner, a family doctor.", "general practitioner, a family doctor"),
            ("Television.", "television"),
            ("Member of Parliament.", "Member of Parliament"),
        ] {
            assert_eq!(meaning(text), expected);
        }
        assert_eq!(of_term("MASH", "The front door."), Some(("MASH".to_owned(), "front door".to_owned())));
        assert_eq!(
            of_term("Designated officer (LADO)", "An officer."),
            Some(("LADO".to_owned(), "designated officer".to_owned()))
        );
        assert_eq!(of_term("Front door", "Where anyone can turn."), None);
    }
}
