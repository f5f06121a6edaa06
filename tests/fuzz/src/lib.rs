//! Damages a sound return as a real file could be damaged: the fuzzer's bytes decide where and how.
//!
//! Random bytes hardly ever make a return, so they would never reach the rules or the report. The fuzzer therefore starts from a
//! sound return, and its bytes are a list of changes: a value is replaced, removed, doubled, moved from elsewhere, or replaced by
//! text from the fuzzer.

use std::path::Path;
use std::sync::OnceLock;

use masa_return::annual_return::check::assess::{Assessment, assess};
use masa_return::annual_return::public::digest;
use masa_return::read::Source;
use serde_json::{Map, Value, json};

/// The sound returns to start from, as data.
pub fn sound() -> &'static [Value] {
    static SOUND: OnceLock<Vec<Value>> = OnceLock::new();
    SOUND.get_or_init(|| ["minimal.yaml", "exampleshire"].iter().filter_map(|name| data_of(&examples().join(name))).collect())
}

/// The examples of the project.
pub fn examples() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn data_of(path: &Path) -> Option<Value> {
    let assessment = assess(&sources(path), None).ok()?;
    let mut data = digest::full(&assessment.facts.this).ok()?;
    data.as_object_mut()?.remove("data_form");
    Some(data)
}

/// The one file, or all files of a folder.
pub fn sources(path: &Path) -> Vec<Source> {
    let mut paths: Vec<_> = match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(_) => vec![path.to_owned()],
    };
    paths.sort();
    let source =
        |path: &Path| Some(Source { name: path.file_name()?.to_string_lossy().into_owned(), bytes: std::fs::read(path).ok()? });
    paths.iter().filter_map(|path| source(path)).collect()
}

/// Reads and checks a return given as data.
pub fn assessed(data: &Value) -> Assessment {
    let source = Source { name: "return.json".to_owned(), bytes: data.to_string().into_bytes() };
    assess(&[source], None).expect("a return never stops the tool")
}

/// The bytes from the fuzzer, read from the front.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn one(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        Some(usize::from(self.one()?) << 8 | usize::from(self.one()?))
    }

    /// A text: its length, then its bytes.
    fn words(&mut self) -> Option<String> {
        let length = usize::from(self.one()?).min(self.0.len());
        let (words, rest) = self.0.split_at(length);
        self.0 = rest;
        Some(String::from_utf8_lossy(words).into_owned())
    }
}

/// Values at the limits of what a field may hold.
fn edges() -> Vec<Value> {
    let mut edges: Vec<Value> = [
        "",
        " ",
        "0",
        "-0",
        "1",
        "5",
        "6",
        "100",
        "100.0",
        "100.1",
        "0.01",
        "-0.01",
        "-1",
        "999999999999.99",
        "79228162514264337593543950335",
        "18446744073709551615",
        "1e400",
        "c",
        "k",
        "low",
        "u",
        "x",
        "z",
        "true",
        "no",
        "0001-01-01",
        "2024-02-29",
        "9999-12-31",
        "2026-03-31",
        "2027-04-01",
        "2026-27",
        "2099-00",
        "0000-01",
        "<script>alert(1)</script>",
        "# h\n\n* * *\n",
        "[x](javascript:1)",
        "\u{202e}abc",
        "\u{feff}",
        "=1+1",
        "a\u{0}b",
        "D10/850/2026-27",
        "850",
        "E06000001",
        "finance.income[0].amount_actual",
    ]
    .iter()
    .map(|&text| json!(text))
    .collect();
    edges.extend([
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(5),
        json!(-1),
        json!(u64::MAX),
        json!(i64::MIN),
        json!([]),
        json!({}),
        json!([[]]),
    ]);
    edges.push(json!("word ".repeat(2000)));
    edges.push(json!("ß".repeat(3000)));
    edges
}

