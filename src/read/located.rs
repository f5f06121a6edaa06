//! Where each field of a return is written.

use super::text::Text;
use super::tree::{Data, Entry, Node};
use super::{Form, codes};
use crate::finding::{FieldPath, Finding, Span, Step};

/// The files of a return, with the position of every field.
#[derive(Debug, Default)]
pub struct Located {
    pub(crate) texts: Vec<Text>,
    pub(crate) root: Option<Node>,
    /// How many findings about the text were only counted.
    pub(crate) untold: usize,
}

/// What was found on the way to a field: the nearest key and value that are written.
pub(crate) struct Found<'a> {
    /// The nearest key at or above the field.
    pub key: Option<&'a Entry>,
    /// The nearest value at or above the field.
    pub node: Option<&'a Node>,
    /// Whether the field itself is written.
    pub whole: bool,
}

impl Located {
    /// Where a field is written: the answer itself for a single value, the key for a group or a list. For a field that is not
    /// written, where the nearest written field above it is. `None` when there are no files.
    pub fn span(&self, path: &FieldPath) -> Option<Span> {
        let found = self.find(path);
        match (found.node, found.key) {
            (Some(node), _) if found.whole && matches!(node.data, Data::Scalar { .. }) => self.node_span(node),
            (Some(node), _) if matches!(path.0.last(), Some(Step::Index(_))) && found.whole => self.first_span(node),
            (Some(node), Some(key)) if !found.whole => match path.0.get(self.written(path).saturating_sub(1)) {
                Some(Step::Index(_)) => self.first_span(node),
                _ => self.key_span(key),
            },
            (_, Some(key)) => self.key_span(key),
            (Some(node), None) => self.first_span(node),
            (None, None) => self.texts.first().map(|text| text.span(0..0)),
        }
    }

    /// Fills in the span of each place. A masked finding gets no excerpt.
    pub fn place(&self, findings: &mut [Finding]) {
        for finding in findings {
            let (masked, mut word) = (finding.masked, finding.word);
            for place in &mut finding.places {
                if place.span.is_none() {
                    place.span =
                        word.take().and_then(|word| self.word_span(&place.path, word)).or_else(|| self.span(&place.path));
                }
                if let Some(span) = place.span.as_mut().filter(|_| masked) {
                    span.excerpt = None;
                }
            }
        }
    }

    /// The span of one word of an answer, counted from 1. The words of a file are those of the value read from it, however its
    /// lines are broken.
    fn word_span(&self, path: &FieldPath, word: usize) -> Option<Span> {
        let found = self.find(path);
        let node = found.node.filter(|node| found.whole && matches!(node.data, Data::Scalar { .. }))?;
        let text = self.texts.get(node.file)?;
        let raw = text.slice(node.span.clone());
        // A block of text starts with `|` or `>`, which is not a word.
        let begins = if raw.starts_with(['|', '>']) { raw.find('\n')? } else { 0 };
        let mut rest = raw.get(begins..)?.split_whitespace();
        let own = rest.nth(word.checked_sub(1)?)?;
        let at = own.as_ptr().addr().checked_sub(raw.as_ptr().addr())?;
        Some(text.span(node.span.start + at..node.span.start + at + own.len()))
    }

    /// The number of lines in all files.
    pub fn line_count(&self) -> usize {
        self.texts.iter().map(Text::line_count).sum()
    }

