//! The library in a few lines: reads a return, checks it, makes its page and its PDF.
//!
//! `cargo run --example library`

use std::error::Error;
use std::fs;

use masa_return::annual_return::check::assess::assess;
use masa_return::annual_return::report;
use masa_return::annual_return::terms::schema::form;
use masa_return::read::Source;
use masa_return::theme::{self, Theme};
use masa_return::{findings, html, pdf};

#[expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example reads a file and says what it made of it")]
fn main() -> Result<(), Box<dyn Error>> {
    let name = "examples/minimal.yaml";
    let source = Source { name: name.to_owned(), bytes: fs::read(name)? };

    // Everything that needs work is a finding. Explanations in the return are applied.
    let assessment = assess(&[source], None)?;
    print!("{}", findings::human(&findings::Told::new(&assessment.findings), form()?, false));
    println!("{name}: {} must be mended", assessment.tally().errors);

    // A draft says so on its cover, and shows every gap where it is.
    let wish = if assessment.is_sound() { report::EditionOptions::FULL } else { report::EditionOptions::DRAFT };
    let document = report::document(assessment.published()?, &assessment.findings, wish)?;
    let theme = Theme::read(theme::DEFAULT)?;
    println!("HTML: {} bytes", html::render(&document, &theme)?.len());
    println!("PDF: {} bytes", pdf::render(&document, &theme)?.len());
    Ok(())
}
