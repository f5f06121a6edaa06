//! `masa-return verify`: whether files hold the same return, and whether their words match their data.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Outcome;
use super::files::{in_words, sources};
use super::terminal::{self, Format};
use crate::canonical::Digest;
use crate::compare::Change;
use crate::error::Error;
use crate::findings;
use crate::read::Source;
use crate::value::{Choice as _, counted, visible};
use crate::verify::{Apart, Fault, Kind, Opened, Report, TOLD, Words, codes, open, verify};

/// The largest page or PDF that is opened; a return of 300 pages is far smaller.
const MOST_BYTES: u64 = 100_000_000;

/// Prove that the page, the PDF and the data are one return
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return verify out/my-return.pdf                        the PDF by itself: do its words say what its data say?
  masa-return verify my-return.yaml out/my-return.html out/my-return.pdf
  masa-return verify theirs.pdf ours.pdf --format json

Takes returns as YAML (a file or a folder) or JSON, and the pages and PDFs this tool makes, in any mixture. Of a return as it was
written, the public form is compared: nothing that is held back is shown.
Exit codes: 0 the same return, and every file as it should be; 1 something differs, or cannot be proved; 3 a file could not be read.")]
pub struct Arguments {
    /// The files: YAML (or a folder), JSON, HTML, PDF
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How the verdict is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let mut opened = Vec::new();
    for path in &arguments.files {
        opened.push(open(&path.display().to_string(), &bytes(path)?)?);
    }
    let report = verify(opened)?;
    terminal::out(&match arguments.format {
        Format::Human => human(&report),
        Format::Json => format!("{:#}\n", document(&report)),
    })?;
    Ok(if report.is_sound() { Outcome::Done } else { Outcome::NeedsWork })
}

/// The bytes of a file, or of the parts of a folder. A page or a PDF may be larger than a return.
fn bytes(path: &Path) -> Result<Vec<Source>, Error> {
    let is_output = path.extension().is_some_and(|ending| {
        let ending = ending.to_string_lossy().to_ascii_lowercase();
        ["html", "htm", "pdf"].contains(&ending.as_str())
    });
    if !is_output || path.is_dir() {
        return sources(path);
    }
    let cannot = |why: String| Error::new(why).during(format!("cannot read {}", path.display()));
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|trouble| cannot(in_words(&trouble)))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(cannot("it is larger than anything this tool makes".to_owned()));
    }
    Ok(vec![Source { name: path.display().to_string(), bytes }])
}

fn human(report: &Report) -> String {
    let mut text = String::new();
    for file in &report.files {
        text.push_str(&format!("{}: {}\n", file.name, title(file)));
        text.push_str(&format!("  {}\n", state(file)));
        for fault in &file.faults {
            text.push_str(&format!("  - {}\n", visible(&fault.line(file.kind))));
        }
        if file.untold > 0 {
            text.push_str(&format!("  - and {}\n", counted(file.untold, "more difference", "more differences")));
        }
        for note in &file.notes {
            text.push_str(&format!("  note: {}\n", visible(note)));
        }
    }
    for apart in &report.apart {
        text.push_str(&format!("\nFrom {} to {}:\n", apart.one, apart.other));
        for line in apart.beside.iter().cloned().chain(apart.changes.iter().take(TOLD).map(change)) {
            text.push_str(&format!("  {}\n", visible(&line)));
        }
        if apart.changes.len() > TOLD {
            text.push_str(&format!("  and {}\n", counted(apart.changes.len() - TOLD, "more change", "more changes")));
        }
        if apart.changes.is_empty() && apart.beside.is_empty() {
            text.push_str("  their data differ in something the form does not name\n");
        }
    }
    text.push_str(&format!("\n{}\n", verdict(report)));
    text
}

/// A change with its part of the form: "Money › income › “County” › amount actual: £61,250, was £58,000".
fn change(change: &Change) -> String {
    if change.part.is_empty() { change.line() } else { format!("{} › {}", change.part, change.line()) }
}

