//! The located tree: every key and value of a file, with its range of bytes.
//!
//! This is the only module that knows the YAML parser. Blank list entries are dropped here, so that an entry has the same index
//! in the tree and in the data made from it.

use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle};

use super::repair::LOST;
use super::text::Text;
use super::{MAX_DEPTH, MAX_FINDINGS, codes};
use crate::finding::{FieldPath, Finding};

/// A value and its position.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// The index of the file.
    pub file: usize,
    pub span: Range<usize>,
    pub data: Data,
    /// Whether a line of the group could not be read, and may hold what seems to be missing.
    pub lost: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum Data {
    /// Nothing is written, or null is.
    Blank,
    /// The text could not be read, and a finding says so.
    Lost,
    /// Text as typed. `literal` is set for numbers, booleans and null of a JSON file, which keep their type.
    Scalar {
        text: String,
        literal: bool,
    },
    List(Vec<Node>),
    Group(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub key: String,
    /// The index of the file that holds the key.
    pub file: usize,
    pub key_span: Range<usize>,
    pub value: Node,
}

impl Node {
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.data {
            Data::Group(entries) => entries,
            Data::Blank | Data::Lost | Data::Scalar { .. } | Data::List(_) => &[],
        }
    }

    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    pub(crate) fn item(&self, index: usize) -> Option<&Node> {
        match &self.data {
            Data::List(items) => items.get(index),
            Data::Blank | Data::Lost | Data::Scalar { .. } | Data::Group(_) => None,
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        matches!(self.data, Data::Blank)
    }

    /// Whether nothing is answered anywhere in the value, as in an empty row of a starter file.
    fn is_empty_row(&self) -> bool {
        match &self.data {
            Data::Blank => true,
            Data::Group(entries) => !self.lost && entries.iter().all(|entry| entry.value.is_empty_row()),
            Data::Lost | Data::Scalar { .. } | Data::List(_) => false,
        }
    }
}

/// The result of parsing: the tree, as far as the text could be read, and the first thing the parser could not read.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub root: Option<Node>,
    pub findings: Vec<Finding>,
    pub stop: Option<(ErrorKind, usize)>,
    /// How many findings were only counted.
    pub untold: usize,
}

/// Builds the tree of a YAML text.
///
/// `source` is what is parsed: `text` with repairs. `home` maps a byte of `source` to a byte of `text`, and positions are those
/// in `text`.
pub(crate) fn parse(file: usize, text: &Text, source: &str, home: &dyn Fn(usize) -> usize) -> Parsed {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        disallow_directives: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut grower = TreeBuilder { file, text, frames: Vec::new(), root: None, findings: Vec::new(), documents: 0, untold: 0 };
    let mut stop = None;
    for event in Parser::new_from_str_with_options(source, options) {
        match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                let tag = span.tag_span().and_then(|tag| tag.byte_range()).map(|tag| home(tag.start)..home(tag.end));
                let empty = range.is_empty();
                if !grower.take(event, home(range.start)..home(range.end), empty, tag) {
                    break;
                }
            }
            Err(error) => {
                stop = Some((error.kind().clone(), home(error.marker().byte_offset().unwrap_or_default())));
                break;
            }
        }
    }
    // What was read before the parser stopped still counts: open groups and lists are closed from the inside.
    while !grower.frames.is_empty() {
        grower.close();
    }
    Parsed { root: grower.root, findings: grower.findings, stop, untold: grower.untold }
}

struct TreeBuilder<'a> {
    file: usize,
    text: &'a Text,
    frames: Vec<Frame>,
    root: Option<Node>,
    findings: Vec<Finding>,
    documents: usize,
    untold: usize,
}

enum Frame {
    List {
        start: usize,
        items: Vec<Node>,
        block: bool,
        dropped: bool,
    },
    Group {
        start: usize,
        entries: Vec<Entry>,
        key: Key,
        seen: BTreeMap<String, usize>,
        dash_missing: bool,
        lost: bool,
    },
    /// A list or group where a key should be, with the current depth inside it.
    OddKey(usize),
}

enum Key {
    Awaited,
    Read { key: String, span: Range<usize>, twice: bool },
    Odd,
}

