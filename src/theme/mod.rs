//! The look of both outputs: a folder with `theme.toml` (name, logo, colours, type). A partnership can add `extra.css`,
//! replaced components in `blocks/` and inserts in `inserts/`.
//!
//! The input is the files, as names and bytes. The output is a checked theme: its colours have enough contrast on light and
//! dark grounds, both outputs can embed its fonts, its logo is a picture with words, and its style sheet fetches nothing.
//! Anything else is a [`Fault`], with its place and what to do. Whether a replaced component keeps everything it should is
//! checked when the page is made.

mod colour;
pub mod faults;
mod font;
mod logo;
mod palette;
mod settings;
mod style_sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use colour::Colour;
pub use faults::Fault;
pub use font::{Faces, Font};
pub use logo::Logo;
pub use palette::Colours;

use crate::error::Error;
use faults::{FILE, SLOT};

/// The files of a theme: names relative to its folder, such as `blocks/table.html`, with their bytes.
#[derive(Debug, Clone, Default)]
pub struct ThemeFiles(pub BTreeMap<String, Vec<u8>>);

/// A theme of one file: its `theme.toml`.
impl From<&str> for ThemeFiles {
    fn from(toml: &str) -> Self {
        Self(BTreeMap::from([(settings::FILE.to_owned(), toml.as_bytes().to_vec())]))
    }
}

impl From<&String> for ThemeFiles {
    fn from(toml: &String) -> Self {
        Self::from(toml.as_str())
    }
}

/// The typeface of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Type {
    /// The name of the family.
    pub family: String,
    /// Its fonts; `None` when the theme brings none of its own.
    pub faces: Option<Faces>,
}

/// A text file of a theme: a replaced component or an insert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name without folder and extension: `table` for `blocks/table.html`.
    pub name: String,
    /// The name of the file.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// The look of both outputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// The logo.
    pub logo: Option<Logo>,
    /// The colours.
    pub colours: Colours,
    /// The typeface.
    pub lettering: Type,
    /// CSS rules that follow those of the page's own style sheet.
    pub extra_css: String,
    /// Components that replace the default ones, by name.
    pub blocks: Vec<Part>,
    /// Markdown for named places, by name.
    pub inserts: Vec<Part>,
}

/// The `theme.toml` of the default theme.
pub const DEFAULT: &str = include_str!("../../templates/theme.toml");

/// The most bytes in one file. A font with all the letters of Europe has fewer.
pub const MOST_OF_A_FILE: usize = 2_000_000;
/// The most bytes in a text file.
pub const MOST_OF_A_TEXT: usize = 200_000;
/// The most files.
pub const MOST_FILES: usize = 200;

impl Theme {
    /// The default theme, which is built into the tool.
    ///
    /// # Errors
    /// When the theme is faulty, which would be a fault of the tool.
    pub fn shipped() -> Result<Self, Error> {
        Self::read(DEFAULT)
    }

    /// Reads and checks a theme.
    ///
    /// # Errors
    /// When the theme is faulty; the error gives the first fault.
    pub fn read(files: impl Into<ThemeFiles>) -> Result<Self, Error> {
        let (theme, faults) = Self::open(&files.into());
        match (theme, faults.first()) {
            (Some(theme), None) => Ok(theme),
            (_, first) => Err(Error::new(first.map(ToString::to_string).unwrap_or_default())),
        }
    }

    /// Reads a theme and reports every fault in it. There is a theme whenever `theme.toml` could be read, so that later checks
    /// can use it. A theme with faults must not be used to publish.
    pub fn open(files: &ThemeFiles) -> (Option<Self>, Vec<Fault>) {
        let mut opening = Opening { files, faults: Vec::new() };
        let theme = opening.theme();
        (theme, opening.faults)
    }
}

struct Opening<'a> {
    files: &'a ThemeFiles,
    faults: Vec<Fault>,
}

