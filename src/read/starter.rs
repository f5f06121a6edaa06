//! An empty return to fill in from top to bottom. It is written from the form, so that it can never be out of date.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::form::{Form, Node};

/// How far a remark reaches to the right.
const WIDTH: usize = 100;
/// Lists of choices up to this length are told one to a line, with their meaning.
const SHORT_LIST: usize = 12;
/// Texts with less room than this do not say how much they have.
const LONG_TEXT: u64 = 300;
/// No form is deeper; a schema that refers to itself must come to an end.
const DEEPEST: usize = 12;

/// Every key of the form in its order, blank, each with what the form says of it. Keys that are not asked for stand behind a `#`.
/// `answers` are given for keys at the top.
pub fn starter(form: &Form, answers: &[(&str, String)]) -> String {
    let mut writer = Writer { answers, told: BTreeSet::new() };
    let root = form.root();
    let mut lines: Vec<String> = Vec::new();
    for sentence in [
        root.text("title").unwrap_or_default(),
        "",
        "Write each answer after its colon. A key with nothing after it is not answered yet.",
        "Lines that begin with # and a space are remarks and are not read.",
        "A key with # right in front of it is not asked for: take away the # to answer it.",
        "For one more entry of a list, copy the lines of the entry, from its dash on.",
        "Where a list has nothing to tell, write [] after its key and delete the lines of its entry.",
    ] {
        lines.extend(remark(sentence, 0));
    }
    let required = root.required(None);
    // What nobody has to type is marked so for editors, and stays out of a starter too.
    let typed = |node: &Node| node.get("doNotSuggest") != Some(&Value::Bool(true));
    for (key, node) in root.properties(None).into_iter().filter(|(_, node)| typed(node)) {
        lines.push(String::new());
        lines.extend(writer.field(key, node, required.contains(&key), 0, 0).lines(""));
    }
    lines.join("\n") + "\n"
}

/// A key as it is written: what is said of it, and its lines.
struct Field {
    asked: bool,
    remarks: Vec<String>,
    written: Vec<String>,
}

impl Field {
    /// The remarks and the lines, with `dash` before the first key.
    fn lines(self, dash: &str) -> Vec<String> {
        let mut lines = self.remarks;
        let deeper = " ".repeat(dash.len());
        for (i, line) in self.written.into_iter().enumerate() {
            let lead = if i == 0 { dash } else { &deeper };
            let line = if line.is_empty() { line } else { format!("{lead}{line}") };
            lines.push(if self.asked { line } else { behind_hash(&line) });
        }
        lines
    }
}

struct Writer<'a> {
    answers: &'a [(&'a str, String)],
    /// What was explained once and need not be again: lists of choices, ways to write, alternatives.
    told: BTreeSet<String>,
}

