//! `masa-return schema`: the form as a JSON Schema.

use super::Outcome;
use super::terminal;
use crate::annual_return::schema::{draft_schema, final_schema};
use crate::error::Error;
use crate::show;

/// Print the JSON Schema of the form, for editors and other programs
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The schema of a draft: the same form with nothing required
    #[arg(long)]
    draft: bool,
    /// The schema of what check --format json writes
    #[arg(long, conflicts_with = "draft")]
    findings: bool,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let schema = match (arguments.findings, arguments.draft) {
        (true, _) => show::schema(),
        (false, true) => draft_schema(),
        (false, false) => final_schema(),
    };
    terminal::out(&format!("{schema:#}\n")).map(|()| Outcome::Done)
}
