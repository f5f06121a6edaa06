//! A return as bytes, in every format in which a partnership may send it.

use std::io::{Cursor, Write as _};

use masa_return::annual_return::report;
use masa_return::theme::Theme;
use masa_return::{html, pdf};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::made::Made;

/// The format of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// The full form as JSON.
    Json,
    /// The public form as JSON.
    PublicJson,
    /// One YAML file.
    Yaml,
    /// A folder with one YAML file for each part.
    Folder,
    /// The page.
    Page,
    /// The PDF.
    Pdf,
}

impl Written {
    /// Whether the format holds the full form, not only the public form.
    pub fn is_full(self) -> bool {
        matches!(self, Self::Json | Self::Yaml | Self::Folder)
    }

    /// The ending of the file name; for a folder, that of its parts.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json | Self::PublicJson => "json",
            Self::Yaml | Self::Folder => "yaml",
            Self::Page => "html",
            Self::Pdf => "pdf",
        }
    }

    /// The bytes of the one file, or of each part, with names.
    pub fn files(self, made: &Made) -> Vec<(String, Vec<u8>)> {
        let one = |bytes: Vec<u8>| vec![(String::new(), bytes)];
        match self {
            Self::Json => one(made.full_bytes()),
            Self::PublicJson => one(made.public_bytes()),
            Self::Yaml => one(yaml(&typed(&made.full)).into_bytes()),
            Self::Folder => parts(&typed(&made.full)),
            Self::Page => one(page(made)),
            Self::Pdf => one(paper(made)),
        }
    }
}

/// The data as somebody would type them, without the form marker that the tool adds.
fn typed(full: &Value) -> Value {
    let mut data = full.clone();
    super::json::clear(&mut data, "data_form");
    data
}

/// One file for each part, and one for the fields outside all parts.
fn parts(data: &Value) -> Vec<(String, Vec<u8>)> {
    let fields = data.as_object().expect("a return is a group");
    let mut files = Vec::new();
    let mut envelope = serde_json::Map::new();
    for (key, value) in fields {
        if value.is_object() && key != "replaces" {
            files.push((format!("{key}.yaml"), yaml(value).into_bytes()));
        } else {
            envelope.insert(key.clone(), value.clone());
        }
    }
    files.push(("return.yaml".to_owned(), yaml(&envelope.into()).into_bytes()));
    files
}

/// Data as YAML: one key on each line, and texts in quotes, which YAML reads like JSON.
pub fn yaml(data: &Value) -> String {
    let mut out = String::new();
    if let Value::Object(fields) = data {
        for (key, value) in fields {
            field(key, value, 0, &mut out);
        }
    }
    out
}

fn field(key: &str, value: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            out.push_str(&format!("{indent}{key}:\n"));
            fields.iter().for_each(|(key, value)| field(key, value, depth + 1, out));
        }
        Value::Array(entries) if !entries.is_empty() => {
            out.push_str(&format!("{indent}{key}:\n"));
            entries.iter().for_each(|value| entry(value, depth + 1, out));
        }
        plain => out.push_str(&format!("{indent}{key}: {}\n", scalar(plain))),
    }
}

fn entry(value: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let mut inner = String::new();
            fields.iter().for_each(|(key, value)| field(key, value, depth + 1, &mut inner));
            // The first key follows the dash on the same line.
            out.push_str(&format!("{indent}- {}", inner.trim_start_matches(' ')));
        }
        plain => out.push_str(&format!("{indent}- {}\n", scalar(plain))),
    }
}

fn scalar(value: &Value) -> String {
    let is_plain = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_')
            && !["yes", "no", "on", "off", "true", "false", "null", "y", "n", "x", "z", "c", "k", "u", "low"].contains(&text)
    };
    match value {
        Value::String(text) if is_plain(text) => text.clone(),
        other => other.to_string(),
    }
}

fn page(made: &Made) -> Vec<u8> {
    let assessment = made.assessed();
    let document =
        report::document(assessment.published().expect("a public form"), &assessment.findings, report::EditionOptions::FULL)
            .expect("a sound return has a report");
    html::render(&document, &Theme::shipped().expect("the shipped theme reads")).expect("the report has a page").into_bytes()
}

fn paper(made: &Made) -> Vec<u8> {
    let assessment = made.assessed();
    let document =
        report::document(assessment.published().expect("a public form"), &assessment.findings, report::EditionOptions::FULL)
            .expect("a sound return has a report");
    pdf::render(&document, &Theme::shipped().expect("the shipped theme reads")).expect("the report has a PDF")
}

/// An archive of these files, without times, so that its bytes are always the same.
pub fn archive(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(name.clone(), stored()).expect("a member can begin");
        archive.write_all(bytes).expect("memory takes what is written");
    }
    archive.finish().expect("an archive can end").into_inner()
}

/// The options for writing members.
pub fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(zip::DateTime::default())
}
