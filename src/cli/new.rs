//! `masa-return new`: a starter with every question of the form.

use std::path::PathBuf;

use super::Outcome;
use super::files::{Replace, write};
use super::terminal;
use crate::annual_return::starter::starter;
use crate::error::Error;
use crate::value::Year;

/// Write a starter with every question of the form
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return new my-return.yaml
  masa-return new my-return.yaml --year 2026-27")]
pub struct Arguments {
    /// The file to write; - for standard output
    file: PathBuf,
    /// The financial year the return reports on, as 2026-27
    #[arg(long, value_parser = year)]
    year: Option<Year>,
    /// Replace a file that is there
    #[arg(long)]
    force: bool,
}

fn year(text: &str) -> Result<Year, String> {
    Year::parse(text).ok_or_else(|| "write the financial year as 2026-27".to_owned())
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let text = starter(arguments.year)?;
    if arguments.file.as_os_str() == "-" {
        return terminal::out(&text).map(|()| Outcome::Done);
    }
    write(&arguments.file, text.as_bytes(), if arguments.force { Replace::Always } else { Replace::Never })?;
    let file = arguments.file.display();
    terminal::say(&format!("Wrote {file}. Fill it in, then run: masa-return check {file}\n"));
    Ok(Outcome::Done)
}
