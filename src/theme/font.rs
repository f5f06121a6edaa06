//! The fonts of a theme: TrueType files that both outputs can embed.

use ttf_parser::{Face, Permissions, name_id};

use super::faults::{FONT, Fault};

/// A font file that has been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Font {
    /// The file.
    pub file: Vec<u8>,
    /// Its name as a PDF writes it: letters, digits and hyphens.
    pub name: String,
}

/// The fonts of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faces {
    /// Running text.
    pub regular: Font,
    /// Headings.
    pub bold: Font,
    /// Emphasised words. When it is `None`, the regular font is slanted.
    pub italic: Option<Font>,
}

/// The characters a report in English needs. Other characters come from the default fallback font.
const NEEDED: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:!?()[]/%&+-'\"£–—‘’“”•";

impl Font {
    /// Checks a file.
    pub(super) fn read(name: &str, file: &[u8]) -> Result<Self, Fault> {
        let refuse = |message: String, help: &str| Err(Fault::new(FONT, name, message, help));
        let static_file = "use a static TrueType file (.ttf) of this font";
        if file.starts_with(b"OTTO") {
            return refuse(
                "the font has PostScript outlines (OpenType CFF), and those cannot be carried safely by the PDF".to_owned(),
                static_file,
            );
        }
        if file.starts_with(b"wOFF") || file.starts_with(b"wOF2") {
            return refuse("the font is packed for the web (WOFF), which a PDF cannot carry".to_owned(), static_file);
        }
        if file.starts_with(b"ttcf") {
            return refuse("the file is a collection of several fonts".to_owned(), static_file);
        }
        let trouble = "the font cannot be read: the file is damaged, or no TrueType file";
        let Ok(face) = Face::parse(file, 0) else { return refuse(trouble.to_owned(), static_file) };
        if face.tables().glyf.is_none() || face.number_of_glyphs() < 2 {
            return refuse(trouble.to_owned(), static_file);
        }
        if face.is_variable() {
            return refuse(
                "the font is a variable one: a PDF can carry only its default weight, so bold would be lost".to_owned(),
                static_file,
            );
        }
        if matches!(face.permissions(), Some(Permissions::Restricted)) {
            return refuse(
                "the font says that it may not be embedded in documents (fsType 2)".to_owned(),
                "choose a font with an open licence, or ask its maker for a licence to embed and a file that says so",
            );
        }
        let lacking: Vec<String> =
            NEEDED.chars().filter(|letter| face.glyph_index(*letter).is_none()).map(|letter| format!("“{letter}”")).collect();
        if !lacking.is_empty() {
            let shown = lacking.iter().take(8).cloned().collect::<Vec<_>>().join(" ");
            let more = lacking.len().saturating_sub(8);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            return refuse(
                format!("the font lacks characters that every report has: {shown}{more}"),
                "choose a font for running text",
            );
        }
        let named = face.names().into_iter().find(|it| it.name_id == name_id::POST_SCRIPT_NAME && it.is_unicode());
        let named = named.and_then(|it| it.to_string()).unwrap_or_default();
        let plain: String = named.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect();
        Ok(Self { file: file.to_vec(), name: if plain.is_empty() { "Font".to_owned() } else { plain } })
    }
}
