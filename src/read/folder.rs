//! Files to one tree: a whole return in one file, or a folder with one file for each part.

use super::decode::{decode, whole_file};
use super::located::Located;
use super::source::is_json;
use super::text::Text;
use super::tree::{Data, Entry, Node};
use super::{Form, Source, codes, json, values, yaml};
use crate::finding::{FieldPath, Finding, Step};
use crate::value::nearest;

/// The name of the file in a folder that holds the top-level keys of a return.
const ENVELOPE: &str = "return";

/// Reads all files into one tree.
pub(crate) fn gather(sources: &[Source], form: &Form, findings: &mut Vec<Finding>) -> Located {
    let mut located = Located::default();
    let top: Vec<&str> = form.top().collect();
    match sources {
        [] => {
            let message = "there is no file to read: the folder holds no file of a return".to_owned();
            let help = "put the return into the folder as return.yaml, and a file for each part beside it if you like";
            findings.push(codes::finding(codes::EMPTY, FieldPath::root(), None, message, help.to_owned()));
        }
        [only] => {
            let root = grown(only, 0, None, form, &mut located, findings);
            let part = part_name(&only.name);
            let has_top_keys =
                root.as_ref().is_some_and(|root| root.entries().iter().any(|entry| top.contains(&entry.key.as_str())));
            let is_part = part != ENVELOPE && top.contains(&part.as_str()) && !has_top_keys;
            located.root = match root {
                Some(root) if is_part && matches!(root.data, Data::Group(_) | Data::List(_)) => Some(folder(vec![(part, root)])),
                Some(root) => top_level(root, &located, findings),
                None => None,
            };
        }
        several => {
            let mut parts = Vec::new();
            for (file, source) in several.iter().enumerate() {
                let name = part_name(&source.name);
                if name != ENVELOPE && !top.contains(&name.as_str()) {
                    located.texts.push(Text::new(&source.name, String::new()));
                    findings.push(unknown_file(source, &name, &top, form));
                    continue;
                }
                let before = findings.len();
                let root = grown(
                    source,
                    file,
                    Some(&name).filter(|name| *name != ENVELOPE).map(String::as_str),
                    form,
                    &mut located,
                    findings,
                );
                if name == ENVELOPE {
                    if let Some(root) = root.and_then(|root| top_level(root, &located, findings)) {
                        parts.push((name, root));
                    }
                    continue;
                }
                let root = root.unwrap_or(Node { file, span: 0..0, data: Data::Lost, lost: true });
                let (root, wrapped) = unwrapped(root, &name, form);
                if !wrapped {
                    for place in findings.iter_mut().skip(before).flat_map(|finding| finding.places.iter_mut()) {
                        place.path.0.insert(0, Step::Key(name.clone().into()));
                    }
                }
                parts.push((name, root));
            }
            located.root = Some(merged(parts, &located, findings));
        }
    }
    located
}

/// Reads one file into a tree and keeps its text.
fn grown(
    source: &Source,
    file: usize,
    part: Option<&str>,
    form: &Form,
    located: &mut Located,
    findings: &mut Vec<Finding>,
) -> Option<Node> {
    let Some(text) = decode(source, findings) else {
        located.texts.push(Text::new(&source.name, String::new()));
        return None;
    };
    let before = findings.len();
    let root = if is_json(&source.name) {
        json::read(file, &text, findings)
    } else {
        {
            let faults_of = |root: &Node| faults(&text, root, part, form);
            yaml::read(file, &text, form, &faults_of, findings, &mut located.untold)
        }
    };
    let nothing = root.as_ref().is_none_or(Node::is_blank);
    if nothing && findings.len() == before {
        let help = "start from a template, or check that this is the right file";
        findings.push(whole_file(codes::EMPTY, &source.name, "there is nothing in the file".to_owned(), help));
    }
    located.texts.push(text);
    root.filter(|_| !nothing)
}

/// How many faults the form finds in a tree. Used only to compare how likely repairs are.
fn faults(text: &Text, root: &Node, part: Option<&str>, form: &Form) -> usize {
    let mut root = root.clone();
    if let Some(part) = part {
        root = folder(vec![(part.to_owned(), unwrapped(root, part, form).0)]);
    }
    let located = Located { texts: vec![text.clone()], root: Some(root), untold: 0 };
    let mut lost = Vec::new();
    let data = values::data(&located, &[false], form.root(), &mut lost, &mut Vec::new());
    form.validator()
        .iter_errors(&data)
        .map(|error| match error.kind() {
            // Each unknown key counts as one, as each missing key does.
            jsonschema::error::ValidationErrorKind::AdditionalProperties { unexpected } => unexpected.len(),
            _ => 1,
        })
        .sum()
}

