//! `masa-return schema`: the form as a JSON Schema.

use super::Outcome;
use super::terminal;
use crate::annual_return::terms::schema::{draft_schema, final_schema, public_schema};
use crate::error::Error;
use crate::findings;

/// Print the JSON Schema of the form, for editors and other programs
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The schema of a draft: the same form with nothing required
    #[arg(long)]
    draft: bool,
    /// The schema of what check --format json writes
    #[arg(long, conflicts_with = "draft")]
    findings: bool,
    /// The schema of the public form: what data prints and return.json beside the report holds
    #[arg(long, conflicts_with_all = ["draft", "findings"])]
    public: bool,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let schema = match (arguments.findings, arguments.draft, arguments.public) {
        (true, _, _) => findings::schema(),
        (false, true, _) => draft_schema(),
        (false, false, true) => public_schema(),
        (false, false, false) => final_schema(),
    };
    terminal::out(&format!("{schema:#}\n")).map(|()| Outcome::Done)
}
