//! The published document as a tree of meaning: headings, paragraphs, lists, tables, charts, notices. No raw HTML, no points,
//! no fonts.
//!
//! Both outputs are made from this tree alone, so they cannot disagree. The types make it impossible to write inaccessible
//! content: the level of a heading is its depth, a table has a caption and headers, and a chart has a summary and its data.
//! Numbers are already text here; a renderer formats nothing.

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
    /// The publisher, given as the author in the metadata.
    pub author: String,
    /// A description in one line, for the metadata.
    pub subject: String,
    /// Keywords for the metadata.
    pub keywords: Vec<String>,
    /// The readers it is for, as one word of small letters and hyphens: `full`, `summary`, `young-people`. Outputs may look
    /// different for some of them.
    pub edition: String,
    /// The language of the text as a language tag, for example `en-GB`.
    pub language: String,
    /// The date of creation for the metadata, for example `2027-06-30`. It never comes from the clock.
    pub prepared_on: Option<String>,
    /// A word printed on every page of a document that is not final, for example `Draft`.
    pub mark: Option<String>,
    /// Labels and values on the cover, or under the title at the top of the first page.
    pub masthead: Vec<(String, Vec<Inline>)>,
    /// Blocks on the cover under the masthead, for example why the document is a draft.
    pub opening: Vec<Block>,
    /// The chapters. Each is a heading of level 2.
    pub sections: Vec<Section>,
    /// The foot of the document: licence and digest.
    pub colophon: Vec<Vec<Inline>>,
    /// The digest of the data the document was made from, short enough to read out. It is in the metadata and in running
    /// footers.
    pub digest: Option<String>,
    /// How long the document is.
    pub length: Length,
    /// Files embedded in the outputs.
    pub attachments: Vec<Attachment>,
}

impl Document {
    /// The edition of a document that does not name one.
    pub const FULL: &str = "full";
}

/// How long a document is. This decides what comes before the first chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Length {
    /// A long document: it has a cover, a table of contents, and a link back to the contents at the end of every chapter.
    #[default]
    Book,
    /// A few pages: the title is at the top of the first page, and there are no contents.
    Brief,
}

/// A heading and its content.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// The anchor, unique in the document: small letters, digits, hyphens.
    pub anchor: String,
    /// The heading.
    pub title: String,
    /// The blocks under the heading, before the first heading below it.
    pub blocks: Vec<Block>,
    /// The sections below it, one level deeper.
    pub sections: Vec<Section>,
}

impl Section {
    /// A section without content.
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
    /// Labels, each with its value.
    Facts(Vec<(String, Vec<Inline>)>),
    /// Key figures, each large enough to be seen at a glance.
    Figures(Vec<KeyFigure>),
    /// A table of data.
    Table(Table),
    /// A chart, with its summary and its data.
    Chart(Chart),
    /// A notice, shown separately from the text.
    Notice {
        /// Why it is shown separately.
        kind: NoticeKind,
        /// Its first line, which is not a heading of the outline.
        title: String,
        /// Its text.
        blocks: Vec<Block>,
    },
    /// A quotation.
    Quote {
        /// The words.
        blocks: Vec<Block>,
        /// The person or group quoted.
        source: String,
    },
}

/// A key figure with its comparisons. It is read in this order: label, value, each comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// What the figure counts, in a few words: "Children in need". It may be a link to the part of the report that says more.
    pub label: Vec<Inline>,
    /// The figure as it is printed: "3,214", "£2.4 million".
    pub value: String,
    /// Comparisons, a few words each: "3,102 last year", "England 3 in 100".
    pub compared: Vec<String>,
}

/// The kind of a notice. It is also given in words, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Useful information.
    Note,
    /// A key figure or message.
    Highlight,
    /// A warning: something is missing, or must be known before reading on.
    Warning,
}

impl NoticeKind {
    /// The word both outputs put before the title of a notice.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Highlight => "Key point",
            Self::Warning => "Warning",
        }
    }
}

/// A file embedded in the outputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file name: `return.json`.
    pub name: String,
    /// The media type, for example `application/json`.
    pub media_type: String,
    /// A description of the file.
    pub description: String,
    /// The bytes of the file, unchanged.
    pub bytes: Vec<u8>,
}

impl Block {
    /// A paragraph of plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Inline::Text(text.into())])
    }
}
