//! The PDF read back: what the file says, held against what the document says.

mod reading;
mod shape;
mod stress;

use crate::document::{Document, sample};
use crate::theme::{DEFAULT, Theme};

fn theme() -> Theme {
    Theme::read(DEFAULT).expect("the shipped theme")
}

fn rendered(document: &Document) -> Vec<u8> {
    super::render(document, &theme()).expect("the document renders")
}

/// A document with nothing in it but its title.
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

/// Writes the sample to the place named in `MASA_PDF_OUT`, to be looked at and judged by other programs.
#[test]
#[ignore = "writes a file for people and other programs to look at"]
fn write_the_sample() {
    let Ok(place) = std::env::var("MASA_PDF_OUT") else { return };
    std::fs::write(place, rendered(&sample())).expect("can be written");
}

/// Writes the document of every hard case to the place named in `MASA_PDF_OUT`.
#[test]
#[ignore = "writes a file for people and other programs to look at"]
fn write_the_hard_cases() {
    let Ok(place) = std::env::var("MASA_PDF_OUT") else { return };
    std::fs::write(place, rendered(&stress::hard_cases())).expect("can be written");
}
