//! A partnership's own text, inserted into a document at named places.
//!
//! The input is a document and Markdown for some of its places. The text becomes part of the document, so both outputs show it.
//! The places are `opening` (at the end of the cover), `before-CHAPTER` (under the heading of a chapter, before its first
//! words), `after-CHAPTER` (at its end) and `colophon` (at the foot). A chapter is named by its anchor.

use super::{Attachment, Block, Document, Inline, Section, prose};

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// On the cover, after everything else.
    Opening,
    /// At the start of the chapter with this anchor.
    Before(String),
    /// At the end of the chapter with this anchor.
    After(String),
    /// At the foot of the document.
    Colophon,
}

impl Slot {
    /// The place with this name; `None` when no document can have it.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "opening" => Some(Self::Opening),
            "colophon" => Some(Self::Colophon),
            _ => match (name.strip_prefix("before-"), name.strip_prefix("after-")) {
                (Some(anchor), _) => Some(Self::Before(anchor.to_owned())),
                (_, Some(anchor)) => Some(Self::After(anchor.to_owned())),
                (None, None) => None,
            },
        }
    }
}

impl std::fmt::Display for Slot {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::Opening => formatter.write_str("opening"),
            Self::Before(anchor) => write!(formatter, "before-{anchor}"),
            Self::After(anchor) => write!(formatter, "after-{anchor}"),
            Self::Colophon => formatter.write_str("colophon"),
        }
    }
}

/// Every place of a document, in document order.
pub fn slots(document: &Document) -> Vec<Slot> {
    let chapters = document.sections.iter().map(|section| section.anchor.clone());
    let around = chapters.flat_map(|anchor| [Slot::Before(anchor.clone()), Slot::After(anchor)]);
    std::iter::once(Slot::Opening).chain(around).chain(std::iter::once(Slot::Colophon)).collect()
}

/// Inserts blocks into a document; those for the same place keep the order given. Blocks for a place that the document does not
/// have are left out, and their places returned.
pub fn insert(document: &mut Document, inserts: &[(Slot, Vec<Block>)]) -> Vec<Slot> {
    let mut left_out = Vec::new();
    // An insert at the start of a chapter goes before earlier inserts there, so the last one is inserted first.
    for (slot, blocks) in inserts.iter().rev() {
        if let Slot::Before(anchor) = slot
            && let Some(chapter) = document.sections.iter_mut().find(|chapter| chapter.anchor == *anchor)
        {
            chapter.blocks.splice(0..0, blocks.iter().cloned());
        }
    }
    for (slot, blocks) in inserts {
        match slot {
            Slot::Opening => document.opening.extend(blocks.iter().cloned()),
            Slot::Colophon => blocks.iter().for_each(|block| lines(block, &mut document.colophon)),
            Slot::Before(anchor) | Slot::After(anchor) => {
                let Some(chapter) = document.sections.iter_mut().find(|chapter| chapter.anchor == *anchor) else {
                    left_out.push(slot.clone());
                    continue;
                };
                if matches!(slot, Slot::After(_)) {
                    append(chapter, blocks);
                }
            }
        }
    }
    left_out
}

/// Adds blocks at the end of the last section of a chapter.
fn append(section: &mut Section, blocks: &[Block]) {
    match section.sections.last_mut() {
        Some(inner) => append(inner, blocks),
        None => section.blocks.extend(blocks.iter().cloned()),
    }
}

/// The foot of a document consists of lines: each paragraph is one line, wherever it is in the blocks.
fn lines(block: &Block, colophon: &mut Vec<Vec<Inline>>) {
    match block {
        Block::Paragraph(words) => colophon.push(words.clone()),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| lines(block, colophon)),
        Block::Notice { blocks, .. } | Block::Quote { blocks, .. } => blocks.iter().for_each(|block| lines(block, colophon)),
        // Markdown read by `prose` never has these blocks.
        Block::Facts(_) | Block::Figures(_) | Block::Table(_) | Block::Chart(_) => {}
    }
}

/// The name of the embedded file that holds the inserts.
pub const ADDITIONS: &str = "additions.json";

