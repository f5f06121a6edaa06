//! A document and a theme made one HTML page.
//!
//! The page is one file: style, fonts, pictures and data are inside it, and it asks no other machine for anything. It is whole
//! without a script; the one in it, known by its digest, sorts tables and finds words, and the browser is told to run no other. A
//! document can only hold text, so nothing in it becomes markup: every word is escaped.
//!
//! Blocks are made from the inside out. A component of `templates/blocks/` gets a view of its own block in which what lies
//! deeper is finished HTML already; `templates/page.html` gets the page in the same way. The views are made here and hold
//! nothing but text, so a document can change its shape without breaking anybody's templates.

mod blocks;
mod component;
mod judge;
mod page;
mod palette;
mod picture;
mod refusal;
mod script;
mod style;
mod templates;

use crate::document::Document;
use crate::error::Error;
use crate::theme::{Fault, Theme};

/// Makes the page.
///
/// # Errors
/// When a component of the theme is faulty: a document alone cannot be the cause.
pub fn render(document: &Document, theme: &Theme) -> Result<String, Error> {
    let templates = templates::Templates::load(theme).map_err(|fault| Error::new(fault.to_string()))?;
    let page = page::view(document, theme, &templates)?;
    templates.page(&page)
}

/// Every fault that the components of a theme have when this document is shown with them: what they lose of it, and what they
/// bring in.
pub fn faults(document: &Document, theme: &Theme) -> Vec<Fault> {
    judge::faults(document, theme)
}
