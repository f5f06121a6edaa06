//! The difference between two versions of a return.

use std::collections::BTreeMap;

use serde_json::Value;

use super::group::{Group, Resolver};
use crate::annual_return::terms::schema::form;
use crate::collate::state::FileStatus;
use crate::compare::compare;
use crate::error::Error;
use crate::value::counted;

/// The difference between two versions of a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Whether nothing but typing errors was mended: at most a few letters of each text.
    pub only_words_mended: bool,
    /// What changed, in a sentence.
    pub summary: String,
}

/// The number of changes that are listed one by one.
const TOLD: usize = 3;
/// So many letters of a text may change, or one in so many of a long one, before more than a typing error was mended.
const LETTERS: usize = 5;
const ONE_LETTER_IN: usize = 50;

/// The difference between the public forms of two versions, from the older to the newer.
///
/// # Errors
/// When the tool's own form cannot be used, which a test rules out.
pub fn difference(old: &Value, new: &Value) -> Result<Difference, Error> {
    let changes: Vec<_> = compare(form()?, old, new, "")
        .into_iter()
        .filter(|change| !crate::collate::intake::NOT_MATERIAL.contains(&change.part_key()))
        .collect();
    let told: Vec<String> = changes.iter().take(TOLD).map(|change| format!("{} › {}", change.part, change.line())).collect();
    let summary = match changes.len() {
        0 => "nothing that is reported".to_owned(),
        count if count > TOLD => format!("{}; and {}", told.join("; "), counted(count - TOLD, "more change", "more changes")),
        _ => told.join("; "),
    };
    Ok(Difference { only_words_mended: only_words_mended(old, new), summary: cut(&summary) })
}

/// A cell of a register is no place for a chapter.
fn cut(text: &str) -> String {
    const MOST: usize = 400;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MOST { text } else { format!("{}…", text.chars().take(MOST).collect::<String>()) }
}

fn only_words_mended(old: &Value, new: &Value) -> bool {
    let (old, new) = (texts(old), texts(new));
    old.len() == new.len()
        && old.iter().all(|(path, before)| new.get(path).is_some_and(|after| before == after || is_mended(before, after)))
}

fn is_mended(before: &str, after: &str) -> bool {
    let may_change = LETTERS.max(before.chars().count() / ONE_LETTER_IN);
    before.chars().count().abs_diff(after.chars().count()) <= may_change && strsim::levenshtein(before, after) <= may_change
}

/// Every text with the way to it; what says what becomes of a return is left out. Numbers and codes are compared by their digest.
fn texts(data: &Value) -> BTreeMap<String, &str> {
    let mut found = BTreeMap::new();
    for (key, value) in data.as_object().into_iter().flatten() {
        if !crate::collate::intake::NOT_MATERIAL.contains(&key.as_str()) {
            collect(value, key, &mut found);
        }
    }
    found
}

fn collect<'a>(value: &'a Value, path: &str, found: &mut BTreeMap<String, &'a str>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, inner)| collect(inner, &format!("{path}.{key}"), found)),
        Value::Array(entries) => entries.iter().enumerate().for_each(|(i, inner)| collect(inner, &format!("{path}[{i}]"), found)),
        Value::String(text) => {
            found.insert(path.to_owned(), text);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl Resolver<'_> {
    /// Says of each version that counts, or came too late to, with which other it is to be compared.
    pub(super) fn versions_before(&mut self, groups: &[Group]) {
        for pair in groups.iter().flat_map(|group| group.versions.windows(2)) {
            let [earlier, later] = pair else { continue };
            let is_told =
                matches!(self.status(*later), Some(FileStatus::Counts | FileStatus::AfterDeadline | FileStatus::Conflict));
            if let Some(state) = self.files.get_mut(*later).filter(|_| is_told) {
                state.version_before = Some(*earlier);
            }
        }
    }
}
