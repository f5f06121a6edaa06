//! Reads a PDF back: its words in reading order, what is drawn but not read out, and the files it carries.
//!
//! A file may be damaged or malicious. Every stream is read up to a limit, every tree to a depth and only once. What cannot be
//! read is left out, and shows up as missing words.

mod file;
mod fonts;
mod page;
mod structure;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::words::Piece;
use file::{MOST_BYTES, dictionary, name, string};
pub use structure::CONTENTS;

/// A PDF as read back.
#[derive(Debug, Default)]
pub struct Pdf {
    /// Text that is read out, in reading order.
    pub pieces: Vec<Piece>,
    /// Text that is drawn but not read out: running heads, repeated headers.
    pub apart: Vec<Piece>,
    /// Text that is drawn and is neither.
    pub loose: Vec<Piece>,
    /// Document properties: title, author, bookmarks.
    pub about: Vec<Piece>,
    /// Links and other annotations, page by page.
    pub annotations: Vec<Piece>,
    /// A digest of how each page is drawn: equal for pages that are drawn the same.
    pub drawn: Vec<String>,
    /// The operators and kinds of objects that pages are drawn with.
    pub means: std::collections::BTreeSet<String>,
    /// The files it carries: the name, and the bytes or the reason why they cannot be read.
    pub files: Files,
}

/// Reads a PDF.
///
/// # Errors
/// When it cannot be opened: the reason in words.
pub fn read(bytes: &[u8]) -> Result<Pdf, String> {
    let file = opened(bytes)?;
    let catalog = file.catalog().map_err(|_| NO_CATALOGUE.to_owned())?;
    let sheets: Vec<ObjectId> = file.page_iter().collect();
    let numbers: BTreeMap<ObjectId, usize> = sheets.iter().zip(1..).map(|(id, number)| (*id, number)).collect();
    let mut pdf = Pdf { files: file::carried(&file, catalog), ..Pdf::default() };
    let mut marks = BTreeMap::new();
    let mut fonts = fonts::Fonts::default();
    for (number, sheet) in (1..).zip(&sheets) {
        let drawn = page::read(&file, *sheet, &mut fonts);
        for (mark, text) in drawn.marks {
            marks.insert((number, mark), text);
        }
        let piece = |text: String| Piece { text, page: Some(number), ..Piece::default() };
        pdf.apart.extend(drawn.apart.into_iter().map(piece));
        pdf.loose.extend(drawn.loose.into_iter().map(piece));
        pdf.annotations.extend(annotations(&file, *sheet, &numbers).into_iter().map(piece));
        pdf.means.extend(drawn.means);
        pdf.drawn.push(drawn.digest);
    }
    let (pieces, left) = structure::read(&file, catalog, &numbers, marks);
    pdf.pieces = pieces;
    pdf.loose.extend(left);
    pdf.about = about(&file, catalog);
    for (key, _) in catalog {
        pdf.means.insert(format!("catalogue {}", String::from_utf8_lossy(key)));
    }
    Ok(pdf)
}

/// The files a PDF carries.
type Files = Vec<(String, Result<Vec<u8>, String>)>;

/// The files a PDF carries, without reading its words.
///
/// # Errors
/// As [`read`].
pub fn files(bytes: &[u8]) -> Result<Files, String> {
    let file = opened(bytes)?;
    let catalog = file.catalog().map_err(|_| NO_CATALOGUE.to_owned())?;
    Ok(file::carried(&file, catalog))
}

const NO_CATALOGUE: &str = "it cannot be read as a PDF; its catalogue is missing";

fn opened(bytes: &[u8]) -> Result<Document, String> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_BYTES), ..LoadOptions::default() };
    let file = Document::load_mem_with_options(bytes, options)
        .map_err(|_| "it cannot be read as a PDF; it may be damaged or cut short".to_owned())?;
    if file.is_encrypted() || file.was_encrypted() {
        return Err("it is encrypted; what this tool makes never is".to_owned());
    }
    Ok(file)
}

/// The links and other annotations of a page, in words.
fn annotations(file: &Document, sheet: ObjectId, numbers: &BTreeMap<ObjectId, usize>) -> Vec<String> {
    let Some(entries) =
        file.get_dictionary(sheet).ok().and_then(|page| file::value(file, page, b"Annots")).and_then(|list| list.as_array().ok())
    else {
        return Vec::new();
    };
    let words = |entry: &Object| {
        let Some(annotation) = dictionary(file, entry) else { return "something that cannot be read".to_owned() };
        let kind = file::value(file, annotation, b"Subtype").and_then(name).unwrap_or_default();
        let mut text = format!("[{kind}]");
        for key in [b"Contents".as_slice(), b"T", b"RC", b"V"] {
            if let Some(words) = file::value(file, annotation, key).and_then(string) {
                text.push_str(&format!(" {words}"));
            }
        }
        if let Some(action) = file::value(file, annotation, b"A").and_then(|action| dictionary(file, action)) {
            let kind = file::value(file, action, b"S").and_then(name).unwrap_or_default();
            let address = file::value(file, action, b"URI").and_then(string).unwrap_or_default();
            text.push_str(&format!(" ‹{kind} {address}›"));
        }
        let target = file::value(file, annotation, b"Dest").and_then(|target| target.as_array().ok()).and_then(|to| to.first());
        if let Some(page) = target.and_then(|page| page.as_reference().ok()).and_then(|id| numbers.get(&id)) {
            text.push_str(&format!(" ‹page {page}›"));
        }
        for key in [b"AP".as_slice(), b"AA", b"Popup"] {
            if annotation.has(key) {
                text.push_str(&format!(" ‹{}›", String::from_utf8_lossy(key)));
            }
        }
        text
    };
    entries.iter().map(words).collect()
}

/// The document properties and bookmarks.
fn about(file: &Document, catalog: &Dictionary) -> Vec<Piece> {
    let mut texts = Vec::new();
    if let Some(info) = file.trailer.get(b"Info").ok().and_then(|info| dictionary(file, info)) {
        for key in [b"Title".as_slice(), b"Author", b"Subject", b"Keywords"] {
            texts.extend(file::value(file, info, key).and_then(string));
        }
    }
    if let Some(language) = file::value(file, catalog, b"Lang").and_then(string) {
        texts.push(language);
    }
    let mut next = file::value(file, catalog, b"Outlines")
        .and_then(|root| dictionary(file, root))
        .and_then(|root| root.get(b"First").ok())
        .and_then(|first| first.as_reference().ok());
    let mut waiting: Vec<ObjectId> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    while let Some(id) = next.take().or_else(|| waiting.pop()) {
        let Some(entry) = seen.insert(id).then(|| file.get_dictionary(id).ok()).flatten() else { continue };
        texts.extend(file::value(file, entry, b"Title").and_then(string));
        let link = |key: &[u8]| entry.get(key).ok().and_then(|to| to.as_reference().ok());
        waiting.extend(link(b"Next"));
        next = link(b"First");
    }
    texts.into_iter().map(|text| Piece { text, ..Piece::default() }).collect()
}
