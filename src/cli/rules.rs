//! `masa-return rules`: every check the tool makes.

use clap::ValueEnum;
use serde_json::json;

use super::Outcome;
use super::terminal;
use crate::annual_return::rules;
use crate::error::Error;
use crate::read::codes;
use crate::rule::{Basis, CheckedBy};
use crate::show;
use crate::value::Choice as _;

/// List every check
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Arguments {
    /// How the list is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// Lines for people
    #[default]
    Human,
    /// Data for programs
    Json,
}

struct Line {
    code: &'static str,
    level: &'static str,
    /// The proposed duty it belongs to; none where what it asks for is in force.
    duty: Option<&'static str>,
    checked_by: &'static str,
    title: String,
}

pub fn run(arguments: Arguments) -> Result<Outcome, Error> {
    let of_return = rules::all().map(|rule| Line {
        code: rule.code,
        level: rule.level.word(),
        duty: match rule.basis {
            Basis::InForce => None,
            Basis::Proposed(duty) => Some(duty.code()),
        },
        checked_by: match rule.checked_by {
            CheckedBy::Rule => "rule",
            CheckedBy::Schema => "schema",
            CheckedBy::Explanations => "explanations",
        },
        title: rule.page().title,
    });
    let of_reading = codes::catalogue().iter().map(|entry| Line {
        code: entry.code,
        level: entry.level.word(),
        duty: None,
        checked_by: "reading",
        title: entry.title.to_owned(),
    });
    let lines: Vec<Line> = of_return.chain(of_reading).collect();
    let text = match arguments.format {
        Format::Human => lines
            .iter()
            .map(|line| {
                let proposed = line.duty.map(|duty| format!(" (proposed: {duty})")).unwrap_or_default();
                format!("{}  {:<6}  {}{proposed}\n", line.code, line.level, line.title)
            })
            .collect(),
        Format::Json => {
            let rules: Vec<_> = lines
                .iter()
                .map(|line| {
                    json!({
                        "code": line.code,
                        "level": line.level,
                        "basis": if line.duty.is_some() { "proposed" } else { "in_force" },
                        "duty": line.duty,
                        "checked_by": line.checked_by,
                        "title": line.title,
                    })
                })
                .collect();
            format!("{:#}\n", json!({ "format_version": show::FORMAT_VERSION, "rules": rules }))
        }
    };
    terminal::out(&text).map(|()| Outcome::Done)
}
