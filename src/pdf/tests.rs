//! The PDF read back by another reader of the format.

use crate::document::sample;
use crate::theme::{DEFAULT, Theme};

/// Writes the sample to the place named in `MASA_PDF_OUT`, to be looked at and judged by other programs.
#[test]
#[ignore = "writes a file for people and other programs to look at"]
fn write_the_sample() {
    let Ok(place) = std::env::var("MASA_PDF_OUT") else { return };
    let theme = Theme::read(DEFAULT).expect("the shipped theme");
    std::fs::write(place, super::render(&sample(), &theme).expect("the sample renders")).expect("can be written");
}
