//! `masa-return new`: a starter with every question of the form, or next year's from last year's.

use std::path::{Component, Path, PathBuf};

use super::Outcome;
use super::files::{Replace, sources, write};
use super::terminal;
use crate::annual_return::prefill;
use crate::annual_return::years::starter::starter;
use crate::annual_return::years::successor::{Successor, successor};
use crate::error::Error;
use crate::value::Year;

/// Write a starter with every question of the form, or next year's from last year's return
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return new my-return.yaml
  masa-return new my-return.yaml --year 2026-27
  masa-return new my-return.yaml --year 2026-27 --area 816   with what is already public of these councils
  masa-return new my-return.yaml --year 2026-27 --area 815,816
  masa-return new --from last-years-return.yaml              writes last-years-return-2027-28.yaml
  masa-return new my-return.yaml --from last-years-return/   what stands carried over, the rest asked for again")]
pub struct Arguments {
    /// The file to write; - for standard output
    #[arg(required_unless_present_any = ["from", "output"])]
    file: Option<PathBuf>,
    /// Last year's return: a file, or a folder with one file a part
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// The file to write, another way to give it
    #[arg(long, short, value_name = "FILE", conflicts_with = "file")]
    output: Option<PathBuf>,
    /// The financial year the return reports on, as 2026-27
    #[arg(long, value_parser = year)]
    year: Option<Year>,
    /// Fill in what is public for the councils with these three-digit codes: 816, or 815,816
    #[arg(long = "area", value_name = "CODE", value_delimiter = ',', requires = "year")]
    areas: Vec<String>,
    /// Replace a file that is there
    #[arg(long)]
    force: bool,
}

fn year(text: &str) -> Result<Year, String> {
    Year::parse(text).ok_or_else(|| "write the financial year as 2026-27".to_owned())
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let replace = if arguments.force { Replace::Always } else { Replace::Never };
    let named = arguments.file.as_ref().or(arguments.output.as_ref());
    let Some(from) = &arguments.from else {
        let Some(file) = named else { return Ok(Outcome::Usage) };
        return match arguments.year {
            // The year decides which bodies existed and which figures are this year's, so it has no default.
            Some(year) if !arguments.areas.is_empty() => match prefill::new(&arguments.areas, year) {
                Ok(prefill) => {
                    let told = super::fill::report(&prefill);
                    let bytes = prefill.sources.into_iter().next().map(|source| source.bytes).unwrap_or_default();
                    put(file, &String::from_utf8_lossy(&bytes), replace, &told)
                }
                Err(refusal) => {
                    terminal::say(&format!("masa-return: {refusal}\n"));
                    Ok(Outcome::Usage)
                }
            },
            Some(_) | None => put(file, &starter(arguments.year)?, replace, ""),
        };
    };
    let files = sources(from)?;
    let about = |error: Error| error.during(format!("cannot make next year's return from {}", from.display()));
    // The name of the new file may depend on the year, and its path to last year's return depends on where it is.
    let first = successor(&files, None, arguments.year).map_err(about)?;
    let file = named.cloned().unwrap_or_else(|| default_name(from, &first));
    let next = match relative(from, &file) {
        Some(name) => successor(&files, Some(&name), arguments.year).map_err(about)?,
        None => first,
    };
    put(&file, &next.text, replace, &next.summary())
}

fn put(file: &Path, text: &str, replace: Replace, summary: &str) -> Result<Outcome, Error> {
    if file.as_os_str() == "-" {
        terminal::out(text)?;
        terminal::say(summary);
        return Ok(Outcome::Done);
    }
    write(file, text.as_bytes(), replace)?;
    let file = file.display();
    terminal::say(&format!("Wrote {file}.\n{summary}Fill it in, then run: masa-return check {file}\n"));
    Ok(Outcome::Done)
}

/// The name of last year's return with the new year in it.
fn default_name(from: &Path, next: &Successor) -> PathBuf {
    let resolved = std::fs::canonicalize(from).unwrap_or_else(|_| from.to_owned());
    let stem = if resolved.is_dir() { resolved.file_name() } else { resolved.file_stem() };
    let stem = stem.map_or_else(|| "annual-return".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let before = next.year.before().to_string();
    let stem = stem.strip_suffix(&before).map_or(stem.as_str(), |stem| stem.trim_end_matches(['-', '_', ' ']));
    PathBuf::from(if stem.is_empty() { format!("{}.yaml", next.year) } else { format!("{stem}-{}.yaml", next.year) })
}

/// The path from the folder of a new file to last year's return; `None` when that return has no file or is on another disk.
fn relative(from: &Path, file: &Path) -> Option<String> {
    if from == Path::new("-") {
        return None;
    }
    let from = std::fs::canonicalize(from).ok()?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = std::fs::canonicalize(folder).ok()?;
    let (to, base): (Vec<Component>, Vec<Component>) = (from.components().collect(), folder.components().collect());
    let shared = to.iter().zip(&base).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return None;
    }
    let up = base.iter().skip(shared).map(|_| "..".to_owned());
    let down = to.iter().skip(shared).map(|step| step.as_os_str().to_string_lossy().into_owned());
    let path = up.chain(down).collect::<Vec<_>>().join("/");
    (!path.is_empty()).then_some(path)
}
