//! The command line: one file for each command. Files, the terminal and exit codes are handled only here.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "here, and only here, the tool touches files and settings"
)]

mod beside;
mod catalogue;
mod check;
mod collate;
mod data;
mod diff;
mod explain;
mod field;
mod files;
mod fill;
mod new;
mod outcome;
mod outputs;
mod render;
mod results;
mod rules;
mod schema;
mod terminal;
mod theme;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Error;
use outcome::Outcome;

/// Writes, checks and publishes the statutory annual return of a safeguarding children partnership.
///
/// Nothing ever leaves this computer: the tool uses no network.
#[derive(Debug, Parser)]
#[command(name = "masa-return", version, max_term_width = 100, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

const EXIT_CODES: &str = "\
Exit codes: 0 nothing to mend, 1 the return needs work (diff: the two differ; verify: something differs or is not proved), 2 the command was not understood, 3 a file could not be read or written.";

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Arguments),
    Fill(fill::Arguments),
    Check(check::Arguments),
    Diff(diff::Arguments),
    Render(render::Arguments),
    Theme(theme::Arguments),
    Verify(verify::Arguments),
    Collate(collate::Arguments),
    Explain(explain::Arguments),
    Rules(rules::Arguments),
    Schema(schema::Arguments),
    Data(data::Arguments),
}

const BEGIN: &str = "\
masa-return writes, checks and publishes a safeguarding children partnership's annual return.

Three commands to begin with:

  masa-return new my-return.yaml      writes a starter with every question of the form
  masa-return check my-return.yaml    tells you everything that still needs work, and what to do
  masa-return render my-return.yaml   makes the web page, the PDF and the data files

`masa-return help` lists all commands; `masa-return help check` says more about one.
Nothing ever leaves this computer.
";

/// Runs the tool with these arguments; the first is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let outcome = match Arguments::try_parse_from(arguments) {
        Ok(Arguments { command: None }) => finish(terminal::out(BEGIN).map(|()| Outcome::Done)),
        Ok(Arguments { command: Some(command) }) => finish(dispatch(&command)),
        Err(misunderstood) => {
            // Help and version are not mistakes, so they go to standard output.
            let text = misunderstood.render().to_string();
            if misunderstood.use_stderr() {
                terminal::say(&text);
                Outcome::Usage
            } else {
                finish(terminal::out(&text).map(|()| Outcome::Done))
            }
        }
    };
    ExitCode::from(outcome as u8)
}

fn dispatch(command: &Command) -> Result<Outcome, Error> {
    match command {
        Command::New(arguments) => new::run(arguments),
        Command::Fill(arguments) => fill::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Render(arguments) => render::run(arguments),
        Command::Theme(arguments) => theme::run(arguments),
        Command::Verify(arguments) => verify::run(arguments),
        Command::Collate(arguments) => collate::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Rules(arguments) => rules::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Data(arguments) => data::run(arguments),
    }
}

fn finish(result: Result<Outcome, Error>) -> Outcome {
    result.unwrap_or_else(|error| {
        terminal::say(&format!("masa-return: {error}\n"));
        Outcome::Failed
    })
}
