//! The structure of a PDF: its words in reading order.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::super::words::Piece;
use super::file::{MOST_DEPTH, dictionary, name, string, value};

/// Elements within a line: the words before and after them belong together.
const WITHIN_A_LINE: &[&str] = &["Span", "Link", "Reference", "Em", "Strong", "Code", "Annot"];

/// The heading given to entries of the table of contents.
pub const CONTENTS: &str = "Contents";

/// Words by page and mark.
type Marks = BTreeMap<(usize, i64), String>;

/// The words in reading order, and those of marks that are not in the structure.
pub fn read(
    file: &Document,
    catalog: &Dictionary,
    numbers: &BTreeMap<ObjectId, usize>,
    marks: Marks,
) -> (Vec<Piece>, Vec<Piece>) {
    let mut walk =
        Walk { file, numbers, marks, seen: BTreeSet::new(), pieces: Vec::new(), open: Piece::default(), heading: None };
    if let Some(root) = value(file, catalog, b"StructTreeRoot").and_then(|root| dictionary(file, root)) {
        walk.kids(root, None, 0);
    }
    walk.close();
    let left = walk.marks.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let left = left.map(|((page, _), text)| Piece { text, page: Some(page), ..Piece::default() }).collect();
    (walk.pieces, left)
}

struct Walk<'a> {
    file: &'a Document,
    numbers: &'a BTreeMap<ObjectId, usize>,
    marks: Marks,
    seen: BTreeSet<ObjectId>,
    pieces: Vec<Piece>,
    open: Piece,
    /// The current heading.
    heading: Option<String>,
}

impl Walk<'_> {
    fn kids(&mut self, element: &Dictionary, page: Option<usize>, depth: usize) {
        match value(self.file, element, b"K") {
            Some(Object::Array(kids)) => {
                for kid in kids {
                    self.kid(kid, page, depth);
                }
            }
            Some(_) => {
                if let Ok(kid) = element.get(b"K") {
                    self.kid(kid, page, depth);
                }
            }
            None => {}
        }
    }

    fn kid(&mut self, kid: &Object, page: Option<usize>, depth: usize) {
        if let Object::Integer(mark) = kid {
            return self.say(page, *mark);
        }
        if depth > MOST_DEPTH || kid.as_reference().is_ok_and(|id| !self.seen.insert(id)) {
            return;
        }
        let Some(element) = dictionary(self.file, kid) else { return };
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().and_then(|id| self.numbers.get(&id)).copied().or(page);
        if let Some(mark) = value(self.file, element, b"MCID").and_then(|mark| mark.as_i64().ok()) {
            return self.say(page, mark);
        }
        let kind = value(self.file, element, b"S").and_then(name).unwrap_or_default();
        let is_block = !WITHIN_A_LINE.contains(&kind.as_str());
        if is_block {
            self.close();
        }
        let is_heading =
            kind.strip_prefix('H').is_some_and(|level| level.len() <= 1 && level.bytes().all(|byte| byte.is_ascii_digit()));
        if is_heading {
            self.heading = Some(String::new());
        }
        // Entries of the table of contents get a heading of their own, which may not be in the outline.
        let outside = (kind == "TOC").then(|| std::mem::replace(&mut self.open.heading, CONTENTS.to_owned()));
        self.kids(element, page, depth + 1);
        // The text given in place of a picture is part of what the file says.
        for key in [b"Alt".as_slice(), b"ActualText", b"E"] {
            if let Some(words) = value(self.file, element, key).and_then(string) {
                self.close();
                self.pieces.push(Piece { text: words, page, heading: self.open.heading.clone(), picture: key == b"Alt" });
            }
        }
        if let Some(outside) = outside {
            self.close();
            self.open.heading = outside;
        }
        if is_heading && let Some(heading) = self.heading.take() {
            self.open.heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if is_block {
            self.close();
        }
    }

    fn say(&mut self, page: Option<usize>, mark: i64) {
        let Some(page) = page else { return };
        let Some(text) = self.marks.remove(&(page, mark)) else { return };
        if let Some(heading) = &mut self.heading {
            heading.push_str(&text);
        }
        if self.open.text.is_empty() {
            self.open.page = Some(page);
        } else if self.open.page != Some(page) {
            // Text that continues overleaf is reported on the page it begins on.
            self.open.text.push(' ');
            let heading = self.open.heading.clone();
            self.pieces.push(std::mem::replace(&mut self.open, Piece { page: Some(page), heading, ..Piece::default() }));
        }
        self.open.text.push_str(&text);
    }

    /// Ends the current block of words.
    fn close(&mut self) {
        let heading = self.open.heading.clone();
        let block = std::mem::replace(&mut self.open, Piece { heading, ..Piece::default() });
        if !block.text.trim().is_empty() {
            self.pieces.push(block);
        }
    }
}