fn title(file: &Opened) -> String {
    let kind = match file.kind {
        Kind::Data => "the return as data".to_owned(),
        Kind::Page => "a page".to_owned(),
        Kind::Pdf => "a PDF".to_owned(),
    };
    let edition = file.edition.map(|(edition, draft)| {
        let draft = if draft { ", a draft" } else { "" };
        format!(" ({}{draft})", edition.label())
    });
    let digest = file.digest.as_ref().map_or_else(|| "no digest".to_owned(), |digest| format!("digest {}", digest.short()));
    format!("{kind}{}, {digest}", edition.unwrap_or_default())
}

fn state(file: &Opened) -> &'static str {
    match file.words {
        Words::None => "its public form is compared",
        _ if !file.faults.is_empty() => "it is not as this tool makes it from its data:",
        Words::Bytes => "it is, byte for byte, what this tool makes of its data",
        Words::Drawn => "its words are those of its data, shown as this tool shows them",
        Words::Words => "its words are those of its data",
        Words::Differ => "its words are not those of its data",
        Words::NotCompared => "its words could not be compared with its data",
    }
}

fn verdict(report: &Report) -> String {
    let code = codes::NOT_THE_SAME;
    let not_proved = report.files.iter().all(|file| file.faults.is_empty()) && !report.is_sound();
    match (report.same(), report.files.len()) {
        (Some(digest), 1) if report.is_sound() => format!("It says what its data say: {digest}"),
        (Some(digest), _) if report.is_sound() => format!("Same return: {digest}"),
        (Some(digest), 1) if not_proved => {
            format!("Not proved: its data have the digest {digest}, and its words could not be compared")
        }
        (Some(digest), 1) => format!("It does not say what its data say: {digest} [{code}]"),
        (Some(digest), _) if report.apart.is_empty() && not_proved => {
            format!("Same data: {digest}; the words of some files could not be compared")
        }
        (Some(digest), _) => format!("Same data: {digest}; but not every file says what they say [{code}]"),
        (None, 1) => format!("It does not say what its data say [{code}]"),
        (None, _) => format!("Not the same return [{code}]"),
    }
}

fn document(report: &Report) -> Value {
    json!({
        "format_version": findings::FORMAT_VERSION,
        "code": (!report.is_sound()).then_some(codes::NOT_THE_SAME),
        "sound": report.is_sound(),
        "same": report.same().is_some() && report.apart.is_empty(),
        "digest": report.same(),
        "verdict": verdict(report),
        "files": report.files.iter().map(file_data).collect::<Vec<_>>(),
        "differences": report.apart.iter().map(apart_data).collect::<Vec<_>>(),
    })
}

fn file_data(file: &Opened) -> Value {
    let fault = |fault: &Fault| {
        let (said, due, heading, before) = match fault {
            Fault::Words(one) => (Some(&one.said), Some(&one.due), Some(&one.heading), Some(&one.before)),
            Fault::Other { .. } => (None, None, None, None),
        };
        json!({
            "page": fault.page(),
            "heading": heading,
            "says": said,
            "data_say": due,
            "after": before,
            "line": fault.line(file.kind),
        })
    };
    json!({
        "file": file.name,
        "kind": match file.kind { Kind::Data => "data", Kind::Page => "html", Kind::Pdf => "pdf" },
        "digest": file.digest.as_ref().map(Digest::short),
        "sha256": file.digest.as_ref().map(Digest::full),
        "edition": file.edition.map(|(edition, _)| edition.code()),
        "draft": file.edition.map(|(_, draft)| draft),
        "words": match file.words {
            Words::None => "none",
            Words::Bytes => "same bytes",
            Words::Drawn => "same words, drawn the same",
            Words::Words => "same words",
            Words::Differ => "differ",
            Words::NotCompared => "not compared",
        },
        "faults": file.faults.iter().map(fault).collect::<Vec<_>>(),
        "more_faults": file.untold,
        "notes": file.notes,
    })
}

fn apart_data(apart: &Apart) -> Value {
    let entry = |change: &Change| json!({ "part": change.part_key(), "path": change.path.to_string(), "line": change.line() });
    json!({
        "one": apart.one,
        "other": apart.other,
        "changes": apart.changes.iter().map(entry).collect::<Vec<_>>(),
        "beside": apart.beside,
    })
}
