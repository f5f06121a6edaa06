//! `masa-return schema`: the form as a JSON Schema.

use super::Outcome;
use super::terminal;
use crate::annual_return::schema::{draft_schema, final_schema};
use crate::error::Error;

/// Print the JSON Schema of the form, for editors and other programs
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The schema of a draft: the same form with nothing required
    #[arg(long)]
    draft: bool,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let schema = if arguments.draft { draft_schema() } else { final_schema() };
    terminal::out(&format!("{schema:#}\n")).map(|()| Outcome::Done)
}
