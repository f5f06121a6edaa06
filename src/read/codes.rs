//! The codes of the reader's findings. A code never changes, but its level may.

use crate::finding::{FieldPath, Finding, Level, Place, Span};

/// A code of the reader, as `explain` and the page of all checks show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: &'static str,
    /// How serious a finding with this code is.
    pub level: Level,
    /// What it is about, in one line.
    pub title: &'static str,
    /// What the code means and what to do, as `explain` prints it.
    pub explanation: &'static str,
}

/// Every code of the reader.
pub fn catalogue() -> &'static [Entry] {
    CATALOGUE
}

pub(super) const TOO_LARGE: &str = "REA-001";
pub(super) const NOT_TEXT: &str = "REA-002";
pub(crate) const OLD_ENCODING: &str = "REA-003";
pub(super) const INDENTATION: &str = "REA-004";
pub(super) const SYNTAX: &str = "REA-005";
pub(super) const DOCUMENTS: &str = "REA-006";
pub(super) const SHORTHAND: &str = "REA-007";
pub(super) const TOO_DEEP: &str = "REA-008";
pub(super) const KEY_NOT_TEXT: &str = "REA-009";
pub(crate) const EMPTY: &str = "REA-010";
pub(crate) const CUT_TEXT: &str = "REA-011";
pub(crate) const UNKNOWN_FILE: &str = "REA-012";
pub(super) const NOT_JSON: &str = "REA-013";
pub(super) const NO_KEYS: &str = "REA-014";
pub(super) const MORE: &str = "REA-080";
pub(super) const OURS: &str = "REA-090";
pub(super) const UNKNOWN_KEY: &str = "FRM-001";
pub(super) const NOT_ANSWERED: &str = "FRM-002";
pub(super) const WRONG_KIND: &str = "FRM-003";
pub(super) const NOT_A_CHOICE: &str = "FRM-004";
pub(super) const WRONG_FORM: &str = "FRM-005";
pub(super) const OUT_OF_RANGE: &str = "FRM-006";
pub(super) const TWICE: &str = "FRM-007";

/// A finding of the reader at one place, at the level its code has.
pub(super) fn finding(code: &str, path: FieldPath, span: Option<Span>, message: String, help: String) -> Finding {
    let level = CATALOGUE.iter().find(|entry| entry.code == code).map_or(Level::Error, |entry| entry.level);
    let mut finding = Finding::new(code, level, path, message, help);
    if let Some(place) = finding.places.first_mut() {
        place.span = span;
    }
    finding
}

/// A related place for a finding.
pub(super) fn place(path: FieldPath, span: Option<Span>, note: &str) -> Place {
    Place { path, span, note: note.to_owned() }
}

const fn error(code: &'static str, title: &'static str, explanation: &'static str) -> Entry {
    Entry { code, level: Level::Error, title, explanation }
}

const fn query(code: &'static str, title: &'static str, explanation: &'static str) -> Entry {
    Entry { code, level: Level::Query, title, explanation }
}

const CATALOGUE: &[Entry] = &[
    error(
        TOO_LARGE,
        "The file is too large",
        "A return is text and stays far below 5 MB. A larger file is most likely another file, or holds the same text many times over.",
    ),
    error(
        NOT_TEXT,
        "The file is not plain text",
        "The file holds characters that no text has. Word documents, spreadsheets and PDFs cannot be read: save the return as plain text, in the encoding UTF-8.",
    ),
    query(
        OLD_ENCODING,
        "The file is saved in an old Windows encoding",
        "The file was read as Windows-1252, which may have turned some characters into others. Check names with accents, dashes and pound signs, and save the file as UTF-8.",
    ),
    error(
        INDENTATION,
        "A line is indented with something other than spaces",
        "How far a line is indented says what it belongs to, and only spaces can say so: a tab or a non-breaking space has no width of its own. Replace each with spaces, two for each step.",
    ),
    error(
        SYNTAX,
        "A line cannot be read",
        "The line does not follow the way a return is written: a key, a colon, a space and the answer; or a dash, a space and an entry of a list. Text that begins with one of the characters [ ] { } * & ! | > % @ ` # or holds a colon followed by a space must stand in quotes.",
    ),
    error(
        DOCUMENTS,
        "The file holds several documents",
        "A line of three dashes begins a new document. A return is one document: take the line out, or move what stands below it to a file of its own.",
    ),
    error(
        SHORTHAND,
        "The file uses a shorthand of YAML",
        "Anchors (&name), references to them (*name), tags (!name) and merges (<<) are not read, because people who read the file would not see what stands there. Write the text out; put text that begins with one of these characters in quotes.",
    ),
    error(
        TOO_DEEP,
        "Groups stand inside groups too deeply",
        "No part of a return goes deeper than a few steps. More than 64 are a slip of brackets or dashes.",
    ),
    error(
        KEY_NOT_TEXT,
        "A key is not text",
        "What stands before a colon is the name of a field. A list or a group cannot be a name.",
    ),
    error(EMPTY, "There is nothing in the file", "The file or folder holds no answer at all."),
    query(
        CUT_TEXT,
        "Text is cut at a #",
        "A # after a space begins a remark, which is not read. If what follows belongs to the answer, put the whole answer in quotes.",
    ),
    error(
        UNKNOWN_FILE,
        "The file is no part of the form",
        "In a folder each file is named for the part of the form it holds and has what stands under that key; return.yaml holds the keys at the top.",
    ),
    error(
        NOT_JSON,
        "The file is not JSON",
        "A file whose name ends in .json must be JSON as the standard has it: keys and text in double quotes, no comma after the last entry, no remarks.",
    ),
    error(
        NO_KEYS,
        "The file has no keys at the top",
        "At the top of a return stand its parts, each a key with a colon. Text or a list cannot stand there.",
    ),
    error(MORE, "There are more findings than are shown", "Mend what is shown and check again."),
    error(
        OURS,
        "The tool could not take over an answer that the form allows",
        "This is a fault of the tool and not of the return. Please report it with the line it names.",
    ),
    error(
        UNKNOWN_KEY,
        "The form does not know this key",
        "The name of a field must be written as the form has it. An unknown one is not read, so its answer would be lost.",
    ),
    error(
        NOT_ANSWERED,
        "What is asked for is not answered",
        "The form asks for this field. A key with nothing after it counts as not answered. `masa-return explain` with the way to the field, such as `masa-return explain governance`, says what it asks and how to write it.",
    ),
    error(
        WRONG_KIND,
        "The answer is of another kind",
        "The form asks for one kind of answer, such as a list, a group of keys, a number or true or false, and another stands there. `masa-return explain` with the way to the field, such as `masa-return explain governance`, shows how to write it.",
    ),
    error(
        NOT_A_CHOICE,
        "The answer is not one of the choices",
        "The form asks to choose from a list of codes. They are written exactly as listed.",
    ),
    error(
        WRONG_FORM,
        "The answer is not written in the right form",
        "Dates, years, amounts, ids and addresses are written in one way only, so that everyone reads the same.",
    ),
    error(OUT_OF_RANGE, "The answer is too large, too small, too long or too short", "The form sets a limit here."),
    error(
        TWICE,
        "Something is given twice",
        "Only one of the two can count. Delete the wrong one: until then the first is read, and what is checked rests on it.",
    ),
];
