//! The PDF is read back, and its content compared with the document.

mod reading;
mod setting;
mod shape;
mod stress;

use crate::document::{Document, sample};
use crate::theme::Theme;

fn theme() -> Theme {
    Theme::shipped().expect("the shipped theme")
}

fn rendered(document: &Document) -> Vec<u8> {
    super::render(document, &theme()).expect("the document renders")
}

/// A document with a title and nothing else.
fn bare() -> Document {
    let mut document = sample();
    document.masthead.clear();
    document.opening.clear();
    document.sections.clear();
    document.colophon.clear();
    document.attachments.clear();
    document.mark = None;
    document
}

/// Writes every document of these tests into the folder named in `MASA_PDF_OUT`, to be checked by people and other programs.
#[test]
#[ignore = "writes files for people and other programs to look at"]
fn write_all() {
    let Ok(folder) = std::env::var("MASA_PDF_OUT") else { return };
    let documents = [
        ("sample", sample()),
        ("bare", bare()),
        ("hard", stress::hard_cases()),
        ("odd", stress::odd_names()),
        ("scripts", stress::all_scripts()),
        ("sections", stress::many_sections()),
        ("long", stress::long_document()),
    ];
    for (name, document) in documents {
        std::fs::write(format!("{folder}/{name}.pdf"), rendered(&document)).expect("can be written");
    }
}
