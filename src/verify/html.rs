//! Reads a page back as a browser would show it: its words in order, the files it carries, its styles, scripts and elements. Only
//! this module uses the tokenizer.
//!
//! Words that somebody added or changed are read in the same way as all others. Nothing is run, and nothing is left out: the
//! module does not guess what a style sheet or script shows or hides, but keeps it to be compared with what it should be.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use super::words::Piece;

/// The largest number of elements read from a page.
const MOST_TAGS: usize = 2_000_000;

/// Elements within a line: the words before and after them belong together.
const WITHIN_A_LINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time",
    "tspan", "u", "wbr",
];
/// Elements whose text is not shown as such.
const NOT_SHOWN: &[&str] = &["script", "style", "title"];
/// Attributes that are shown or read out.
const SAID: &[&str] = &["alt", "aria-description", "aria-label", "content", "label", "placeholder", "title", "value"];

/// A page as read back.
#[derive(Debug, Default)]
pub struct Page {
    /// Its words.
    pub pieces: Vec<Piece>,
    /// The files it carries: the name, and the bytes or the reason why they cannot be read.
    pub files: Vec<(String, Result<Vec<u8>, String>)>,
    /// Its style sheets.
    pub styles: Vec<String>,
    /// Its scripts.
    pub scripts: Vec<String>,
    /// Its elements, each with its heading.
    pub tags: Vec<Tag>,
}

/// The start or end tag of an element.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// The tag as written, without the file it may carry.
    pub written: String,
    /// The heading above it.
    pub heading: String,
}

/// Reads a page; `None` when it is too large to come from this tool.
pub fn read(text: &str) -> Option<Page> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reading = Reading::default();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reading.begin(&tag),
            Token::EndTag(tag) => reading.end(&lossy(&tag.name)),
            Token::String(text) => reading.text(&lossy(&text)),
            // A comment is neither shown nor read out, and an error in the markup shows up in the words it affects.
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
        if reading.page.tags.len() > MOST_TAGS {
            return None;
        }
    }
    reading.close();
    Some(reading.page)
}

#[derive(Default)]
struct Reading {
    page: Page,
    open: String,
    heading: String,
    /// The heading being read.
    in_heading: Option<String>,
    /// The element being read whose text is not shown.
    kept_apart: Option<String>,
}

impl Reading {
    fn begin(&mut self, tag: &StartTag<()>) {
        let name = lossy(&tag.name);
        let attributes: Vec<(String, String)> = tag.attributes.iter().map(|(key, value)| (lossy(key), lossy(value))).collect();
        let value = |wanted: &str| attributes.iter().find(|(key, _)| key == wanted).map(|(_, value)| value.as_str());
        if !WITHIN_A_LINE.contains(&name.as_str()) {
            self.close();
        }
        if let (Some(file), Some(address)) = (value("download"), value("href")) {
            self.page.files.push((file.to_owned(), carried(address)));
        }
        let mut written = format!("<{name}");
        for (key, value) in &attributes {
            // The data itself is checked separately.
            let value = if value.starts_with("data:") { "data:" } else { value };
            written.push_str(&format!(" {key}=\"{value}\""));
        }
        written.push('>');
        self.page.tags.push(Tag { written, heading: self.heading.clone() });
        for (key, value) in &attributes {
            if SAID.contains(&key.as_str()) {
                let picture = key == "alt";
                self.page.pieces.push(Piece { text: value.clone(), page: None, heading: self.heading.clone(), picture });
            }
        }
        // The target of an external link is part of what the page says.
        if let Some(address) = value("href").filter(|address| !address.starts_with('#') && !address.starts_with("data:")) {
            self.page.pieces.push(Piece { text: format!("‹{address}›"), heading: self.heading.clone(), ..Piece::default() });
        }
        if is_heading(&name) {
            self.in_heading = Some(String::new());
        }
        if NOT_SHOWN.contains(&name.as_str()) {
            self.kept_apart = Some(name);
        }
    }

    fn end(&mut self, name: &str) {
        if !WITHIN_A_LINE.contains(&name) {
            self.close();
        }
        if self.kept_apart.as_deref() == Some(name) {
            self.kept_apart = None;
        }
        if is_heading(name)
            && let Some(heading) = self.in_heading.take()
        {
            self.heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.page.tags.push(Tag { written: format!("</{name}>"), heading: self.heading.clone() });
    }

    fn text(&mut self, text: &str) {
        match self.kept_apart.as_deref() {
            Some("script") => self.page.scripts.push(text.to_owned()),
            Some("style") => self.page.styles.push(text.to_owned()),
            Some(_) | None => {
                self.open.push_str(text);
                if let Some(heading) = &mut self.in_heading {
                    heading.push_str(text);
                }
            }
        }
    }

    /// Ends the current block of words.
    fn close(&mut self) {
        let text = std::mem::take(&mut self.open);
        if !text.trim().is_empty() {
            let heading = self.in_heading.as_ref().map_or_else(|| self.heading.clone(), |heading| heading.trim().to_owned());
            self.page.pieces.push(Piece { text, heading, ..Piece::default() });
        }
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// The bytes of a file that a link carries.
fn carried(address: &str) -> Result<Vec<u8>, String> {
    let data = address.strip_prefix("data:").ok_or("the link to it leads elsewhere, and the page does not carry it")?;
    let (_, data) = data.split_once(";base64,").ok_or("it is not written in base64")?;
    STANDARD.decode(data.trim()).map_err(|_| "its base64 is damaged".to_owned())
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(page: &str) -> Vec<String> {
        read(page).expect("small").pieces.into_iter().map(|piece| piece.text.trim().to_owned()).collect()
    }

    #[test]
    fn words_are_read_as_they_are_shown() {
        let page = "<title>T</title><style>p{}</style><h2>Money</h2><p>The <b>council</b>&nbsp;paid &pound;5 &amp; more<td>1<td>2<img alt='A picture'>";
        assert_eq!(texts(page), ["T", "Money", "The council\u{a0}paid £5 & more", "1", "2", "A picture"]);
    }

    #[test]
    fn scripts_and_styles_are_kept_apart_and_a_heading_stands_over_what_follows() {
        let page = read("<h2>Money</h2><p>Words</p><script>let a = '<p>x</p>';</script><style>q{}</style>").expect("small");
        assert_eq!(page.scripts, ["let a = '<p>x</p>';"]);
        assert_eq!(page.styles, ["q{}"]);
        assert_eq!(page.pieces[1].heading, "Money");
    }

    #[test]
    fn a_file_is_read_byte_for_byte_or_said_to_be_damaged() {
        let of = |href: &str| read(&format!("<a download=\"return.json\" href=\"{href}\">x</a>")).expect("small").files.remove(0);
        assert_eq!(of("data:application/json;base64,e30="), ("return.json".to_owned(), Ok(b"{}".to_vec())));
        assert!(of("data:application/json;base64,e3=0").1.is_err());
        assert!(of("data:application/json,{}").1.is_err());
        assert!(of("https://example.org/return.json").1.is_err());
    }
}