/// The inserts as a file to embed: the Markdown by the name of its place. The data of a document does not hold this text, so a
/// program that compares document and data needs it.
pub fn additions(inserts: &[(String, String)]) -> Vec<u8> {
    let map: serde_json::Map<String, serde_json::Value> =
        inserts.iter().map(|(slot, markdown)| (slot.clone(), serde_json::Value::from(markdown.as_str()))).collect();
    serde_json::Value::Object(map).to_string().into_bytes()
}

/// The key for the words of a logo in such a file. It is not a place of the document.
pub const LOGO: &str = "logo";

/// The words of the logo; `None` when such a file has none.
pub fn logo_words(additions: &[u8]) -> Option<String> {
    let map: serde_json::Value = serde_json::from_slice(additions).ok()?;
    map.get(LOGO)?.as_str().map(str::to_owned)
}

/// Inserts the text of such a file into a document and embeds the file in it. Returns the names of the places used. When the
/// file is not of this kind, returns no names and leaves the document unchanged.
pub fn lay_in(document: &mut Document, additions: &[u8]) -> Option<Vec<String>> {
    let map: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(additions).ok()?;
    let mut inserts = Vec::new();
    for (name, markdown) in map.iter().filter(|(name, _)| *name != LOGO) {
        inserts.push((Slot::named(name)?, prose(markdown.as_str()?)));
    }
    insert(document, &inserts);
    document.attachments.push(Attachment {
        name: ADDITIONS.to_owned(),
        media_type: "application/json".to_owned(),
        description: "Words of the partnership's own that stand in this report beside its data".to_owned(),
        bytes: additions.to_vec(),
    });
    Some(map.keys().filter(|name| *name != LOGO).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{outline, sample};

    fn text(blocks: &[Block]) -> String {
        format!("{blocks:?}")
    }

    #[test]
    fn inserts_stand_at_their_places_and_change_no_outline() {
        let mut document = sample();
        let before = outline(&document);
        let inserts = [
            ("opening", "On the cover."),
            ("before-finance", "First words."),
            ("before-finance", "Second words."),
            ("after-finance", "Last words.\n\n# No heading"),
            ("after-summary", "Below."),
            ("colophon", "- one\n- two"),
            ("before-young-people", "For another edition."),
        ];
        let inserts = inserts.map(|(slot, text)| (Slot::named(slot).expect("a place"), prose(text)));
        let left_out = insert(&mut document, &inserts);
        assert_eq!(left_out, [Slot::Before("young-people".to_owned())]);
        assert_eq!(outline(&document), before);
        assert!(text(&document.opening).contains("On the cover."));
        let finance = document.sections.iter().find(|section| section.anchor == "finance").expect("it is there");
        assert!(text(&finance.blocks[..1]).contains("First") && text(&finance.blocks[1..2]).contains("Second"));
        assert!(text(&finance.sections.last().expect("it has sections").blocks).contains("Last words."));
        assert_eq!(document.colophon.len(), sample().colophon.len() + 2);
        assert_eq!(slots(&document).first(), Some(&Slot::Opening));
        assert_eq!(slots(&document).len(), 2 + 2 * document.sections.len());
    }

    #[test]
    fn what_was_laid_in_is_carried_so_that_it_can_be_laid_in_again() {
        let (mut once, mut again) = (sample(), sample());
        let file = additions(&[("opening".to_owned(), "Words.".to_owned()), ("colophon".to_owned(), "More.".to_owned())]);
        assert_eq!(lay_in(&mut once, &file), Some(vec!["opening".to_owned(), "colophon".to_owned()]));
        let carried = once.attachments.iter().find(|file| file.name == ADDITIONS).expect("it is carried").bytes.clone();
        lay_in(&mut again, &carried);
        assert_eq!(once, again);
        for broken in ["", "[]", "{\"nowhere\": \"x\"}", "{\"opening\": 1}"] {
            assert_eq!(lay_in(&mut sample(), broken.as_bytes()), None, "{broken}");
        }
    }
}
