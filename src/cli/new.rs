//! `masa-return new`: a starter with every question of the form.

use std::path::PathBuf;

use super::Outcome;
use super::files::{Replace, write};
use super::terminal;
use crate::annual_return::prefill;
use crate::annual_return::starter::starter;
use crate::error::Error;
use crate::value::Year;

/// Write a starter with every question of the form
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return new my-return.yaml
  masa-return new my-return.yaml --year 2026-27
  masa-return new my-return.yaml --year 2026-27 --area 816
  masa-return new my-return.yaml --year 2026-27 --area 815,816")]
pub struct Arguments {
    /// The file to write; - for standard output
    file: PathBuf,
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
    let mut told = String::new();
    let text = match arguments.year {
        // The year decides which bodies there were and which figures are this year's, so that it is never a default.
        Some(year) if !arguments.areas.is_empty() => match prefill::new(&arguments.areas, year) {
            Ok(prefill) => {
                told = super::fill::report(&prefill);
                let bytes = prefill.sources.into_iter().next().map(|source| source.bytes).unwrap_or_default();
                String::from_utf8_lossy(&bytes).into_owned()
            }
            Err(refusal) => {
                terminal::say(&format!("masa-return: {refusal}\n"));
                return Ok(Outcome::Usage);
            }
        },
        Some(_) | None => starter(arguments.year)?,
    };
    if arguments.file.as_os_str() == "-" {
        terminal::say(&told);
        return terminal::out(&text).map(|()| Outcome::Done);
    }
    write(&arguments.file, text.as_bytes(), if arguments.force { Replace::Always } else { Replace::Never })?;
    let file = arguments.file.display();
    terminal::out(&told)?;
    terminal::say(&format!("Wrote {file}. Fill it in, then run: masa-return check {file}\n"));
    Ok(Outcome::Done)
}