    /// The names of the files, in the order given.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(Text::name)
    }

    /// Sets the path of findings about unreadable lines to the field that starts on the line, when the form knows that field.
    pub(crate) fn name_lines(&self, form: &Form, findings: &mut [Finding]) {
        for finding in findings.iter_mut().filter(|finding| finding.code == codes::SYNTAX && finding.path().0.is_empty()) {
            let Some((file, line)) = finding.span().map(|span| (span.file.clone(), span.line)) else { continue };
            let Some(file) = self.texts.iter().position(|text| text.name() == file) else { continue };
            let Some(path) = self.root.as_ref().and_then(|root| self.begun_on(root, file, line, &FieldPath::root())) else {
                continue;
            };
            if form.node(&path).is_some()
                && let Some(place) = finding.places.first_mut()
            {
                finding.about = path.to_string();
                place.path = path;
            }
        }
    }

    /// The first field at or below a value whose key is on this line.
    fn begun_on(&self, node: &Node, file: usize, line: usize, path: &FieldPath) -> Option<FieldPath> {
        let on_line = |entry: &Entry| {
            entry.file == file && self.texts.get(file).is_some_and(|text| text.line_of(entry.key_span.start) + 1 == line)
        };
        let keys = node.entries().iter().find_map(|entry| {
            let below = path.key(&entry.key);
            if on_line(entry) { Some(below) } else { self.begun_on(&entry.value, file, line, &below) }
        });
        keys.or_else(|| {
            let Data::List(items) = &node.data else { return None };
            items.iter().enumerate().find_map(|(i, item)| self.begun_on(item, file, line, &path.index(i)))
        })
    }

    pub(crate) fn find(&self, path: &FieldPath) -> Found<'_> {
        let mut found = Found { key: None, node: self.root.as_ref(), whole: true };
        for step in &path.0 {
            let Some(node) = found.node else { break };
            let below = match step {
                Step::Key(key) => node.entry(key).map(|entry| {
                    found.key = Some(entry);
                    &entry.value
                }),
                Step::Index(index) => node.item(*index),
            };
            let Some(below) = below else {
                found.whole = false;
                return found;
            };
            found.node = Some(below);
        }
        found
    }

    /// How many steps of a path are written.
    fn written(&self, path: &FieldPath) -> usize {
        let mut node = self.root.as_ref();
        for (count, step) in path.0.iter().enumerate() {
            let below = node.and_then(|node| match step {
                Step::Key(key) => node.entry(key).map(|entry| &entry.value),
                Step::Index(index) => node.item(*index),
            });
            match below {
                Some(below) => node = Some(below),
                None => return count,
            }
        }
        path.0.len()
    }

    /// Whether a field is inside `{ }` or `[ ]`, where it cannot have its own line or dash. JSON does not count: its messages
    /// have their own words.
    pub(crate) fn is_in_brackets(&self, path: &FieldPath) -> bool {
        (0..path.0.len()).any(|length| {
            let found = path.0.get(..length).map(|steps| self.find(&FieldPath(steps.to_vec())));
            found.and_then(|found| found.node.filter(|_| found.whole)).is_some_and(|node| self.in_brackets(node).is_some())
        })
    }

    /// The text of a group or list that is written in brackets.
    pub(crate) fn in_brackets(&self, node: &Node) -> Option<&str> {
        let text = self.texts.get(node.file).filter(|text| !super::source::is_json(text.name()))?;
        let raw = text.slice(node.span.clone());
        (matches!(node.data, Data::Group(_) | Data::List(_)) && raw.starts_with(['{', '['])).then_some(raw)
    }

    pub(crate) fn key_span(&self, entry: &Entry) -> Option<Span> {
        self.texts.get(entry.file).map(|text| text.span(entry.key_span.clone()))
    }

    /// The span of a value. For a value of several lines, the span of its first line.
    pub(crate) fn node_span(&self, node: &Node) -> Option<Span> {
        let text = self.texts.get(node.file)?;
        let line = text.line_range(text.line_of(node.span.start));
        Some(text.span(node.span.start..node.span.end.min(line.end.max(node.span.start))))
    }

    /// The span of the first key of a group; of the whole value when it has no keys.
    pub(crate) fn first_span(&self, node: &Node) -> Option<Span> {
        match node.entries().first() {
            Some(entry) => self.key_span(entry),
            None => self.node_span(node),
        }
    }

    /// The text of a single value, as typed.
    pub(crate) fn typed<'a>(&'a self, node: &'a Node) -> Option<&'a str> {
        match &node.data {
            Data::Scalar { text, .. } => Some(text),
            Data::Blank | Data::Lost | Data::List(_) | Data::Group(_) => None,
        }
    }
}
