//! An empty return to fill in from top to bottom. It is generated from the form, so it is never out of date.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::form::{Form, Node};
use super::scalar;
use super::words::wrapped;

/// The last column of a comment.
const WIDTH: usize = 100;
/// Lists of up to this many choices are shown with one choice per line, with their meanings.
const SHORT_LIST: usize = 12;
/// The length limit of a text is mentioned only when it is at least this many characters.
const LONG_TEXT: u64 = 300;
/// The deepest nesting written. No form is deeper, but a schema that refers to itself must not go on for ever.
const DEEPEST: usize = 12;

/// Every key of the form in order, blank, each with the form's description. Keys that are not asked for are commented out with
/// `#`. `answers` are filled in at the top level.
pub fn starter(form: &Form, answers: &[(&str, String)]) -> String {
    let answers = answers.iter().map(|(key, answer)| ((*key).to_owned(), Value::from(answer.as_str()))).collect();
    filled(form, &Value::Object(answers), &[])
}

/// The same with answers anywhere in the form.
///
/// Every given answer is written, whether it is asked for or not. List entries after the first have no comments, and of their
/// unanswered keys only those that are asked for. `head` holds lines that come before everything else.
pub fn filled(form: &Form, answers: &Value, head: &[String]) -> String {
    let mut writer = Writer { told: BTreeSet::new(), brief: false };
    let root = form.root();
    let mut lines: Vec<String> = Vec::new();
    lines.extend(remark(root.text("title").unwrap_or_default(), 0));
    for line in head {
        lines.extend(remark(line, 0));
    }
    for sentence in [
        "",
        "Write each answer after its colon. A key with nothing after it is not answered yet.",
        "Lines that begin with # and a space are remarks and are not read.",
        "A key with # right in front of it is not asked for: take away the # to answer it.",
        "For one more entry of a list, copy the lines of the entry, from its dash on.",
        "Where a list has nothing to tell and its remark says what an empty list says, write [] after its key and delete the lines of its entry.",
    ] {
        lines.extend(remark(sentence, 0));
    }
    let required = root.required(None);
    // Keys that nobody types are marked for editors, and are left out here too.
    let typed = |node: &Node| node.get("doNotSuggest") != Some(&Value::Bool(true));
    for (key, node) in root.properties(None).into_iter().filter(|(_, node)| typed(node)) {
        lines.push(String::new());
        lines.extend(writer.field(key, node, answers.get(key), required.contains(&key), 0, 0).lines(""));
    }
    lines.join("\n") + "\n"
}

/// A key as it is written: its comments and its lines.
struct Field {
    asked: bool,
    remarks: Vec<String>,
    written: Vec<String>,
}

impl Field {
    /// The comments and the lines, with `dash` before the first key.
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

struct Writer {
    /// What was explained once and is not repeated: lists of choices, ways to write, alternatives.
    told: BTreeSet<String>,
    /// Whether only answers and required keys are written, as in list entries after the first.
    brief: bool,
}

impl Writer {
    fn field(&mut self, key: &str, node: Node, given: Option<&Value>, asked: bool, column: usize, depth: usize) -> Field {
        let mut remarks = Vec::new();
        if !self.brief {
            remarks = remark(&self.meaning(key, node), column);
            remarks.extend(self.choices(node, column));
        }
        let mut written = Vec::new();
        let width = WIDTH.saturating_sub(column + 2);
        if depth >= DEEPEST {
            written.push(format!("{key}:"));
        } else if is_group(node) {
            written.push(format!("{key}:"));
            for field in self.fields(node, given, column + 2, depth + 1) {
                // An empty line between the larger pieces of a part.
                if depth == 0 && field.written.len() > 1 {
                    written.push(String::new());
                }
                written.extend(field.lines("").into_iter().map(|line| indented(&line)));
            }
        } else if let Some(item) = node.item() {
            match given.and_then(Value::as_array) {
                Some(entries) if entries.is_empty() => written.push(format!("{key}: []")),
                Some(entries) => {
                    written.push(format!("{key}:"));
                    let brief = self.brief;
                    for entry in entries {
                        let lines = self.entry(item, Some(entry), column + 2, depth + 1);
                        written.extend(lines.into_iter().map(|line| indented(&line)));
                        self.brief = true;
                    }
                    self.brief = brief;
                }
                None if self.brief => written.push(format!("{key}:")),
                None => {
                    written.push(format!("{key}:"));
                    written.extend(self.entry(item, None, column + 2, depth + 1).into_iter().map(|line| indented(&line)));
                }
            }
        } else {
            let only = match node.list("enum").as_slice() {
                [only] => Some(Value::from(*only)),
                _ => None,
            };
            match given.or(only.as_ref()).and_then(|answer| scalar::written(answer, node, width)) {
                Some((first, below)) => {
                    written.push(format!("{key}: {first}"));
                    written.extend(below.iter().map(|line| indented(line)));
                }
                None => written.push(format!("{key}:")),
            }
        }
        Field { asked: asked || given.is_some(), remarks, written }
    }

    /// The keys of a group. The keys of an alternative come after the key that chooses it.
    fn fields(&mut self, node: Node, given: Option<&Value>, column: usize, depth: usize) -> Vec<Field> {
        let chosen = given.filter(|given| node.choice_key().is_some_and(|tag| given.get(tag).is_some()));
        let Some(tag) = node.choice_key().filter(|_| chosen.is_none()) else {
            let required = node.required(chosen);
            let mut fields = Vec::new();
            for (key, node) in node.properties(chosen) {
                let answer = given.and_then(|given| given.get(key));
                let asked = required.contains(&key);
                if !self.brief || asked || answer.is_some() {
                    fields.push(self.field(key, node, answer, asked, column, depth));
                }
            }
            return fields;
        };
        let Some(choice) = node.property(tag, None) else { return Vec::new() };
        let mut fields = vec![self.field(tag, choice, None, true, column, depth)];
        if self.brief {
            return fields;
        }
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
                let mut field = self.field(key, node, None, false, column, depth);
                if i == 0 {
                    field.remarks.splice(0..0, remark(&format!("Where {tag} is {code}:"), column));
                }
                fields.push(field);
            }
        }
        fields
    }

    /// One entry of a list.
    fn entry(&mut self, item: Node, given: Option<&Value>, column: usize, depth: usize) -> Vec<String> {
        if !is_group(item) {
            let width = WIDTH.saturating_sub(column + 2);
            return match given.and_then(|answer| scalar::written(answer, item, width)) {
                Some((first, below)) => {
                    let below = below.iter().map(|line| indented(line));
                    std::iter::once(format!("- {first}")).chain(below).collect()
                }
                None => vec!["-".to_owned()],
            };
        }
        let mut fields = self.fields(item, given, column + 2, depth);
        // The dash goes before the first required key, because a comment cannot carry it.
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

    /// The form's description of a key, and how to write an answer.
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

    /// The choices of a key, with their meanings the first time the list appears.
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
    node.is_group()
}

/// A value of the schema as people would type it.
fn as_typed(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn with_comma(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

fn indented(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!("  {line}") }
}

/// The line commented out, with `#` directly before its first letter, so that deleting the `#` leaves the line in the right
/// place.
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