/// A sound return with the changes the bytes ask for, cut down to a few parts, because rendering time grows with the number of
/// pages.
pub fn spoilt_and_short(bytes: &[u8]) -> Value {
    let Some((kept, bytes)) = bytes.split_at_checked(3) else { return spoilt(bytes) };
    let mut data = spoilt(bytes);
    if let Some(fields) = data.as_object_mut() {
        let parts: Vec<String> = fields.iter().filter(|(_, part)| part.is_object()).map(|(name, _)| name.clone()).collect();
        let is_kept = |number: usize| kept.iter().any(|byte| usize::from(*byte) % parts.len() == number);
        for (_, name) in parts.iter().enumerate().filter(|(number, _)| !is_kept(*number)) {
            fields.shift_remove(name);
        }
    }
    data
}

/// A sound return with the changes the bytes ask for.
pub fn spoilt(bytes: &[u8]) -> Value {
    static EDGES: OnceLock<Vec<Value>> = OnceLock::new();
    let edges = EDGES.get_or_init(edges);
    let mut bytes = Bytes(bytes);
    let start = bytes.one().unwrap_or_default();
    // Most runs start from the small return: checking it is many times faster than checking the complete one.
    let which = usize::from(start % 8 == 7);
    let Some(mut data) = sound().get(which).or_else(|| sound().first()).cloned() else { return json!({}) };
    for _ in 0..64 {
        let (Some(how), Some(place)) = (bytes.one(), bytes.number()) else { break };
        let count = count(&data);
        let path = place * 7919 % count.max(1);
        match how % 8 {
            0 | 1 => {
                let Some(edge) = bytes.one() else { break };
                let edge = edges[usize::from(edge) % edges.len()].clone();
                at(&mut data, path, |value| *value = edge);
            }
            2 => {
                let Some(words) = bytes.words() else { break };
                at(&mut data, path, |value| *value = json!(words));
            }
            3 => {
                let Some(from) = bytes.number() else { break };
                let mut taken = Value::Null;
                at(&mut data, from * 7919 % count.max(1), |value| taken = value.clone());
                if size(&taken) < 400 {
                    at(&mut data, path, |value| *value = taken);
                }
            }
            4 => at(&mut data, path, |value| match value {
                Value::Array(entries) if entries.len() < 40 => entries.extend(entries.clone()),
                Value::Object(fields) => drop(fields.shift_remove_entry(&fields.keys().next().cloned().unwrap_or_default())),
                _ => *value = Value::Null,
            }),
            5 => at(&mut data, path, |value| match value {
                Value::Array(entries) => drop(entries.pop()),
                Value::Object(fields) => drop(fields.pop_last()),
                Value::Number(number) => *value = json!(number.as_u64().unwrap_or_default().wrapping_add(1)),
                _ => {}
            }),
            6 => {
                let Some(number) = bytes.number() else { break };
                at(&mut data, path, |value| match value {
                    Value::String(text) if text.contains('.') => *value = json!(format!("{number}.00")),
                    Value::String(text) => *text = format!("{text}{number}"),
                    _ => *value = json!(number),
                });
            }
            _ => at(&mut data, path, |value| match value {
                Value::String(text) => *text = text.chars().rev().collect(),
                Value::Array(entries) => entries.reverse(),
                _ => {}
            }),
        }
    }
    data
}

trait PopLast {
    fn pop_last(&mut self) -> Option<Value>;
}

impl PopLast for Map<String, Value> {
    fn pop_last(&mut self) -> Option<Value> {
        let last = self.keys().last().cloned()?;
        self.shift_remove(&last)
    }
}

/// The number of values, groups and lists included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Object(fields) => fields.values().map(count).sum(),
        Value::Array(entries) => entries.iter().map(count).sum(),
        _ => 0,
    }
}

fn size(value: &Value) -> usize {
    count(value)
}

/// Changes the value with this number, counted from the top.
fn at(value: &mut Value, number: usize, change: impl FnOnce(&mut Value)) {
    let mut left = number;
    if let Some(found) = find(value, &mut left) {
        change(found);
    }
}

fn find<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Object(fields) => fields.values_mut().find_map(|inner| find(inner, left)),
        Value::Array(entries) => entries.iter_mut().find_map(|inner| find(inner, left)),
        _ => None,
    }
}