impl TreeBuilder<'_> {
    /// Handles one parser event; `false` means stop.
    fn take(&mut self, event: Event, range: Range<usize>, unwritten: bool, tag: Option<Range<usize>>) -> bool {
        if let Some(Frame::OddKey(depth)) = self.frames.last_mut() {
            match event {
                Event::SequenceStart(..) | Event::MappingStart(..) => *depth += 1,
                Event::SequenceEnd | Event::MappingEnd => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                self.frames.pop();
                if let Some(Frame::Group { key, .. }) = self.frames.last_mut() {
                    *key = Key::Odd;
                }
            }
            return true;
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let message = "a second document begins here, and a return is one document".to_owned();
                    let help = "take this line out; what stands below it was not read".to_owned();
                    let span = self.text.line_span(self.text.line_of(range.start));
                    self.findings.push(codes::finding(codes::DOCUMENTS, FieldPath::root(), Some(span), message, help));
                    return false;
                }
            }
            Event::Scalar(value, style, _, tagged) => {
                if tagged.is_some() {
                    self.shorthand(tag.unwrap_or(range.clone()), "!");
                    self.scalar(Data::Lost, value.into_owned(), range);
                } else {
                    let plain = style == ScalarStyle::Plain;
                    let null = plain && (unwritten || matches!(&*value, "~" | "null" | "Null" | "NULL"));
                    let empty = null || value.trim().is_empty();
                    if !self.awaits_value() {
                        let key = if unwritten { String::new() } else { value.into_owned() };
                        self.scalar(Data::Blank, key, range);
                        return true;
                    }
                    let cut = plain && self.cut_text(&range, unwritten);
                    let data = if self.is_lost(&value, &range) || cut && unwritten {
                        Data::Lost
                    } else if empty {
                        Data::Blank
                    } else {
                        Data::Scalar { text: value.into_owned(), literal: false }
                    };
                    self.scalar(data, String::new(), range);
                }
            }
            Event::SequenceStart(style, _, tagged) => {
                if tagged.is_some() {
                    self.shorthand(tag.unwrap_or(range.clone()), "!");
                }
                if self.odd_key(&range) {
                    return true;
                }
                let block = style == granit_parser::StructureStyle::Block;
                self.frames.push(Frame::List { start: range.start, items: Vec::new(), block, dropped: false });
            }
            Event::MappingStart(_, _, tagged) => {
                if tagged.is_some() {
                    self.shorthand(tag.unwrap_or(range.clone()), "!");
                }
                if self.odd_key(&range) {
                    return true;
                }
                let seen = BTreeMap::new();
                self.frames.push(Frame::Group {
                    start: range.start,
                    entries: Vec::new(),
                    key: Key::Awaited,
                    seen,
                    dash_missing: false,
                    lost: false,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close_at(range.end),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let of_a_merge = matches!(self.frames.last(), Some(Frame::Group { key: Key::Odd, .. }));
                if !of_a_merge {
                    self.shorthand(range.clone(), "*");
                }
                self.scalar(Data::Lost, self.text.slice(range.clone()).to_owned(), range);
            }
            Event::Anchor(..) => self.shorthand(range, "&"),
            _ => {}
        }
        true
    }

    /// Whether a repair put this in place of text that could not be read.
    fn is_lost(&self, value: &str, range: &Range<usize>) -> bool {
        value.contains(LOST) && !self.text.slice(range.clone()).contains(LOST)
    }

    /// Whether the next scalar is a value, not a key.
    fn awaits_value(&self) -> bool {
        !matches!(self.frames.last(), Some(Frame::Group { key: Key::Awaited, .. }))
    }

    fn odd_key(&mut self, range: &Range<usize>) -> bool {
        if self.awaits_value() {
            return false;
        }
        let span = self.text.line_span(self.text.line_of(range.start));
        let message = "the key before the colon is not text".to_owned();
        let help = "a key is the name of a field; text that begins with [ or { must stand in quotes".to_owned();
        self.report(codes::finding(codes::KEY_NOT_TEXT, self.path(), Some(span), message, help));
        self.frames.push(Frame::OddKey(1));
        true
    }

    /// Adds a key or a single value.
    fn scalar(&mut self, data: Data, key_text: String, range: Range<usize>) {
        if self.awaits_value() {
            self.put(Node { file: self.file, span: range, data, lost: false });
            return;
        }
        if self.is_lost(&key_text, &range) {
            if let Some(Frame::Group { key, lost, .. }) = self.frames.last_mut() {
                *key = Key::Odd;
                *lost = true;
            }
            return;
        }
        if key_text == "<<" {
            self.shorthand(range.clone(), "<<");
            if let Some(Frame::Group { key, .. }) = self.frames.last_mut() {
                *key = Key::Odd;
            }
            return;
        }
        let twice = self.given_before(&key_text, &range);
        if let Some(Frame::Group { key, .. }) = self.frames.last_mut() {
            *key = Key::Read { key: key_text, span: range, twice };
        }
    }

    /// Whether the group already has the key; if so, adds a finding.
    fn given_before(&mut self, new: &str, range: &Range<usize>) -> bool {
        let in_block_list = matches!(self.frames.iter().rev().nth(1), Some(Frame::List { block: true, .. }));
        let Some(Frame::Group { entries, seen, dash_missing, .. }) = self.frames.last_mut() else { return false };
        let Some(first) = seen.get(new).and_then(|at| entries.get(*at)) else {
            return false;
        };
        let starts_again = in_block_list && entries.first().is_some_and(|entry| entry.key == new) && entries.len() > 1;
        let first_span = self.text.span(first.key_span.clone());
        if *dash_missing {
            return true;
        }
        *dash_missing = starts_again;
        let path = self.path().key(new);
        let (message, help) = if starts_again {
            (
                format!("`{new}` is given again in the same entry of the list, first on line {}", first_span.line),
                format!("if a new entry begins here, put a dash and a space before it: - {new}: …"),
            )
        } else {
            (
                format!("`{new}` is given twice, first on line {}", first_span.line),
                "delete one of the two; until then the first is used".to_owned(),
            )
        };
        let mut finding = codes::finding(codes::TWICE, path.clone(), Some(self.text.span(range.clone())), message, help);
        finding.places.push(codes::place(path, Some(first_span), "first given here"));
        self.report(finding);
        true
    }

    fn put(&mut self, node: Node) {
        match self.frames.last_mut() {
            None => {
                if self.root.is_none() {
                    self.root = Some(node);
                }
            }
            Some(Frame::List { items, dropped, .. }) => {
                if node.is_empty_row() {
                    *dropped = true;
                } else {
                    items.push(node);
                }
            }
            Some(Frame::Group { entries, key, seen, dash_missing, lost, .. }) => {
                // A key that was blank the first time takes its second value.
                if let Key::Read { key, twice: true, .. } = &*key
                    && let Some(known) = seen.get(key).and_then(|at| entries.get_mut(*at)).filter(|entry| entry.value.is_blank())
                {
                    known.value = node.clone();
                }
                // After a missing dash, repeated keys belong to the next entry.
                *lost |= *dash_missing;
                if let Key::Read { key, span, twice: false } = std::mem::replace(key, Key::Awaited)
                    && !*dash_missing
                {
                    seen.insert(key.clone(), entries.len());
                    entries.push(Entry { key, file: self.file, key_span: span, value: node });
                }
            }
            Some(Frame::OddKey(_)) => {}
        }
    }

    fn close(&mut self) {
        let end = self.text.as_str().len();
        if matches!(self.frames.last(), Some(Frame::Group { key: Key::Read { .. }, .. })) {
            // The parser stopped before the value. The key is kept, and its answer is lost.
            self.put(Node { file: self.file, span: end..end, data: Data::Lost, lost: true });
        }
        self.close_at(end);
    }

    /// Closes the innermost list or group. A block ends at its last child, although the parser notices only at the next key.
    fn close_at(&mut self, end: usize) {
        let node = match self.frames.pop() {
            Some(Frame::List { start, items, block, dropped }) => {
                let end = if block { items.last().map_or(start, |item| item.span.end) } else { end };
                let data = if items.is_empty() && dropped { Data::Blank } else { Data::List(items) };
                Node { file: self.file, span: start..end.max(start), data, lost: false }
            }
            Some(Frame::Group { start, entries, lost, .. }) => {
                let last = entries.last().map_or(start, |entry| entry.value.span.end.max(entry.key_span.end));
                let closes = self.text.as_str().as_bytes().get(end.wrapping_sub(1)) == Some(&b'}');
                let end = if closes { end } else { last };
                Node { file: self.file, span: start..end.max(start), data: Data::Group(entries), lost }
            }
            Some(Frame::OddKey(_)) | None => return,
        };
        self.put(node);
    }

    /// The path to the value being read.
    fn path(&self) -> FieldPath {
        let mut path = FieldPath::root();
        for frame in &self.frames {
            match frame {
                Frame::List { items, .. } => path = path.index(items.len()),
                Frame::Group { key: Key::Read { key, .. }, .. } => path = path.key(key),
                Frame::Group { .. } | Frame::OddKey(_) => {}
            }
        }
        path
    }

    fn shorthand(&mut self, range: Range<usize>, mark: &str) {
        let line = self.text.line_of(range.start);
        let rest = self.text.slice(range.start..self.text.line_range(line).end).trim();
        let in_brackets = matches!(self.frames.last(), Some(Frame::List { block: false, .. }));
        let rest = rest.split([',', ']', '}']).next().filter(|_| in_brackets).unwrap_or(rest).trim();
        let shown = super::words::shown(rest);
        let (message, help) = match mark {
            "<<" => (
                "`<<` takes over keys from elsewhere, which is not read here".to_owned(),
                "write the keys out in full".to_owned(),
            ),
            "*" => (
                format!("{shown} begins with *, which would stand for something given elsewhere and is not read here"),
                format!("if it is text, put quotes round it: \"{rest}\"; otherwise write the text out"),
            ),
            "&" => (
                format!("{shown} begins with &, which would name a place in the file and is not read here"),
                format!("if it is text, put quotes round it: \"{rest}\"; otherwise take the name away"),
            ),
            _ => (
                format!("{shown} begins with !, which would name a type and is not read here"),
                format!("if it is text, put quotes round it: \"{rest}\"; otherwise take the name away"),
            ),
        };
        let finding = codes::finding(codes::SHORTHAND, self.path(), Some(self.text.span(range)), message, help);
        self.report(finding);
    }

    /// Reports a `#` that cuts off what looks like part of the text, or all of it. Returns whether it does.
    fn cut_text(&mut self, range: &Range<usize>, unwritten: bool) -> bool {
        // An answer that is not written has no position, so the text after its colon is checked.
        let from = match self.frames.last() {
            Some(Frame::Group { key: Key::Read { span, .. }, .. }) if unwritten => {
                let after = self.text.slice(span.end..self.text.as_str().len());
                span.end + after.find(':').map_or(0, |colon| colon + 1)
            }
            Some(_) | None if unwritten => return false,
            Some(_) | None => range.end,
        };
        let line_end = self.text.line_range(self.text.line_of(from)).end;
        let rest = self.text.slice(from..line_end);
        let after = rest.trim_start();
        let joined = after.strip_prefix('#').and_then(|text| text.chars().next()).is_some_and(char::is_alphanumeric);
        if !joined || rest.len() == after.len() {
            return false;
        }
        let start = line_end - after.len();
        let read = self.text.slice(range.clone());
        let (message, whole) = if unwritten {
            (
                format!("{} is not read: what begins with # is a remark", super::words::shown(after.trim_end())),
                after.trim_end().to_owned(),
            )
        } else {
            let whole = format!("{read}{}", rest.trim_end());
            (format!("only {} is read: what follows the # is a remark", super::words::shown(read)), whole)
        };
        let help = format!("if it belongs to the answer, put quotes round the whole: \"{whole}\"");
        let mut finding = codes::finding(codes::CUT_TEXT, self.path(), Some(self.text.span(start..line_end)), message, help);
        if unwritten {
            finding.level = crate::finding::Level::Error;
        }
        self.report(finding);
        true
    }

    fn report(&mut self, finding: Finding) {
        // Far beyond what is shown, more findings would only use memory.
        if self.findings.len() < MAX_FINDINGS * 4 {
            self.findings.push(finding);
        } else {
            self.untold += 1;
        }
    }
}