impl Opening<'_> {
    fn theme(&mut self) -> Option<Theme> {
        if self.files.0.len() > MOST_FILES {
            let help = "keep only what a theme is made of in its folder";
            self.faults.push(Fault::new(FILE, "", format!("the theme has more than {MOST_FILES} files"), help));
            return None;
        }
        let Some(toml) = self.text(settings::FILE) else {
            if self.faults.is_empty() {
                let help = "write theme.toml in the folder, or begin with masa-return theme new";
                self.faults.push(Fault::new(FILE, settings::FILE, "the theme has no theme.toml", help));
            }
            return None;
        };
        let (settings, faults) = settings::read(&toml);
        self.faults.extend(faults);
        let (shipped, _) = settings::read(DEFAULT);
        let colours = settings.over(shipped.over(Colours::PLAIN));
        self.faults.extend(settings.contrast(&toml, &colours));

        let logo = settings.logo.as_ref().and_then(|named| {
            let bytes = self.named(named, &toml)?;
            let alternative = settings.alternative.as_deref()?;
            self.keep(Logo::read(&named.file, &bytes, alternative))
        });
        let mut font = |named: &Option<settings::Named>| {
            let named = named.as_ref()?;
            let bytes = self.named(named, &toml)?;
            self.keep(Font::read(&named.file, &bytes))
        };
        let (regular, bold, italic) = (font(&settings.regular), font(&settings.bold), font(&settings.italic));
        let faces = match (regular, bold) {
            (Some(regular), Some(bold)) => Some(Faces { regular, bold, italic }),
            _ => None,
        };
        let family = settings.family.or(shipped.family).unwrap_or_default();
        let extra_css = if self.files.0.contains_key(EXTRA) { self.text(EXTRA).unwrap_or_default() } else { String::new() };
        self.faults.extend(style_sheet::check(EXTRA, &extra_css));
        Some(Theme {
            name: settings.name.unwrap_or_default(),
            logo,
            colours,
            lettering: Type { family, faces },
            extra_css,
            blocks: self.parts("blocks/", ".html"),
            inserts: self.parts("inserts/", ".md"),
        })
    }

    fn keep<T>(&mut self, read: Result<T, Fault>) -> Option<T> {
        read.map_err(|fault| self.faults.push(fault)).ok()
    }

    fn refuse(&mut self, file: &str, message: impl Into<String>, help: &str) {
        self.faults.push(Fault::new(FILE, file, message, help));
    }

    /// A file named in `theme.toml`.
    fn named(&mut self, named: &settings::Named, toml: &str) -> Option<Vec<u8>> {
        let Some(bytes) = self.files.0.get(&named.file) else {
            let fault = Fault::new(
                FILE,
                settings::FILE,
                format!("there is no file “{}” in the folder of the theme", named.file),
                "copy the file there, or mend its name; small and capital letters differ",
            );
            self.faults.push(fault.at(toml, named.offset));
            return None;
        };
        if bytes.len() > MOST_OF_A_FILE {
            let message = format!("the file is larger than {} MB", MOST_OF_A_FILE / 1_000_000);
            self.refuse(&named.file, message, "choose a smaller one: every report carries it");
            return None;
        }
        Some(bytes.clone())
    }

    /// The text of a file. `None` when the file is missing; `None` and a fault when it is not text.
    fn text(&mut self, file: &str) -> Option<String> {
        let bytes = self.files.0.get(file)?;
        if bytes.len() > MOST_OF_A_TEXT {
            self.refuse(
                file,
                format!("the file is larger than {} kB", MOST_OF_A_TEXT / 1000),
                "no text of a theme needs so much",
            );
            return None;
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match std::str::from_utf8(text) {
            Ok(text) if !text.contains('\0') => Some(text.replace("\r\n", "\n")),
            _ => {
                self.refuse(file, "the file is not plain text", "save it as plain text, in the encoding UTF-8");
                None
            }
        }
    }

    /// The text files of a folder.
    fn parts(&mut self, folder: &str, ending: &str) -> Vec<Part> {
        let names: Vec<String> = self.files.0.keys().filter(|name| name.starts_with(folder)).cloned().collect();
        let mut parts = Vec::new();
        for file in names {
            let inside = file.strip_prefix(folder).unwrap_or(&file);
            if let Some(name) = inside.strip_suffix(ending).filter(|name| !name.is_empty() && !name.contains('/')) {
                let name = name.to_owned();
                parts.extend(self.text(&file).map(|text| Part { name, file: file.clone(), text }));
            } else {
                let message = format!("only files that end in {ending} and lie in {folder} itself are read here");
                self.refuse(&file, message, "mend the name, or move the file out of this folder");
            }
        }
        parts
    }
}

const EXTRA: &str = "extra.css";

/// The message for an insert whose name is not a place: it lists the places of the document, the nearest first when one is
/// near.
pub fn no_such_place(insert: &Part, places: &[String]) -> Fault {
    let near = crate::value::nearest(&insert.name, places.iter().map(String::as_str));
    let near = near.map(|near| format!("did you mean {near}? ")).unwrap_or_default();
    Fault::new(
        SLOT,
        insert.file.as_str(),
        format!("the report has no place “{}”", insert.name),
        if near.is_empty() { format!("the places are {}", crate::value::listed(places)) } else { near.trim_end().to_owned() },
    )
}
