//! Takes out the data that a page or a PDF carries, without judging it.

use super::{Kind, html, is_page, is_pdf, pdf};
use crate::annual_return::report::DATA;

/// The data in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// The file is neither a page nor a PDF.
    None,
    /// The file is a page or PDF without data from this tool.
    Nothing(Kind),
    /// The file should carry data, but they cannot be read: the reason.
    Broken(Kind, String),
    /// The data of a return, exactly as the file carries them.
    Data(Kind, Vec<u8>),
}

/// The data of a return that a page or a PDF carries. This does not look at its words; [`super::open`] compares them with the
/// data.
pub fn carried(bytes: &[u8]) -> Carried {
    let (kind, files) = if is_pdf(bytes) {
        match pdf::files(bytes) {
            Ok(files) => (Kind::Pdf, files),
            Err(why) => return Carried::Broken(Kind::Pdf, why),
        }
    } else if is_page(bytes) {
        match html::read(&String::from_utf8_lossy(bytes)) {
            Some(page) => (Kind::Page, page.files),
            None => return Carried::Broken(Kind::Page, "it is larger than any of ours".to_owned()),
        }
    } else {
        return Carried::None;
    };
    let mut named = files.into_iter().filter(|(name, _)| name == DATA).map(|(_, bytes)| bytes);
    match (named.next(), named.next()) {
        (None, _) => Carried::Nothing(kind),
        (Some(_), Some(_)) => {
            Carried::Broken(kind, format!("it carries two files named {DATA}, and nobody can tell which counts"))
        }
        (Some(Err(why)), None) => Carried::Broken(kind, format!("the {DATA} it carries cannot be read: {why}")),
        (Some(Ok(data)), None) => Carried::Data(kind, data),
    }
}
