//! `masa-return rules`: every check the tool makes.

use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::Outcome;
use super::catalogue::checks;
use super::outputs::write;
use super::terminal;
use crate::error::Error;
use crate::findings::{self, Check};
use crate::html;
use crate::theme::Theme;

/// List every check
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return rules
  masa-return rules --format html --output checks.html   a page with every check, why, and an example")]
pub struct Arguments {
    /// How the list is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write the list to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace a file that is there
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// Lines for people
    #[default]
    Human,
    /// A page to read and print
    Html,
    /// Data for programs
    Json,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let checks = checks()?;
    let text = match arguments.format {
        Format::Human => checks.iter().map(line).collect(),
        Format::Html => html::render(&findings::checks_page(&checks), &Theme::shipped()?)?,
        Format::Json => format!("{:#}\n", json(&checks)),
    };
    let file = arguments.output.as_deref().filter(|file| file.as_os_str() != "-");
    write(&[(text.into_bytes(), file)], &[], arguments.force)?;
    if let Some(file) = file {
        terminal::say(&format!("Wrote {}\n", file.display()));
    }
    Ok(Outcome::Done)
}

fn line(check: &Check) -> String {
    let proposed = check.duty.as_ref().map(|duty| format!(" (proposed: {})", duty.code)).unwrap_or_default();
    format!("{}  {:<6}  {}{proposed}\n", check.code, check.level.word(), check.title)
}

fn json(checks: &[Check]) -> Value {
    let rules: Vec<Value> = checks
        .iter()
        .map(|check| {
            json!({
                "code": check.code,
                "level": check.level.word(),
                "basis": if check.duty.is_some() { "proposed" } else { "in_force" },
                "duty": check.duty.as_ref().map(|duty| &duty.code),
                "checked_by": check.checked_by,
                "part": check.part,
                "title": check.title,
                "why": check.why,
            })
        })
        .collect();
    json!({ "format_version": findings::FORMAT_VERSION, "rules": rules })
}