impl Writer<'_> {
    fn field(&mut self, key: &str, node: Node, asked: bool, column: usize, depth: usize) -> Field {
        let mut remarks = remark(&self.meaning(key, node), column);
        remarks.extend(self.choices(node, column));
        let mut written = Vec::new();
        let item = node.item();
        if depth >= DEEPEST {
            written.push(format!("{key}:"));
        } else if is_group(node) {
            written.push(format!("{key}:"));
            for field in self.fields(node, column + 2, depth + 1) {
                // Air between the larger pieces of a part.
                if depth == 0 && field.written.len() > 1 {
                    written.push(String::new());
                }
                written.extend(field.lines("").into_iter().map(|line| indented(&line)));
            }
        } else if let Some(item) = item {
            written.push(format!("{key}:"));
            written.extend(self.entry(item, column + 2, depth + 1).into_iter().map(|line| indented(&line)));
        } else {
            let answer = match node.list("enum").as_slice() {
                [only] => Some((*only).to_owned()),
                _ => None,
            };
            let given = self.answers.iter().find(|(name, _)| depth == 0 && *name == key).map(|(_, answer)| answer.clone());
            written.push(match given.or(answer) {
                Some(answer) => format!("{key}: {}", quoted(&answer)),
                None => format!("{key}:"),
            });
        }
        Field { asked, remarks, written }
    }

    /// The keys of a group; those of alternatives after the key that chooses between them.
    fn fields(&mut self, node: Node, column: usize, depth: usize) -> Vec<Field> {
        let Some(tag) = node.choice_key() else {
            let required = node.required(None);
            let keys = node.properties(None);
            return keys.into_iter().map(|(key, node)| self.field(key, node, required.contains(&key), column, depth)).collect();
        };
        let Some(choice) = node.property(tag, None) else { return Vec::new() };
        let mut fields = vec![self.field(tag, choice, true, column, depth)];
        let title = node.text("title").unwrap_or_default();
        if !self.told.insert(format!("alternatives {title}")) {
            if let Some(first) = fields.first_mut() {
                first.remarks.extend(remark(&format!("Its other keys follow from {tag}, as where it stands first."), column));
            }
            return fields;
        }
        for code in choice.list("enum") {
            let chosen = json!({ tag: code });
            let keys = node.properties(Some(&chosen)).into_iter().filter(|(key, _)| *key != tag);
            for (i, (key, node)) in keys.enumerate() {
                let mut field = self.field(key, node, false, column, depth);
                if i == 0 {
                    field.remarks.splice(0..0, remark(&format!("Where {tag} is {code}:"), column));
                }
                fields.push(field);
            }
        }
        fields
    }

    /// One blank entry of a list.
    fn entry(&mut self, item: Node, column: usize, depth: usize) -> Vec<String> {
        if !is_group(item) {
            return vec!["-".to_owned()];
        }
        let mut fields = self.fields(item, column + 2, depth);
        // The dash stands before the first key that is asked for; a remark cannot carry it.
        let first = fields.iter().position(|field| field.asked);
        let mut lines = match first {
            Some(first) => fields.remove(first).lines("- "),
            None => vec!["-".to_owned()],
        };
        for field in fields {
            lines.extend(field.lines("").into_iter().map(|line| indented(&line)));
        }
        lines
    }

    /// What the form says of a key, and how an answer is written.
    fn meaning(&mut self, key: &str, node: Node) -> String {
        let what = node.item().filter(|item| !is_group(*item)).unwrap_or(node);
        let title = super::words::humanised(key);
        let said = node.text("description").unwrap_or(&title).split_whitespace().collect::<Vec<_>>().join(" ");
        let stop = if said.ends_with(['.', '?', '!']) { "" } else { "." };
        let mut sentences = vec![said + stop];
        let kinds = what.list("x-refers-to");
        if let Some(first) = kinds.first() {
            let article = if first.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            sentences.push(format!("The id of {article} {}.", kinds.join(" or ")));
        }
        if what.takes("boolean") {
            sentences.push("Write true or false.".to_owned());
        }
        let hint = what.text("patternErrorMessage").or_else(|| what.text("errorMessage")).filter(|_| kinds.is_empty());
        let example = what.get("examples").and_then(|examples| examples.get(0)).map(as_typed);
        match (hint.filter(|hint| self.told.insert((*hint).to_owned())), example) {
            (Some(hint), _) => sentences.push(hint.to_owned()),
            (None, Some(example)) => sentences.push(format!("For example {example}.")),
            (None, None) => {}
        }
        let room = what.get("maxLength").and_then(Value::as_u64).filter(|room| *room >= LONG_TEXT && hint.is_none());
        if let Some(room) = room {
            sentences.push(format!("Up to {} characters.", with_comma(room)));
        }
        sentences.join(" ")
    }

    /// The choices of a key, with their meaning where the list is told for the first time.
    fn choices(&mut self, node: Node, column: usize) -> Vec<String> {
        let what = node.item().filter(|item| !is_group(*item)).unwrap_or(node);
        let codes = what.list("enum");
        if codes.len() < 2 {
            return Vec::new();
        }
        let lead = if node.item().is_some() { "Any of" } else { "One of" };
        let is_new = self.told.insert(codes.join(" "));
        if !is_new {
            return remark(&format!("{lead}: {}.", codes.join(", ")), column);
        }
        if codes.len() > SHORT_LIST {
            let labels = what.list("x-labels");
            let with_label = |(i, code): (usize, &&str)| match labels.get(i) {
                Some(label) if *label != super::words::humanised(code) => format!("{code} ({label})"),
                _ => (*code).to_owned(),
            };
            let all: Vec<String> = codes.iter().enumerate().map(with_label).collect();
            return remark(&format!("{lead}: {}.", all.join(", ")), column);
        }
        let meanings = what.list("enumDescriptions");
        let mut lines = remark(&format!("{lead}:"), column);
        for (i, code) in codes.iter().enumerate() {
            let meaning = meanings.get(i).copied().unwrap_or_default();
            let text = if meaning.is_empty() { (*code).to_owned() } else { format!("{code}: {meaning}") };
            lines.extend(wrapped(&text, WIDTH.saturating_sub(column + 6)).into_iter().enumerate().map(|(i, line)| {
                let lead = if i == 0 { "#   " } else { "#     " };
                format!("{lead}{line}")
            }));
        }
        lines
    }
}

fn is_group(node: Node) -> bool {
    node.takes("object") || node.get("properties").is_some()
}

/// A value of the schema as people would type it.
fn as_typed(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Numbers stand in quotes where the answer is text that only looks like one: a version, a code.
fn quoted(answer: &str) -> String {
    let is_number = answer.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    if is_number { format!("\"{answer}\"") } else { answer.to_owned() }
}

fn with_comma(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

fn indented(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!("  {line}") }
}

/// The line taken out of what is read: `#` right before its first letter, so that taking it away leaves the line in its place.
fn behind_hash(line: &str) -> String {
    let text = line.trim_start();
    let lead = " ".repeat(line.len() - text.len());
    if text.is_empty() || text.starts_with('#') { line.to_owned() } else { format!("{lead}#{text}") }
}

fn remark(text: &str, column: usize) -> Vec<String> {
    if text.is_empty() {
        return vec!["#".to_owned()];
    }
    wrapped(text, WIDTH.saturating_sub(column + 2)).into_iter().map(|line| format!("# {line}")).collect()
}

/// The text in lines of at most `width` characters, where its words allow that.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
