//! `masa-return render`: the return as a web page and a PDF, with its data next to them.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Outcome;
use super::beside::{write_folder, write_workbook};
use super::files::{Replace, last_year, sources, write};
use super::terminal;
use super::theme::opened;
use crate::annual_return::check::assess::{Circumstances, assess_under};
use crate::annual_return::data::dataset::data;
use crate::annual_return::report::{Edition, EditionOptions, document};
use crate::document::{Document, LOGO, Slot, additions, slots};
use crate::error::Error;
use crate::theme::{Part, Theme};
use crate::value::{Choice as _, counted};
use crate::{html, pdf};

/// Make the web page, the PDF, and the data beside them
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return render my-return.yaml                       writes out/my-return.html, .pdf and .xlsx, and the folder out/my-return-data
  masa-return render my-return.yaml --draft               with its gaps shown, marked as a draft
  masa-return render my-return/ --output-dir published --format html
  masa-return render my-return.yaml --theme our-theme     in the look of your partnership")]
pub struct Arguments {
    /// The return: a file, or a folder with one file a part; - for standard input
    path: PathBuf,
    /// Which readers it is for; can be given several times
    #[arg(long, value_name = "EDITION", value_parser = edition(), default_value = "full")]
    edition: Vec<Edition>,
    /// The folder to write to
    #[arg(long, short, default_value = "out", value_name = "DIR")]
    output_dir: PathBuf,
    /// What to make; everything when it is left out. The data are made once, whatever the editions
    #[arg(long, value_enum)]
    format: Vec<Format>,
    /// The folder of a theme: logo, colours, fonts and words of your own; `masa-return theme check DIR` says whether it is sound
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// Render a return that is not finished, marked as a draft on every page
    #[arg(long)]
    draft: bool,
    /// Last year's return, to compare with: a file or a folder; without it, the one this return names
    #[arg(long, value_name = "FILE")]
    last_year: Option<PathBuf>,
    /// Replace files that this tool did not make
    #[arg(long)]
    force: bool,
    /// Print the outline of the document and write nothing
    #[arg(long, hide = true)]
    outline: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The web page
    Html,
    /// The PDF
    Pdf,
    /// A folder of data: canonical JSON, and a CSV file a table
    Data,
    /// The same tables as one spreadsheet
    Xlsx,
}

/// A mark that every page and PDF made by this tool contains.
const MADE_HERE: Replace = Replace::When(&[b"return.json"]);

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let last_year = last_year(arguments.last_year.as_deref(), &arguments.path)?;
    let assessment = assess_under(&sources(&arguments.path)?, Circumstances::default(), last_year)?;
    let tally = assessment.tally();
    let name = arguments.path.display();
    if tally.errors > 0 && !arguments.draft {
        terminal::say(&format!(
            "{name}: {} must be mended before it can be published.\nTo see what:            masa-return check {name}\nTo make a draft of it:  masa-return render {name} --draft\n",
            counted(tally.errors, "thing", "things")
        ));
        return Ok(Outcome::NeedsWork);
    }
    let theme = match &arguments.theme {
        None => Theme::shipped()?,
        Some(folder) => match opened(folder)? {
            Some(theme) => theme,
            None => return Ok(Outcome::NeedsWork),
        },
    };
    let published = assessment.published()?;
    let stem = stem(&arguments.path);
    let wanted = |format: Format| arguments.format.is_empty() || arguments.format.contains(&format);
    for edition in &arguments.edition {
        let wish = EditionOptions { edition: *edition, draft: arguments.draft };
        let mut document = document(published, &assessment.findings, wish)?;
        for file in lay_in(&mut document, &theme) {
            if *edition == Edition::Full {
                terminal::say(&format!("Left out {file}: this report tells that chapter in a line\n"));
            }
        }
        if arguments.outline {
            terminal::out(&format!("{}\n", crate::document::outline(&document).join("\n")))?;
            continue;
        }
        for format in [Format::Html, Format::Pdf].into_iter().filter(|format| wanted(*format)) {
            let (ending, bytes) = match format {
                Format::Html => ("html", html::render(&document, &theme)?.into_bytes()),
                Format::Pdf => ("pdf", pdf::render(&document, &theme)?),
                Format::Data | Format::Xlsx => continue,
            };
            let file = arguments.output_dir.join(format!("{stem}{}.{ending}", addition(*edition)));
            write(&file, &bytes, if arguments.force { Replace::Always } else { MADE_HERE })?;
            terminal::say(&format!("Wrote {}\n", file.display()));
        }
    }
    if arguments.outline || !(wanted(Format::Data) || wanted(Format::Xlsx)) {
        return Ok(Outcome::Done);
    }
    let data = data(published, arguments.draft)?;
    if wanted(Format::Data) {
        let folder = arguments.output_dir.join(format!("{stem}-data"));
        let files = write_folder(&folder, &data, arguments.force)?;
        terminal::say(&format!("Wrote {} ({})\n", folder.display(), counted(files, "file", "files")));
    }
    if wanted(Format::Xlsx) {
        let file = arguments.output_dir.join(format!("{stem}.xlsx"));
        write_workbook(&file, &data, arguments.force)?;
        terminal::say(&format!("Wrote {}\n", file.display()));
    }
    Ok(Outcome::Done)
}

/// Inserts the texts of a theme into an edition. Returns the files of inserts for chapters that the edition does not have.
fn lay_in(document: &mut Document, theme: &Theme) -> Vec<String> {
    let slots = slots(document);
    let (placed, left_out): (Vec<&Part>, Vec<&Part>) =
        theme.inserts.iter().partition(|part| Slot::named(&part.name).is_some_and(|slot| slots.contains(&slot)));
    let logo = theme.logo.as_ref().map(|logo| (LOGO.to_owned(), logo.alternative.clone()));
    let inserts = placed.iter().map(|part| (part.name.clone(), part.text.clone()));
    let words: Vec<(String, String)> = logo.into_iter().chain(inserts).collect();
    if !words.is_empty() {
        crate::document::lay_in(document, &additions(&words));
    }
    left_out.iter().map(|part| part.file.clone()).collect()
}

/// The parser for the names of editions.
fn edition() -> impl TypedValueParser<Value = Edition> {
    let words = Edition::ALL.iter().map(|edition| PossibleValue::new(edition.code()).help(edition.label()));
    PossibleValuesParser::new(words)
        .map(|code| Edition::ALL.iter().copied().find(|edition| edition.code() == code).unwrap_or(Edition::Full))
}

/// The text between the name of the return and the ending in an edition's file name.
fn addition(edition: Edition) -> String {
    if edition == Edition::Full { String::new() } else { format!("-{}", edition.code()) }
}

/// The output name without its ending: the name of the return's file or folder.
fn stem(path: &Path) -> String {
    let resolved = if path.file_name().is_none() { std::fs::canonicalize(path).unwrap_or_default() } else { path.to_owned() };
    let stem = resolved.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if stem.is_empty() || stem == "-" { "annual-return".to_owned() } else { stem }
}
