//! A JSON text to the same tree as YAML, with its types kept.
//!
//! `serde_json` checks first that the text is JSON, so the reader that follows can be simple.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::path_builder::PathBuilder;
use super::text::Text;
use super::tree::{Data, Entry, Node};
use super::{MAX_DEPTH, codes};
use crate::finding::{FieldPath, Finding};

/// The tree of a JSON text; `None` when it is not JSON.
pub(super) fn read(file: usize, text: &Text, findings: &mut Vec<Finding>) -> Option<Node> {
    if text.as_str().trim().is_empty() {
        return None;
    }
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text.as_str()) {
        let line = text.line_range(error.line().saturating_sub(1));
        let at = (line.start + error.column().saturating_sub(1)).min(line.end);
        let (message, help) = explained(text, &error, at);
        let span = Some(text.span(at..at + 1));
        findings.push(codes::finding(codes::NOT_JSON, FieldPath::root(), span, message, help));
        return None;
    }
    let mut reader = Reader { file, text, at: 0, way: PathBuilder::default(), findings };
    reader.value()
}

fn explained(text: &Text, error: &serde_json::Error, at: usize) -> (String, String) {
    let before = text.slice(0..at).trim_end();
    let here = text.as_str().get(at..).and_then(|rest| rest.chars().next());
    let general = "a .json file must be JSON as the standard has it; people who write by hand are better served by a .yaml file";
    if error.is_eof() {
        return ("the file ends before the JSON does".to_owned(), "close every { with } and every [ with ]".to_owned());
    }
    match here {
        Some(close @ ('}' | ']')) if before.ends_with(',') => {
            (format!("there is a comma before {close}"), "take away the comma after the last entry".to_owned())
        }
        Some('\'') => ("text stands in single quotes".to_owned(), "JSON knows double quotes only: \"text\"".to_owned()),
        Some('/' | '#') => {
            ("there is a remark, and JSON has none".to_owned(), "take the remark away, or use a .yaml file".to_owned())
        }
        Some('"' | '{' | '[') if !before.ends_with([',', ':', '[', '{']) => {
            ("a comma is missing before this".to_owned(), "put a comma after the entry before".to_owned())
        }
        Some(odd) => (format!("{odd} cannot stand here in JSON"), general.to_owned()),
        None => ("the file is not JSON".to_owned(), general.to_owned()),
    }
}

struct Reader<'a> {
    file: usize,
    text: &'a Text,
    at: usize,
    /// The path to the value being read.
    way: PathBuilder<'a>,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Reader<'a> {
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_str().as_bytes();
        while bytes.get(self.at).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':')) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn node(&self, start: usize, data: Data) -> Node {
        Node { file: self.file, span: start..self.at, data, lost: false }
    }

    fn value(&mut self) -> Option<Node> {
        let first = self.peek()?;
        let start = self.at;
        if self.way.len() > MAX_DEPTH {
            let message = format!("groups and lists stand inside each other more than {MAX_DEPTH} deep here");
            let help = "no part of a return goes so deep: look for brackets too many".to_owned();
            let mut span = self.text.span(start..start + 1);
            span.excerpt = span.excerpt.filter(|line| line.len() < 200);
            self.findings.push(codes::finding(codes::TOO_DEEP, FieldPath::root(), Some(span), message, help));
            return None;
        }
        match first {
            b'{' => {
                self.at += 1;
                let mut entries: Vec<Entry> = Vec::new();
                let mut seen = BTreeSet::new();
                while self.peek()? != b'}' {
                    let (key, key_span) = self.string()?;
                    self.way.key(key.clone());
                    let value = self.value()?;
                    if seen.insert(key.clone()) {
                        entries.push(Entry { key: key.into_owned(), file: self.file, key_span, value });
                    } else {
                        self.twice(&entries, &key, key_span);
                    }
                    self.way.back();
                }
                self.at += 1;
                Some(self.node(start, Data::Group(entries)))
            }
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while self.peek()? != b']' {
                    self.way.index(items.len());
                    items.push(self.value()?);
                    self.way.back();
                }
                self.at += 1;
                Some(self.node(start, Data::List(items)))
            }
            b'"' => {
                let (text, _) = self.string()?;
                Some(self.node(start, Data::Scalar { text: text.into_owned(), literal: false }))
            }
            _ => {
                let rest = self.text.as_str().get(start..)?;
                let length = rest.find([',', '}', ']', ' ', '\t', '\n', '\r']).unwrap_or(rest.len());
                self.at += length.max(1);
                let text = rest.get(..length)?.to_owned();
                Some(self.node(start, Data::Scalar { text, literal: true }))
            }
        }
    }

    fn string(&mut self) -> Option<(Cow<'a, str>, Range<usize>)> {
        self.peek()?;
        let start = self.at;
        let bytes = self.text.as_str().as_bytes();
        let (mut end, mut is_plain) = (start + 1, true);
        loop {
            match *bytes.get(end)? {
                b'"' => break,
                b'\\' => {
                    is_plain = false;
                    end += 2;
                }
                _ => end += 1,
            }
        }
        self.at = end + 1;
        let text: &'a Text = self.text;
        let text = if is_plain {
            Cow::Borrowed(text.slice(start + 1..end))
        } else {
            Cow::Owned(serde_json::from_str(text.slice(start..self.at)).ok()?)
        };
        Some((text, start..self.at))
    }

    fn twice(&mut self, entries: &[Entry], key: &str, span: Range<usize>) {
        if self.findings.len() > super::MAX_FINDINGS * 4 {
            return;
        }
        let Some(first) = entries.iter().find(|entry| entry.key == key) else { return };
        let first = self.text.span(first.key_span.clone());
        let message = format!("`{key}` is given twice, first on line {}", first.line);
        let help = "delete one of the two; until then the first is used".to_owned();
        let path = self.way.path();
        let mut finding = codes::finding(codes::TWICE, path.clone(), Some(self.text.span(span)), message, help);
        finding.places.push(codes::place(path, Some(first), "first given here"));
        self.findings.push(finding);
    }
}
