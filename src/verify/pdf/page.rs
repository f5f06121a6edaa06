//! What is drawn on a page: the words of every mark, words set apart, and words that are neither.

use std::collections::BTreeSet;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use sha2::{Digest as _, Sha256};

use super::file::{self, MOST_BYTES, dictionary, name, stream, string, unfolded, value};
use super::fonts::{Font, Fonts};

/// The largest number of nested drawings followed.
const MOST_WITHIN: usize = 8;
/// The largest number of operators read from one page.
const MOST_OPERATIONS: usize = 5_000_000;

/// A page as drawn.
#[derive(Debug, Default)]
pub struct Drawn {
    /// The words of every mark, in drawing order.
    pub marks: Vec<(i64, String)>,
    /// Words set apart as page furniture.
    pub apart: Vec<String>,
    /// Words that are neither.
    pub loose: Vec<String>,
    /// The operators and kinds of objects it is drawn with.
    pub means: BTreeSet<String>,
    /// A digest that is equal for pages that are drawn the same.
    pub digest: String,
}

/// Reads a page.
pub fn read(file: &Document, sheet: ObjectId, fonts: &mut Fonts) -> Drawn {
    let resources = inherited(file, sheet, b"Resources").and_then(|resources| dictionary(file, resources));
    let bytes = file.get_page_content_with_limit(sheet, MOST_BYTES).unwrap_or_default();
    let mut reading = Reading {
        file,
        fonts,
        drawn: Drawn::default(),
        open: Vec::new(),
        font: Rc::default(),
        pen: Pen::default(),
        parts: Vec::new(),
        read: 0,
    };
    for key in [b"MediaBox".as_slice(), b"CropBox", b"Rotate", b"UserUnit"] {
        reading.parts.push(inherited(file, sheet, key).map(|area| format!("{area:?}").into_bytes()).unwrap_or_default());
    }
    reading.stream(&bytes, resources, 0);
    reading.drawn.digest = digest(&reading.parts);
    reading.drawn
}

/// A value of a page, or inherited from its parents.
fn inherited<'a>(file: &'a Document, sheet: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut page = file.get_dictionary(sheet).ok()?;
    for _ in 0..file::MOST_DEPTH {
        if let Some(found) = value(file, page, key) {
            return Some(found);
        }
        page = value(file, page, b"Parent").and_then(|parent| dictionary(file, parent))?;
    }
    None
}

/// What a piece of marked content belongs to.
enum Owner {
    Mark(usize),
    Apart(usize),
    /// It is nested within another piece.
    Within,
    /// Its replacement text is already read.
    Said,
}

/// Where the current words began, in hundredths of a point, and the number of glyphs drawn since.
#[derive(Debug, Clone, Copy, Default)]
struct Pen {
    x: i64,
    y: i64,
    size: i64,
    glyphs: i64,
}

impl Pen {
    /// Whether the next words start afresh: on another line, or further away than the current words can reach.
    fn leaps(self, x: i64, y: i64) -> bool {
        let reach = self.size.saturating_mul(self.glyphs.saturating_mul(6).saturating_add(4)) / 10;
        self.y != y || x < self.x || x > self.x.saturating_add(reach)
    }
}

/// A length in hundredths of a point.
#[allow(clippy::cast_possible_truncation, reason = "a length that is no length is as good as any other")]
fn hundredths(length: &Object) -> i64 {
    (length.as_float().unwrap_or_default() * 100.0) as i64
}

struct Reading<'a> {
    file: &'a Document,
    fonts: &'a mut Fonts,
    drawn: Drawn,
    open: Vec<Owner>,
    font: Rc<Font>,
    pen: Pen,
    parts: Vec<Vec<u8>>,
    read: usize,
}

impl<'a> Reading<'a> {
    fn stream(&mut self, bytes: &[u8], resources: Option<&'a Dictionary>, within: usize) {
        let Ok(content) = Content::decode(bytes) else {
            self.drawn.means.insert("content that cannot be read".to_owned());
            return;
        };
        self.parts.push(bytes.to_vec());
        let depth = self.open.len();
        for operation in &content.operations {
            self.read += 1;
            if self.read > MOST_OPERATIONS {
                self.drawn.means.insert("more than can be read".to_owned());
                break;
            }
            self.drawn.means.insert(operation.operator.clone());
            self.operation(operation, resources, within);
        }
        self.open.truncate(depth);
    }

