//! The code for files that do not agree.

use crate::finding::Level;
use crate::read::Entry;

/// Files of one return say different things.
pub const NOT_THE_SAME: &str = "PUB-012";

/// Every code for comparing files.
pub fn catalogue() -> &'static [Entry] {
    &[Entry {
        code: NOT_THE_SAME,
        level: Level::Error,
        title: "Files of one return do not say the same",
        explanation: "The page, the PDF and the data were made from different versions of the return, or one of them was changed after it was made: the words a reader sees are not the words of the data it carries, or its printed digest is not theirs. A councillor would read one thing while the department counts another. Render all of them again from the return that was signed, and publish them together.",
    }]
}
