//! `masa-return diff`: what changed between two returns.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Outcome;
use super::files::sources;
use super::terminal::{self, Format};
use crate::annual_return::terms::schema::form;
use crate::compare::{Change, What, compare};
use crate::error::Error;
use crate::findings;
use crate::read::{Form, read_leniently};
use crate::value::{capitalised, counted, visible};

/// Tell what changed between two returns, in the words of the form
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return diff draft-1.yaml draft-2.yaml
  masa-return diff last-years-return/ my-return.yaml
  masa-return diff old.yaml new.yaml --format json

Entries of lists are the same where their ids are, or where last_year_id says so. Neither return is checked.
Exit codes: 0 they say the same, 1 they differ, 3 one of them could not be read.")]
pub struct Arguments {
    /// The older return: a file, or a folder with one file a part
    old: PathBuf,
    /// The newer return: a file, or a folder with one file a part
    new: PathBuf,
    /// How changes are written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let form = form()?;
    let (old, new) = (data(&arguments.old, form)?, data(&arguments.new, form)?);
    let changes = compare(form, &old, &new, "last_year_id");
    let names = (arguments.old.display().to_string(), arguments.new.display().to_string());
    terminal::out(&match arguments.format {
        Format::Human => human(&changes, &names),
        Format::Json => format!("{:#}\n", document(&changes, &names)),
    })?;
    Ok(if changes.is_empty() { Outcome::Done } else { Outcome::NeedsWork })
}

fn data(path: &Path, form: &Form) -> Result<Value, Error> {
    let partial = read_leniently(&sources(path)?, form);
    let name = path.display();
    if partial.broken {
        terminal::say(&format!("{name}: some of it cannot be read and is not compared; see masa-return check {name}\n"));
    }
    let is_return = |data: &Value| form.top().any(|key| data.get(key).is_some());
    partial
        .data
        .filter(is_return)
        .ok_or_else(|| Error::new("nothing of a return can be read from it").during(format!("cannot compare {name}")))
}

fn human(changes: &[Change], (old, new): &(String, String)) -> String {
    let mut text = String::new();
    let mut part = None;
    for change in changes {
        if part != Some(&change.part) {
            if part.is_some() {
                text.push('\n');
            }
            text.push_str(&format!("{}\n", visible(&capitalised(&change.part))));
            part = Some(&change.part);
        }
        text.push_str(&format!("  {}\n", visible(&change.line())));
    }
    let count = |wanted: fn(&What) -> bool| changes.iter().filter(|change| wanted(&change.what)).count();
    if changes.is_empty() {
        return format!("{old} and {new} say the same\n");
    }
    let changed = count(|what| matches!(what, What::Changed { .. }));
    let added = count(|what| matches!(what, What::Added { .. }));
    let removed = count(|what| matches!(what, What::Removed { .. }));
    text.push_str(&format!(
        "\nFrom {old} to {new}: {} changed, {added} added, {removed} removed\n",
        counted(changed, "answer", "answers")
    ));
    text
}

fn document(changes: &[Change], (old, new): &(String, String)) -> Value {
    let entry = |change: &Change| {
        let (what, old, new, apart) = match &change.what {
            What::Added { new } => ("added", None, Some(new), None),
            What::Removed { old } => ("removed", Some(old), None, None),
            What::Changed { old, new, apart } => ("changed", Some(old), Some(new), apart.as_ref()),
        };
        json!({
            "part": change.part_key(),
            "path": change.path.to_string(),
            "words": change.way,
            "what": what,
            "old": old,
            "new": new,
            "difference": apart,
            "line": change.line(),
        })
    };
    json!({
        "format_version": findings::FORMAT_VERSION,
        "old": old,
        "new": new,
        "changes": changes.iter().map(entry).collect::<Vec<_>>(),
    })
}
