//! What the form says about a field, for `explain`.

use serde::Serialize;
use serde_json::{Value, json};

use crate::annual_return::explain::ledger::asked_for;
use crate::finding::{FieldPath, Step};
use crate::findings::Check;
use crate::read::{Form, Node, said_when_empty};
use crate::value::nearest;

/// Deeper than any form, so that a schema that refers to itself comes to an end.
const DEEPEST: usize = 10;

/// A field as `explain` shows it.
#[derive(Debug, Serialize)]
pub struct Field {
    /// The path, with `[]` for each entry of a list.
    pub path: String,
    pub title: String,
    pub help: String,
    /// Whether a return must answer the field before it is signed.
    pub asked_for: bool,
    /// The neighbouring key and its choices that give the field its place: `type`, then codes. `None` when the field is always
    /// there.
    pub only_where: Option<(String, Vec<String>)>,
    pub how_to_write: Vec<String>,
    pub choices: Vec<Choice>,
    pub keys: Vec<Key>,
    pub is_list: bool,
    pub is_private: bool,
    pub example: String,
    pub checks: Vec<(String, String)>,
    pub reasons: Vec<Reason>,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    pub code: String,
    pub label: String,
    pub meaning: String,
}

#[derive(Debug, Serialize)]
pub struct Key {
    pub key: String,
    pub asked_for: bool,
    pub help: String,
}

#[derive(Debug, Serialize)]
pub struct Reason {
    pub id: String,
    pub what: String,
    pub source: String,
    pub status: String,
}

/// The result of looking up what somebody typed.
pub enum Found {
    /// One field.
    Field(Box<Field>),
    /// Several fields whose paths end like that.
    Several(Vec<String>),
    /// No field; perhaps the path of one with similar spelling.
    None(Option<String>),
}

/// The field somebody means: its path, with or without entry numbers, or the end of a path that only one field has.
pub fn find(form: &Form, typed: &str, checks: &[Check]) -> Found {
    let bare = bare(typed);
    let all = every(form);
    if let Some(path) = all.iter().find(|path| path.replace("[]", "") == bare) {
        return field(form, path, checks).map_or(Found::None(None), |field| Found::Field(Box::new(field)));
    }
    let ending: Vec<&String> = all.iter().filter(|path| path.replace("[]", "").ends_with(&format!(".{bare}"))).collect();
    match ending.as_slice() {
        [only] => field(form, only, checks).map_or(Found::None(None), |field| Found::Field(Box::new(field))),
        [] => {
            // Looks for a misspelt last word in its own group, then for a misspelt path.
            let group = bare.rsplit_once('.').map_or("", |(group, _)| group);
            let beside =
                all.iter().filter(|path| path.replace("[]", "").rsplit_once('.').map_or("", |(group, _)| group) == group);
            let near = nearest(&bare, beside.map(String::as_str)).or_else(|| nearest(&bare, all.iter().map(String::as_str)));
            Found::None(near.map(str::to_owned))
        }
        several => Found::Several(several.iter().map(ToString::to_string).collect()),
    }
}

/// A code of a list of choices, with the fields that take it.
pub struct Word {
    /// Its label and meaning.
    pub choice: Choice,
    /// The fields that offer it.
    pub fields: Vec<String>,
}

/// The meanings of a code in the form's lists of choices, each once, with the fields that have it.
pub fn words(form: &Form, code: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for path in every(form) {
        let Some(node) = first_entry(&path).and_then(|steps| form.node(&steps)) else { continue };
        let typed = node.item().unwrap_or(node);
        let Some(choice) = choices(typed).into_iter().find(|choice| choice.code == code) else { continue };
        match words.iter_mut().find(|word| word.choice.label == choice.label && word.choice.meaning == choice.meaning) {
            Some(word) => word.fields.push(path),
            None => words.push(Word { choice, fields: vec![path] }),
        }
    }
    words
}

