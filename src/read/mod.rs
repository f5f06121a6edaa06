//! Reads files into typed values, and reports everything that is wrong with them.
//!
//! 1. Bytes become text (`decode`).
//! 2. Text becomes a tree in which every value has a position (`tree`), past lines that cannot be read (`yaml`, `repair`).
//! 3. The files become one tree (`folder`).
//! 4. The tree becomes data as the schema describes it (`values`).
//! 5. The schema reports what it refuses (`faults`, `advice`).
//! 6. Everything else becomes the types.
//!
//! Reading never fails: every fault is a [finding](Finding), and a faulty value is marked as faulty. Nothing here knows what the
//! form asks; all of that comes from the [`Form`].

mod advice;
pub mod codes;
mod decode;
mod faults;
pub(crate) mod folder;
pub mod form;
mod json;
mod links;
pub(crate) mod located;
mod path_builder;
mod publish;
mod repair;
mod scalar;
mod shape;
pub(crate) mod source;
mod starter;
pub(crate) mod text;
pub(crate) mod tree;
mod values;
mod words;
mod yaml;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

pub use codes::{Entry, catalogue};
pub use form::{Form, Node, form_words};
pub use links::{Identified, Links, Reference};
pub use located::Located;
pub use shape::said_when_empty;
pub use source::{MAX_BYTES, MAX_DEPTH, MAX_FINDINGS, Source};
pub use starter::{filled, starter};
pub use words::{humanised, uncapitalised};

use crate::finding::{self, FieldPath, Finding, Step};

/// The result of reading files.
#[derive(Debug)]
pub struct Reading<T> {
    /// The typed value. Answers that could not be read are marked as faulty.
    pub value: T,
    /// The same as data, with amounts and dates in canonical spelling. Faulty answers are still there as typed.
    pub data: Value,
    /// The ids and references that could be read.
    pub links: Links,
    /// Where each field is written.
    pub located: Located,
    /// Everything that is wrong, in the order of the files.
    pub findings: Vec<Finding>,
}

/// What can be read from files whose findings are not wanted: last year's return, or another version of this one.
#[derive(Debug)]
pub struct Partial {
    /// The data, including keys the form does not know; `None` when nothing could be read.
    pub data: Option<Value>,
    /// Whether any of the text could not be read.
    pub broken: bool,
}

/// Reads as much of a return as possible and reports no findings.
pub fn read_leniently(sources: &[Source], form: &Form) -> Partial {
    let mut findings = Vec::new();
    let located = folder::gather(sources, form, &mut findings);
    if located.root.is_none() {
        return Partial { data: None, broken: !findings.is_empty() };
    }
    let is_json: Vec<bool> = sources.iter().map(|source| source::is_json(&source.name)).collect();
    let data = values::data(&located, &is_json, form.root(), &mut Vec::new(), &mut findings);
    let broken = findings.iter().any(|finding| finding.code.starts_with("REA"));
    Partial { data: Some(data).filter(|data| data.as_object().is_some_and(|fields| !fields.is_empty())), broken }
}

/// Reads a return: one file, or several that are the parts of a folder.
pub fn read<T: DeserializeOwned + Default>(sources: &[Source], form: &Form) -> Reading<T> {
    let mut findings = Vec::new();
    let located = folder::gather(sources, form, &mut findings);
    if located.root.is_none() {
        let untold = trim(&mut findings, located.untold);
        findings.extend(untold);
        return Reading { value: T::default(), data: json!({}), links: Links::default(), located, findings };
    }
    advice::for_numbers(form, &mut findings);
    located.name_lines(form, &mut findings);
    let is_json: Vec<bool> = sources.iter().map(|source| source::is_json(&source.name)).collect();
    let mut lost = Vec::new();
    let data = values::data(&located, &is_json, form.root(), &mut lost, &mut findings);
    let checked = faults::check(form, &located, &data, &lost, &mut findings);
    let mut clean = Cow::Borrowed(&data);
    if !(checked.unknown.is_empty() && checked.refused.is_empty() && lost.is_empty()) {
        let clean = clean.to_mut();
        without(clean, &checked.unknown);
        for path in checked.refused.iter().chain(&lost) {
            refuse(clean, path);
        }
    }
    let links = Links::collect(&clean, form.root());
    let value = typed(&clean, checked.clean, &located, &mut findings);
    let untold = trim(&mut findings, checked.untold + located.untold);
    findings.extend(untold);
    Reading { value, data, links, located, findings }
}

/// The data as the types. If the schema accepts something that the types refuse, that is a fault of the tool, and a finding says
/// so.
fn typed<T: DeserializeOwned + Default>(clean: &Value, is_clean: bool, located: &Located, findings: &mut Vec<Finding>) -> T {
    let mut track = serde_path_to_error::Track::new();
    let value = T::deserialize(serde_path_to_error::Deserializer::new(clean, &mut track));
    let path: Vec<Step> = track
        .path()
        .iter()
        .filter_map(|segment| match segment {
            serde_path_to_error::Segment::Seq { index } => Some(Step::Index(*index)),
            serde_path_to_error::Segment::Map { key } => Some(Step::Key(key.clone().into())),
            serde_path_to_error::Segment::Enum { .. } | serde_path_to_error::Segment::Unknown => None,
        })
        .collect();
    let path = FieldPath(path);
    if is_clean && (value.is_err() || !path.0.is_empty()) {
        let span = located.span(&path);
        let message = format!("the form allows what stands at {path}, and the tool could not take it over");
        let help = "this is a fault of the tool, not of the return: please report it with this line".to_owned();
        findings.push(codes::finding(codes::OURS, path, span, message, help));
    }
    value.unwrap_or_default()
}

/// Replaces a refused value with something that no type can be read from, so that it becomes faulty.
fn refuse(data: &mut Value, path: &FieldPath) {
    if let Some(value) = at_mut(data, path) {
        *value = json!([[]]);
    }
}

/// Removes keys the form does not know from their groups, one pass for each group.
fn without(data: &mut Value, unknown: &[FieldPath]) {
    let mut groups: BTreeMap<FieldPath, BTreeSet<&str>> = BTreeMap::new();
    for path in unknown {
        if let Some(Step::Key(key)) = path.0.last() {
            groups.entry(path.parent()).or_default().insert(key);
        }
    }
    for (group, keys) in groups {
        if let Some(Value::Object(map)) = at_mut(data, &group) {
            map.retain(|key, _| !keys.contains(key.as_str()));
        }
    }
}

fn at_mut<'a>(data: &'a mut Value, path: &FieldPath) -> Option<&'a mut Value> {
    path.0.iter().try_fold(data, |value, step| match step {
        Step::Key(key) => value.get_mut(&**key),
        Step::Index(index) => value.get_mut(index),
    })
}

/// Sorts findings by place and keeps the first [`MAX_FINDINGS`], those about personal data before all others. Returns the finding
/// that says how many were left out, or `None` when none were.
pub(crate) fn trim(findings: &mut Vec<Finding>, untold: usize) -> Option<Finding> {
    finding::sort(findings);
    findings.dedup();
    let more = findings.len().saturating_sub(MAX_FINDINGS) + untold;
    if more > untold {
        // What could identify a child must not be cut off by the limit.
        findings.sort_by_key(|finding| !finding.is_about_a_person());
        findings.truncate(MAX_FINDINGS);
        finding::sort(findings);
    }
    (more > 0).then(|| {
        let message = format!("{} more findings are not shown", crate::value::grouped(more));
        codes::finding(codes::MORE, FieldPath::root(), None, message, "mend what is shown, then check again".to_owned())
    })
}

#[cfg(test)]
mod tests;
