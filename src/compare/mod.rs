//! What changed between two returns, in the words of the form: two versions of one return, or last year's and this year's.
//!
//! Nothing is judged here, and keys the form does not know are compared too. Entries of lists match by their ids, whatever their
//! position.

mod entries;
mod words;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::finding::FieldPath;
use crate::read::form::Node;
use crate::read::{Form, form_words};

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The path in the newer return, or in the older one for something that was removed.
    pub path: FieldPath,
    /// The title of the part of the form.
    pub part: String,
    /// The path within the part, in the words of the form, with each entry named by its title.
    pub way: String,
    /// What happened there.
    pub what: What,
}

/// What happened to a field or an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added {
        /// The new value in words; empty for a whole entry.
        new: String,
    },
    /// It was removed.
    Removed {
        /// The old value in words; empty for a whole entry.
        old: String,
    },
    /// Its value changed.
    Changed {
        /// The old value in words.
        old: String,
        /// The new value in words.
        new: String,
        /// The difference, for numbers: "up £3,250 (5.6%)"; `None` for other values.
        apart: Option<String>,
    },
}

impl Change {
    /// The key of the part of the form it is in.
    pub fn part_key(&self) -> &str {
        self.path.part()
    }

    /// The change in one line: "income › “County” (inc-county) › amount actual: £61,250, was £58,000: up £3,250 (5.6%)".
    pub fn line(&self) -> String {
        let what = match &self.what {
            What::Added { new } if new.is_empty() => "added".to_owned(),
            What::Added { new } => format!("added: {new}"),
            What::Removed { old } if old.is_empty() => "removed".to_owned(),
            What::Removed { old } => format!("removed, was {old}"),
            What::Changed { old, new, apart: Some(apart) } => format!("{new}, was {old}: {apart}"),
            What::Changed { old, new, apart: None } => format!("{new}, was {old}"),
        };
        if self.way.is_empty() { what } else { format!("{}: {what}", self.way) }
    }
}

/// What changed from the older data to the newer, in the order of the form.
///
/// `earlier_id` is the key under which an entry of the newer return may give the id it had in the older one.
pub fn compare(form: &Form, old: &Value, new: &Value, earlier_id: &str) -> Vec<Change> {
    let mut walk = Walk { earlier_id, changes: Vec::new() };
    walk.values(form.node(&FieldPath::root()), old, new, &Place::default());
    walk.changes
}

/// The position of the walk in both returns.
#[derive(Debug, Clone, Default)]
struct Place {
    old: FieldPath,
    new: FieldPath,
    words: Vec<String>,
}

impl Place {
    fn key(&self, node: Option<Node>, key: &str) -> Self {
        let mut words = self.words.clone();
        words.push(form_words(node, key));
        Self { old: self.old.key(key), new: self.new.key(key), words }
    }

    fn entry(&self, old: usize, new: usize, name: String) -> Self {
        let mut words = self.words.clone();
        words.push(name);
        Self { old: self.old.index(old), new: self.new.index(new), words }
    }
}

struct Walk<'a> {
    earlier_id: &'a str,
    changes: Vec<Change>,
}

impl Walk<'_> {
    fn values(&mut self, node: Option<Node>, old: &Value, new: &Value, place: &Place) {
        match (old, new) {
            _ if old == new => {}
            (Value::Object(before), Value::Object(now)) => {
                let known: Vec<&str> =
                    node.map(|node| node.properties(Some(new)).into_iter().map(|(key, _)| key).collect()).unwrap_or_default();
                let others = now.keys().chain(before.keys().filter(|key| !now.contains_key(*key))).map(String::as_str);
                let others: Vec<&str> = others.filter(|key| !known.contains(key)).collect();
                for key in known.iter().copied().chain(others) {
                    let child = node.and_then(|node| node.property(key, Some(new)));
                    // The version of the form is not part of what the return says.
                    if child.is_some_and(|child| child.get("doNotSuggest").is_some()) {
                        continue;
                    }
                    let blank = Value::Null;
                    let (before, now) = (before.get(key).unwrap_or(&blank), now.get(key).unwrap_or(&blank));
                    self.values(child, before, now, &place.key(child, key));
                }
            }
            (Value::Array(before), Value::Array(now)) => self.lists(node, before, now, place),
            (Value::Array(before), Value::Null) => self.lists(node, before, &[], place),
            (Value::Null, Value::Array(now)) => self.lists(node, &[], now, place),
            (Value::Null, _) if is_nothing(new) => {}
            (_, Value::Null) if is_nothing(old) => {}
            (Value::Null, _) => self.told(place, false, What::Added { new: words::value(node, new) }),
            (_, Value::Null) => self.told(place, true, What::Removed { old: words::value(node, old) }),
            _ => {
                let (before, now) = words::pair(node, old, new);
                // A number that is only written differently has not changed.
                let apart = words::apart(node, old, new);
                if before != now || apart.is_some() {
                    self.told(place, false, What::Changed { old: before, new: now, apart });
                }
            }
        }
    }

    fn lists(&mut self, node: Option<Node>, old: &[Value], new: &[Value], place: &Place) {
        let item = node.and_then(|node| node.item());
        let matched = entries::matched(item, old, new, self.earlier_id);
        for (i, entry) in new.iter().enumerate() {
            match matched.get(&i).copied().and_then(|at| Some((at, old.get(at)?))) {
                Some((at, before)) => self.values(item, before, entry, &place.entry(at, i, words::name(item, entry))),
                None => self.entry_told(entry, &place.entry(i, i, words::name(item, entry)), false),
            }
        }
        let still_there: BTreeSet<usize> = matched.into_values().collect();
        for (i, entry) in old.iter().enumerate() {
            if !still_there.contains(&i) {
                self.entry_told(entry, &place.entry(i, i, words::name(item, entry)), true);
            }
        }
    }

    /// Records a whole entry that was added or removed; its name is in `place`.
    fn entry_told(&mut self, entry: &Value, place: &Place, gone: bool) {
        if is_nothing(entry) {
            return;
        }
        let what = if gone { What::Removed { old: String::new() } } else { What::Added { new: String::new() } };
        self.told(place, gone, what);
    }

    fn told(&mut self, place: &Place, gone: bool, what: What) {
        let path = if gone { place.old.clone() } else { place.new.clone() };
        let mut words = place.words.iter();
        let part = words.next().cloned().unwrap_or_default();
        let way = words.cloned().collect::<Vec<_>>().join(" › ");
        self.changes.push(Change { path, part, way, what });
    }
}

/// Whether a value holds no answers.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(group) => group.values().all(is_nothing),
        Value::Array(entries) => entries.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