/// The name of a file without its folder and extension, spelt as a key.
fn part_name(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    stem.to_lowercase().replace(['-', ' '], "_")
}

fn unknown_file(source: &Source, name: &str, top: &[&str], form: &Form) -> Finding {
    let top: Vec<&str> = top.iter().copied().filter(|key| form.headings().contains(*key)).collect();
    let message = format!("the file is named {name}, and the form has no such part");
    let known = top.iter().copied().chain([ENVELOPE]);
    let help = match nearest(name, known) {
        Some(near) => format!("did you mean {near}.yaml? A file of a folder is named for the part it holds"),
        None => format!("name it for the part it holds ({}), or move it out of the folder", top.join(", ")),
    };
    whole_file(codes::UNKNOWN_FILE, &source.name, message, &help)
}

/// The root when it is a group of keys; anything else is a finding, and `None`.
fn top_level(root: Node, located: &Located, findings: &mut Vec<Finding>) -> Option<Node> {
    match root.data {
        Data::Group(_) => Some(root),
        Data::Blank | Data::Lost => None,
        Data::Scalar { .. } | Data::List(_) => {
            let what = if matches!(root.data, Data::List(_)) { "a list" } else { "text" };
            let message = format!("the file begins with {what}, and at the top of a return stand keys");
            let help = "write a key and a colon for each part, and what belongs to it on the lines below".to_owned();
            findings.push(codes::finding(codes::NO_KEYS, FieldPath::root(), located.node_span(&root), message, help));
            None
        }
    }
}

/// The value under the part's own key, when the file repeats that key as its only one. If the part has a field of the same name
/// (the `stories` of the part `stories`), the key counts as repeated only when its value is a group.
fn unwrapped(root: Node, name: &str, form: &Form) -> (Node, bool) {
    let part = FieldPath(vec![Step::Key(name.to_owned().into())]);
    let has_own = form.node(&part).is_some_and(|node| node.property(name, None).is_some());
    let is_wrapper =
        root.entries().len() == 1 && root.entry(name).is_some_and(|entry| !has_own || matches!(entry.value.data, Data::Group(_)));
    if !is_wrapper {
        return (root, false);
    }
    match root.data {
        Data::Group(entries) => match entries.into_iter().next() {
            Some(entry) => (entry.value, true),
            None => (Node { file: root.file, span: root.span, data: Data::Blank, lost: root.lost }, true),
        },
        data => (Node { file: root.file, span: root.span, data, lost: root.lost }, false),
    }
}

fn folder(parts: Vec<(String, Node)>) -> Node {
    let entries = parts.into_iter().map(|(key, value)| Entry { key, file: value.file, key_span: 0..0, value }).collect();
    Node { file: 0, span: 0..0, data: Data::Group(entries), lost: false }
}

/// All parts under one root. A part given twice keeps its first place.
fn merged(parts: Vec<(String, Node)>, located: &Located, findings: &mut Vec<Finding>) -> Node {
    let mut entries: Vec<Entry> = Vec::new();
    let mut lost = false;
    for (name, node) in parts {
        let more = if name == ENVELOPE {
            lost |= node.lost;
            match node.data {
                Data::Group(entries) => entries,
                Data::Blank | Data::Lost | Data::Scalar { .. } | Data::List(_) => Vec::new(),
            }
        } else {
            vec![Entry { key: name, file: node.file, key_span: 0..0, value: node }]
        };
        for entry in more {
            match entries.iter_mut().find(|known| known.key == entry.key) {
                Some(known) if known.value.is_blank() => *known = entry,
                Some(_) if entry.value.is_blank() => {}
                Some(known) => {
                    let first = located.key_span(known);
                    let place =
                        first.as_ref().map_or_else(String::new, |span| format!(", first in {} on line {}", span.file, span.line));
                    let message = format!("`{}` is given twice{place}", entry.key);
                    let help = "keep it in one file only; until then the first is used".to_owned();
                    let path = FieldPath::root().key(&entry.key);
                    let mut finding = codes::finding(codes::TWICE, path.clone(), located.key_span(&entry), message, help);
                    finding.places.push(codes::place(path, first, "first given here"));
                    findings.push(finding);
                }
                None => entries.push(entry),
            }
        }
    }
    Node { file: 0, span: 0..0, data: Data::Group(entries), lost }
}