/// The path without its brackets and their content.
fn bare(typed: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::new();
    for letter in typed.trim().trim_matches('.').chars() {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            letter if depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    bare
}

/// Every path of the form, in order.
fn every(form: &Form) -> Vec<String> {
    fn below(node: Node, path: &str, depth: usize, paths: &mut Vec<String>) {
        if depth > DEEPEST {
            return;
        }
        for (key, inner) in node.properties(None) {
            let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            paths.push(path.clone());
            match inner.item() {
                Some(item) => below(item, &format!("{path}[]"), depth + 1, paths),
                None => below(inner, &path, depth + 1, paths),
            }
        }
    }
    let mut paths = Vec::new();
    if let Some(root) = form.node(&FieldPath::root()) {
        below(root, "", 0, &mut paths);
    }
    paths
}

/// The path of the first entry, which represents all entries.
fn first_entry(path: &str) -> Option<FieldPath> {
    FieldPath::parse(&path.replace("[]", "[0]"))
}

fn field(form: &Form, path: &str, checks: &[Check]) -> Option<Field> {
    let steps = first_entry(path)?;
    let node = form.node(&steps)?;
    let group = form.node(&steps.parent())?;
    let Some(Step::Key(key)) = steps.0.last() else { return None };
    let item = node.item();
    // What people type: an entry of the list, or the answer itself.
    let typed = item.unwrap_or(node);
    let is_group = typed.is_group();
    let reasons = asked_for(path).into_iter().map(|asked| Reason {
        id: asked.id,
        what: asked.what,
        source: asked.source,
        status: asked.status,
    });
    Some(Field {
        path: path.to_owned(),
        title: node.text("title").map_or_else(|| key.to_string(), str::to_owned),
        help: sentence(node.text("description").unwrap_or_default()),
        asked_for: is_asked_for(group, key),
        only_where: only_where(group, key),
        how_to_write: how_to_write(typed, item.map(|_| node), is_group),
        choices: choices(typed),
        keys: if is_group { keys(typed) } else { Vec::new() },
        is_list: item.is_some(),
        is_private: node.text("x-disclosure") == Some("private"),
        example: example(&steps, typed, item.is_some(), is_group),
        checks: pointing_here(path, node, checks),
        reasons: reasons.collect(),
    })
}

fn is_asked_for(group: Node, key: &str) -> bool {
    if group.required(None).contains(&key) {
        return true;
    }
    // Every alternative that has the key asks for it.
    let with_it: Vec<Value> = alternatives(group).into_iter().filter(|chosen| has(group, key, chosen)).collect();
    !with_it.is_empty() && with_it.iter().all(|chosen| group.required(Some(chosen)).contains(&key))
}

/// The answers to the key that chooses between alternatives, each as data.
fn alternatives(group: Node) -> Vec<Value> {
    let Some(tag) = group.choice_key() else { return Vec::new() };
    let codes = group.property(tag, None).map(|choice| choice.list("enum")).unwrap_or_default();
    codes.into_iter().map(|code| json!({ tag: code })).collect()
}

fn has(group: Node, key: &str, chosen: &Value) -> bool {
    group.properties(Some(chosen)).iter().any(|(name, _)| *name == key)
}

fn only_where(group: Node, key: &str) -> Option<(String, Vec<String>)> {
    let tag = group.choice_key()?;
    let all = alternatives(group);
    let with_it: Vec<String> = all
        .iter()
        .filter(|chosen| has(group, key, chosen))
        .filter_map(|chosen| chosen.get(tag).and_then(Value::as_str).map(str::to_owned))
        .collect();
    (tag != key && with_it.len() < all.len()).then(|| (tag.to_owned(), with_it))
}

fn how_to_write(typed: Node, list: Option<Node>, is_group: bool) -> Vec<String> {
    let mut how = Vec::new();
    let is_list = list.is_some();
    if is_list {
        let nothing = list.and_then(said_when_empty).map(|nothing| format!(" Write [] after its key {nothing}."));
        how.push(format!(
            "A list: each entry on lines of its own, with a dash and a space before it.{}",
            nothing.unwrap_or_default()
        ));
    }
    if is_group {
        how.push(if is_list { "Each entry holds the keys below." } else { "A group: it holds the keys below." }.to_owned());
        return how;
    }
    let kinds = typed.list("x-refers-to");
    if !kinds.is_empty() {
        how.push(format!("The id of the {} it refers to, as that gives it.", crate::value::choice_of(&kinds)));
    } else if let Some(hint) = typed.text("patternErrorMessage").or_else(|| typed.text("errorMessage")) {
        how.push(sentence(hint));
    } else if typed.takes("boolean") {
        how.push("Write true or false.".to_owned());
    } else if typed.list("enum").len() > 1 {
        how.push("One of the choices below, exactly as written.".to_owned());
    } else if typed.takes("string") {
        how.push("Words. For several lines, write | after the colon and the words on the lines below, further in.".to_owned());
    }
    if let Some(room) = typed.get("maxLength").and_then(Value::as_u64).filter(|_| typed.kind().is_empty()) {
        how.push(format!("Up to {room} characters."));
    }
    if typed.text("pattern").is_some_and(|pattern| pattern.contains("|c|x|z|")) {
        how.push(
            "Where there is no number: z does not apply, x not available, u not reliable, c held back, low fewer than can be shown, k rounds to nothing."
                .to_owned(),
        );
    }
    how
}

fn choices(typed: Node) -> Vec<Choice> {
    let (labels, meanings) = (typed.list("x-labels"), typed.list("enumDescriptions"));
    let words = |list: &[&str], i: usize| list.get(i).map(|word| (*word).to_owned()).unwrap_or_default();
    let choice =
        |(i, code): (usize, &str)| Choice { code: code.to_owned(), label: words(&labels, i), meaning: words(&meanings, i) };
    typed.list("enum").into_iter().enumerate().map(choice).collect()
}

fn keys(group: Node) -> Vec<Key> {
    let keys = group.properties(None).into_iter().map(|(key, node)| Key {
        key: key.to_owned(),
        asked_for: is_asked_for(group, key),
        help: sentence(node.text("description").unwrap_or_default()),
    });
    keys.collect()
}

/// The lines of a return that lead to the field, with an example answer.
fn example(path: &FieldPath, typed: Node, is_list: bool, is_group: bool) -> String {
    let mut lines: Vec<String> = Vec::new();
    let (mut indent, mut dash) = (String::new(), "");
    for step in &path.0 {
        match step {
            Step::Key(key) => {
                lines.push(format!("{indent}{dash}{key}:"));
                indent.push_str("  ");
                if !dash.is_empty() {
                    indent.push_str("  ");
                }
                dash = "";
            }
            Step::Index(_) => dash = "- ",
        }
    }
    let answer = answer(typed);
    if is_group {
        let key = typed.properties(None).into_iter().find(|(key, _)| is_asked_for(typed, key)).map(|(key, _)| key);
        let dash = if is_list { "- " } else { "" };
        lines.push(format!("{indent}{dash}{}: …", key.unwrap_or("…")));
    } else if is_list {
        lines.push(format!("{indent}- {answer}"));
    } else if let Some(last) = lines.last_mut() {
        last.push_str(&format!(" {answer}"));
    }
    lines.join("\n")
}

fn answer(typed: Node) -> String {
    // The form's example of an id is of one kind, and would mislead for another.
    if let Some(kind) = typed.list("x-refers-to").first() {
        return format!("id-of-the-{}", kind.replace(' ', "-"));
    }
    if let Some(example) = typed.get("examples").and_then(|examples| examples.get(0)) {
        return example.as_str().map_or_else(|| example.to_string(), str::to_owned);
    }
    if let Some(code) = typed.list("enum").first() {
        // A code that looks like a number must be quoted as text.
        let is_number = code.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        return if is_number { format!("\"{code}\"") } else { (*code).to_owned() };
    }
    if typed.takes("boolean") {
        // Neither true nor false, because people copy examples.
        return "…".to_owned();
    }
    // The form's messages end with an example: "…, as 61250".
    let hint = typed.text("patternErrorMessage").or_else(|| typed.text("errorMessage")).unwrap_or_default();
    let after = hint.rsplit_once(" as ").map(|(_, example)| example.split([' ', ',']).next().unwrap_or_default());
    match after.map(|example| example.trim_end_matches('.')).filter(|example| !example.is_empty()) {
        Some(example) => example.to_owned(),
        None if typed.takes("integer") || typed.takes("number") => "12".to_owned(),
        None => "…".to_owned(),
    }
}

/// The checks known to point to the field or into it: by the examples on their pages, or because the form reports a fault of the
/// field under their code.
fn pointing_here(path: &str, node: Node, checks: &[Check]) -> Vec<(String, String)> {
    let own: Vec<&str> = ["x-faulty", "x-missing"].iter().filter_map(|keyword| node.text(keyword)).collect();
    let points = |check: &&Check| {
        own.contains(&check.code.as_str())
            || check.findings.iter().any(|example| {
                let there = numberless(&example.path);
                there == path || there.strip_prefix(path).is_some_and(|rest| rest.starts_with(['.', '[']))
            })
    };
    checks.iter().filter(points).map(|check| (check.code.clone(), check.title.clone())).collect()
}

/// The path with `[]` for each entry of a list.
fn numberless(path: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in path.chars() {
        match letter {
            '[' => {
                inside = true;
                out.push_str("[]");
            }
            ']' => inside = false,
            letter if !inside => out.push(letter),
            _ => {}
        }
    }
    out
}

fn sentence(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.ends_with(['.', '?', '!']) { text } else { format!("{text}.") }
}
