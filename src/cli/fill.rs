//! `masa-return fill`: what is already public, put into a return.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::Outcome;
use super::files::{self, Replace, sources};
use super::terminal;
use crate::annual_return::prefill::{Prefill, fill};
use crate::error::Error;
use crate::read::Source;
use crate::value::counted;

/// Put in what is already public: bodies and published figures
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Only what is not answered is filled; remarks, order and every other character stay as they are.
Without -o or --in-place nothing is written: you are told what would be filled.

Examples:
  masa-return fill my-return.yaml
  masa-return fill my-return.yaml --in-place
  masa-return fill my-return.yaml -o filled.yaml
  masa-return fill my-return --in-place --area 816")]
pub struct Arguments {
    /// The return: a file, or a folder with one file a part; - for standard input
    path: PathBuf,
    /// Councils to add, by their three-digit codes: 816, or 815,816
    #[arg(long = "area", value_name = "CODE", value_delimiter = ',')]
    areas: Vec<String>,
    /// Write the filled return to this file or folder; - for standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "in_place")]
    output: Option<PathBuf>,
    /// Write the filled return over the one that was read
    #[arg(long)]
    in_place: bool,
    /// Replace files that are there under the name of the output
    #[arg(long)]
    force: bool,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let path = &arguments.path;
    let before = sources(path)?;
    if arguments.in_place && path == Path::new("-") {
        terminal::say("masa-return: standard input cannot be written over; name a file with -o\n");
        return Ok(Outcome::Usage);
    }
    let prefill = match fill(&before, &arguments.areas) {
        Ok(prefill) => prefill,
        Err(refusal) => {
            terminal::say(&format!("masa-return: {refusal}\n"));
            return Ok(Outcome::NeedsWork);
        }
    };
    let changed: Vec<&Source> = prefill.sources.iter().filter(|source| !before.contains(source)).collect();
    let to_stdout = arguments.output.as_deref() == Some(Path::new("-"));
    if to_stdout {
        let [only] = prefill.sources.as_slice() else {
            terminal::say("masa-return: a folder of parts cannot go to standard output; name a folder with -o\n");
            return Ok(Outcome::Usage);
        };
        terminal::out(&String::from_utf8_lossy(&only.bytes))?;
        terminal::say(&report(&prefill));
        return Ok(Outcome::Done);
    }
    let mut end = String::new();
    if let Some(output) = &arguments.output {
        let all: Vec<(PathBuf, &[u8])> =
            prefill.sources.iter().map(|source| (target(output, path, source), source.bytes.as_slice())).collect();
        files::write_all(&all, if arguments.force { Replace::Always } else { Replace::Never })?;
        let _ = writeln!(end, "Wrote {}.", output.display());
    } else if arguments.in_place {
        if sources(path)? != before {
            return Err(Error::new(format!("{} changed while it was read; nothing was written: fill again", path.display())));
        }
        let all: Vec<(PathBuf, &[u8])> =
            changed.iter().map(|source| (PathBuf::from(&source.name), source.bytes.as_slice())).collect();
        files::write_all(&all, Replace::Always)?;
        let names: Vec<&str> = changed.iter().map(|source| source.name.as_str()).collect();
        let _ = match names.as_slice() {
            [] => writeln!(end, "Nothing was changed in {}.", path.display()),
            names => writeln!(end, "Wrote {}.", crate::value::listed(names)),
        };
    } else if changed.is_empty() {
        let _ = writeln!(end, "There is nothing to fill in {}.", path.display());
    } else {
        let _ = writeln!(end, "Nothing is written yet: --in-place writes it into {0}, -o FILE into another.", path.display());
    }
    terminal::out(&report(&prefill))?;
    terminal::say(&end);
    Ok(Outcome::Done)
}

/// Where a file of the output goes: to the named file, or into the named folder.
fn target(output: &Path, input: &Path, source: &Source) -> PathBuf {
    match Path::new(&source.name).file_name() {
        Some(name) if input.is_dir() => output.join(name),
        Some(_) | None => output.to_path_buf(),
    }
}

/// What was filled in and from which source, and what was not filled in and why.
pub fn report(prefill: &Prefill) -> String {
    let mut text = String::new();
    for filled in &prefill.filled {
        let _ = writeln!(text, "filled: {}: {}\n  from: {}", filled.field, filled.value, filled.source);
    }
    for left in &prefill.not_filled {
        let _ = writeln!(text, "not filled: {}\n  because: {}", left.field, left.why);
        for (number, line) in left.lines.iter().enumerate() {
            let _ = writeln!(text, "  {}{line}", if number == 0 { "write: " } else { "       " });
        }
    }
    let _ = writeln!(
        text,
        "{} filled, {} not",
        counted(prefill.filled.len(), "field", "fields"),
        counted(prefill.not_filled.len(), "group of fields", "groups of fields")
    );
    text
}
