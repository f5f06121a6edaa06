//! Turns a document and a theme into one HTML page.
//!
//! The page is one file: style, fonts, pictures and data are inside it, and it requests nothing from another machine. It is
//! complete without a script. Its one script, named by its digest, sorts tables and finds words, and the policy of the page
//! lets the browser run no other. A document can only hold text, and every word is escaped, so nothing in it becomes markup.
//!
//! Blocks are rendered from the inside out. A component of `templates/blocks/` gets a view of its own block in which the inner
//! blocks are already HTML; `templates/page.html` gets the page in the same way. The views are made here and hold only text, so
//! a document can change its shape without breaking a partnership's templates.

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
/// When a component of the theme is faulty. A document alone cannot cause an error.
pub fn render(document: &Document, theme: &Theme) -> Result<String, Error> {
    let templates = templates::Templates::load(theme).map_err(|fault| Error::new(fault.to_string()))?;
    let page = page::view(document, theme, &templates)?;
    templates.page(&page)
}

/// Every fault of the theme's components when they show this document: what they lose of it, and what they add.
pub fn faults(document: &Document, theme: &Theme) -> Vec<Fault> {
    judge::faults(document, theme)
}