    fn operation(&mut self, operation: &Operation, resources: Option<&'a Dictionary>, within: usize) {
        let operands = operation.operands.as_slice();
        match operation.operator.as_str() {
            "BMC" => self.begin(operands.first(), None, resources),
            "BDC" => self.begin(operands.first(), operands.get(1), resources),
            "EMC" => drop(self.open.pop()),
            "Tf" => {
                let named = operands.first().and_then(|name| self.resource(resources, b"Font", name));
                self.font = named.map(|font| self.fonts.get(self.file, font)).unwrap_or_default();
                self.parts.push(self.font.program.clone());
                self.pen.size = operands.get(1).map_or(0, hundredths);
            }
            "Tm" => {
                let [.., x, y] = operands else { return };
                if self.pen.leaps(hundredths(x), hundredths(y)) {
                    self.say(" ");
                }
                self.pen = Pen { x: hundredths(x), y: hundredths(y), glyphs: 0, ..self.pen };
            }
            "Td" | "TD" | "T*" => self.say(" "),
            "Tj" | "'" => self.show(operands.first()),
            "\"" => self.show(operands.get(2)),
            "TJ" => {
                for part in operands.first().and_then(|parts| parts.as_array().ok()).into_iter().flatten() {
                    if matches!(part, Object::String(..)) {
                        self.show(Some(part));
                    }
                }
            }
            "Do" => {
                let Some(form) = operands.first().and_then(|name| self.resource(resources, b"XObject", name)) else { return };
                let Some(form) = stream(self.file, form) else { return };
                let kind = value(self.file, &form.dict, b"Subtype").and_then(name).unwrap_or_default();
                self.drawn.means.insert(format!("Do {kind}"));
                let Some(bytes) = unfolded(form) else { return };
                if kind == "Form" && within < MOST_WITHIN {
                    let own = value(self.file, &form.dict, b"Resources").and_then(|own| dictionary(self.file, own));
                    self.stream(&bytes, own.or(resources), within + 1);
                } else {
                    self.parts.push(bytes);
                }
            }
            _ => {}
        }
    }

    fn resource(&self, resources: Option<&'a Dictionary>, kind: &[u8], named: &Object) -> Option<&'a Object> {
        let of_kind = value(self.file, resources?, kind).and_then(|of_kind| dictionary(self.file, of_kind))?;
        of_kind.get(named.as_name().ok()?).ok()
    }

    fn begin(&mut self, tag: Option<&Object>, properties: Option<&Object>, resources: Option<&'a Dictionary>) {
        let tag = tag.and_then(name).unwrap_or_default();
        let listed =
            properties.filter(|it| it.as_name().is_ok()).and_then(|named| self.resource(resources, b"Properties", named));
        let about = match properties {
            Some(Object::Dictionary(about)) => Some(about.clone()),
            _ => listed.and_then(|about| dictionary(self.file, about)).cloned(),
        };
        let number = about.as_ref().and_then(|about| about.get(b"MCID").ok()).and_then(|mark| mark.as_i64().ok());
        let actual = about.as_ref().and_then(|about| about.get(b"ActualText").ok()).and_then(string);
        if self.open.iter().any(|owner| matches!(owner, Owner::Said)) {
            self.open.push(Owner::Said);
            return;
        }
        let owner = match number {
            Some(number) => {
                self.drawn.marks.push((number, String::new()));
                Owner::Mark(self.drawn.marks.len() - 1)
            }
            None if tag == "Artifact" => {
                self.drawn.apart.push(String::new());
                Owner::Apart(self.drawn.apart.len() - 1)
            }
            None => Owner::Within,
        };
        if let Some(actual) = actual {
            self.open.push(owner);
            self.say(&actual);
            if let Some(last) = self.open.last_mut() {
                *last = Owner::Said;
            }
        } else {
            self.open.push(owner);
        }
    }

    fn show(&mut self, shown: Option<&Object>) {
        let Some(bytes) = shown.and_then(|shown| shown.as_str().ok()) else { return };
        if self.open.iter().any(|owner| matches!(owner, Owner::Said)) {
            return;
        }
        let text = self.font.text(bytes);
        self.pen.glyphs = self.pen.glyphs.saturating_add(i64::try_from(text.chars().count()).unwrap_or(i64::MAX));
        self.say(&text);
    }

    fn say(&mut self, text: &str) {
        let owner = self.open.iter().rev().find(|owner| matches!(owner, Owner::Mark(_) | Owner::Apart(_)));
        let words = match owner {
            Some(Owner::Mark(at)) => self.drawn.marks.get_mut(*at).map(|(_, words)| words),
            Some(Owner::Apart(at)) => self.drawn.apart.get_mut(*at),
            Some(Owner::Within | Owner::Said) | None => {
                if self.drawn.loose.is_empty() {
                    self.drawn.loose.push(String::new());
                }
                self.drawn.loose.last_mut()
            }
        };
        if let Some(words) = words {
            words.push_str(text);
        }
    }
}

fn digest(parts: &[Vec<u8>]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
