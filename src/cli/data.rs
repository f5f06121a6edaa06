//! `masa-return data`: the return as canonical JSON.

use std::path::PathBuf;

use clap::ValueEnum;

use super::Outcome;
use super::files::sources;
use super::terminal;
use crate::annual_return::check::assess::assess;
use crate::annual_return::public::digest;
use crate::canonical;
use crate::error::Error;

/// Print the return as canonical JSON
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The return: a file, or a folder with one file a part; - for standard input
    path: PathBuf,
    /// Which form
    #[arg(long, value_enum, default_value_t)]
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Form {
    /// Without private notes, after disclosure control: what the web page and the PDF carry. Its schema is that of schema --public
    #[default]
    Public,
    /// Everything, private notes among it: it stays with the partnership
    Full,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let assessment = assess(&sources(&arguments.path)?, None)?;
    let this = &assessment.facts.this;
    let data = match arguments.form {
        Form::Public => assessment.public().data.clone(),
        Form::Full => digest::full(this)?,
    };
    terminal::out(&canonical::json(&data)?).map(|()| Outcome::Done)
}
