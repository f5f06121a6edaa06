//! Turns a document and a theme into an accessible PDF: PDF/UA-1 and PDF/A-3a in one file.
//!
//! The steps are these. `guard` checks the document. `layout` makes a display list (`display`), in which everything drawn has
//! an owner, and the structure of those owners (`structure`). `content` makes printpdf write pages and fonts. `tagging`,
//! `outline` and `metadata` add structure, bookmarks and metadata to printpdf's object graph before it is saved. The same
//! document and theme give the same bytes: no clock and no random number is used. `ua1.md` in this folder lists the clauses of
//! the standard and how each is met.
//!
//! Deliberately left out: images other than the logo, footnotes, hyphenation, text from right to left. A character that no
//! default font has is drawn as an open square that is still read and copied as the character.

mod colour_profile;
mod content;
mod display;
mod fonts;
mod guard;
mod layout;
mod metadata;
mod outline;
mod structure;
mod tagging;
#[cfg(test)]
mod tests;
mod word;

use lopdf::{Object, StringFormat};
use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::error::Error;
use crate::theme::Theme;
use metadata::fault;

/// Writes a document as the bytes of a PDF file.
///
/// # Errors
/// When the document lacks what an accessible PDF must have: a title, a language, a summary of every chart, headers in every
/// table, links with valid targets.
pub fn render(document: &Document, theme: &Theme) -> Result<Vec<u8>, Error> {
    guard::check(document)?;
    let mut fonts = fonts::Fonts::new(theme)?;
    let laid_out = layout::layout(document, theme, &mut fonts);
    let mut pdf = content::draw(&laid_out, &fonts, theme, &document.title)?;
    drop(fonts);
    let display::Layout { pages, tree, outline } = laid_out;
    let sheet = |(id, page): (_, &display::Page)| tagging::Sheet { id, height: page.orientation.height() };
    let sheets: Vec<tagging::Sheet> = pdf.page_iter().zip(&pages).map(sheet).collect();
    let areas: Vec<_> = pages.into_iter().map(|page| page.links).collect();
    let structure = tagging::write(&mut pdf, &tree, &areas, &sheets)?;
    let outline = outline::write(&mut pdf, &outline, &tree, &sheets)?;
    metadata::write(&mut pdf, document, structure, outline)?;
    drop(tree);
    save(pdf)
}

/// Saves the file and gives it an identifier computed from all of its bytes.
fn save(mut pdf: lopdf::Document) -> Result<Vec<u8>, Error> {
    pdf.version = "1.7".to_owned();
    let blank = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![blank.clone(), blank]);
    pdf.compress();
    pdf.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()).try_for_each(end_plainly)?;
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).map_err(|_| fault())?;

    let digest = Sha256::digest(&bytes);
    let identity: String = digest.iter().take(16).map(|byte| format!("{byte:02X}")).collect();
    let blank = "0".repeat(32);
    for _ in 0..2 {
        let at = bytes.windows(blank.len()).rposition(|window| window == blank.as_bytes()).ok_or_else(fault)?;
        bytes.get_mut(at..at + blank.len()).ok_or_else(fault)?.copy_from_slice(identity.as_bytes());
    }
    Ok(bytes)
}

/// The standard allows a line end between a stream and its end marker. When the stream itself ends in a line end, only its
/// length shows the difference, and some checkers ignore the length. Such a stream is written uncompressed, and in hexadecimal
/// digits when that does not help.
fn end_plainly(stream: &mut lopdf::Stream) -> Result<(), Error> {
    let ends_in_return = |stream: &lopdf::Stream| stream.content.last() == Some(&b'\r');
    if ends_in_return(stream) && stream.is_compressed() {
        stream.decompress().map_err(|_| fault())?;
    }
    if ends_in_return(stream) {
        let digits: String = stream.content.iter().map(|byte| format!("{byte:02x}")).collect();
        stream.set_content(format!("{digits}>").into_bytes());
        stream.dict.set("Filter", "ASCIIHexDecode");
    }
    Ok(())
}
