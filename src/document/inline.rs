//! Words within a block.

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Strong words.
    Strong(Vec<Inline>),
    /// Emphasised words.
    Emphasis(Vec<Inline>),
    /// A link. Its words say where it goes.
    Link {
        /// The target of the link.
        target: Target,
        /// The words of the link.
        text: Vec<Inline>,
    },
}

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A web or mail address.
    Url(String),
    /// The anchor of a section or table of this document.
    Anchor(String),
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The words without links and emphasis, for outlines, descriptions and metadata.
pub fn plain(words: &[Inline]) -> String {
    words
        .iter()
        .map(|word| match word {
            Inline::Text(text) => text.clone(),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => plain(inner),
        })
        .collect()
}
