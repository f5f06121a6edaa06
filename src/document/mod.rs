//! The published document as a tree of meaning: headings, paragraphs, lists, tables, charts, notices. No raw HTML, no points,
//! no fonts.
//!
//! Both outputs are made from this tree alone, so they cannot disagree. The types make what is inaccessible unwritable: a
//! heading's level is its depth, a table has a caption and headers, a chart has a summary and its data. Numbers are text here
//! already; a renderer formats nothing.

mod inline;
mod insert;
mod outline;
mod prose;
mod sample;
mod table;

pub use inline::{Inline, Target, plain};
pub use insert::{ADDITIONS, LOGO, Slot, additions, insert, lay_in, logo_words, slots};
pub use outline::outline;
pub use prose::prose;
pub use sample::sample;
pub use table::{Align, Cell, Column, Row, RowKind, Table};

use crate::chart::Chart;

/// A whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The title: the only heading of level 1, and the title in the metadata of both outputs.
    pub title: String,
    /// A line under the title.
    pub subtitle: String,
    /// A short title for running footers.
    pub short_title: String,
    /// Who publishes it: the author in the metadata.
    pub author: String,
    /// What it is about, in one line, for the metadata.
    pub subject: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Which readers it is for, in one word of small letters and hyphens: `full`, `summary`, `young-people`. Outputs may look
    /// different for some.
    pub edition: String,
    /// The language of the text, as `en-GB`.
    pub language: String,
    /// The day the metadata gives as the day of making, as `2027-06-30`. Never the clock's.
    pub prepared_on: Option<String>,
    /// A word that marks every page when the document is not final: `Draft`.
    pub mark: Option<String>,
    /// What stands on the cover or at the head of the page under the title: label and value.
    pub masthead: Vec<(String, Vec<Inline>)>,
    /// What stands on the cover under the masthead: why the document is a draft, say.
    pub opening: Vec<Block>,
    /// The chapters. Each is a heading of level 2.
    pub sections: Vec<Section>,
    /// What stands at the foot of the page: licence and digest.
    pub colophon: Vec<Vec<Inline>>,
    /// The digest of the data it was made from, short enough to be read out: in the metadata, and in running footers.
    pub digest: Option<String>,
    /// How much there is of it.
    pub length: Length,
    /// Files carried inside the outputs.
    pub attachments: Vec<Attachment>,
}

impl Document {
    /// The edition of a document that has no other.
    pub const FULL: &str = "full";
}

/// How much there is of a document. It decides what stands before the first chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Length {
    /// One to find one's way in: a cover, a table of contents, a way back to it from the end of every chapter.
    #[default]
    Book,
    /// A few pages: the title at the head of the first, and no contents.
    Brief,
}

/// A heading and what belongs under it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// The anchor, unique in the document: small letters, digits, hyphens.
    pub anchor: String,
    /// The heading.
    pub title: String,
    /// What stands under the heading, before the first heading below it.
    pub blocks: Vec<Block>,
    /// The sections below it, one level deeper.
    pub sections: Vec<Section>,
}

impl Section {
    /// A section with nothing in it yet.
    pub fn new(anchor: impl Into<String>, title: impl Into<String>) -> Self {
        Self { anchor: anchor.into(), title: title.into(), ..Self::default() }
    }
}

/// A block of the document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; each entry holds blocks, lists among them.
    List {
        /// Whether the order matters: numbers instead of bullets.
        ordered: bool,
        /// The entries.
        items: Vec<Vec<Block>>,
    },
    /// Labels, each with what it stands for.
    Facts(Vec<(String, Vec<Inline>)>),
    /// Key figures, each large enough to be found at a glance.
    Figures(Vec<KeyFigure>),
    /// A table of data.
    Table(Table),
    /// A chart, with its summary and its data.
    Chart(Chart),
    /// Something set apart.
    Notice {
        /// Why it is set apart.
        kind: NoticeKind,
        /// Its first line; not a heading of the outline.
        title: String,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// Somebody's own words.
    Quote {
        /// The words.
        blocks: Vec<Block>,
        /// Whose they are.
        source: String,
    },
}

/// A figure that matters, with what it is compared with. It is said as its label, its value, then each comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// What it counts, in a few words: "Children in need". May be a link to where the report says more.
    pub label: Vec<Inline>,
    /// The figure as it is printed: "3,214", "£2.4 million".
    pub value: String,
    /// What it is compared with, a few words each: "3,102 last year", "England 3 in 100".
    pub compared: Vec<String>,
}

/// Why a notice is set apart. The kind is said in words too, never in colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something good to know.
    Note,
    /// A key figure or message.
    Highlight,
    /// Something is missing or must be known before reading on.
    Warning,
}

impl NoticeKind {
    /// The word both outputs say before the title of a notice.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Highlight => "Key point",
            Self::Warning => "Warning",
        }
    }
}

/// A file carried inside the outputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file name: `return.json`.
    pub name: String,
    /// The media type: `application/json`.
    pub media_type: String,
    /// What it is, in words.
    pub description: String,
    /// The bytes, exactly.
    pub bytes: Vec<u8>,
}

impl Block {
    /// A paragraph of plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Inline::Text(text.into())])
    }
}
