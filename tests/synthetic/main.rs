//! Makes synthetic annual returns for tests and planning: as many as are asked for, each plausible, different and sound, from a
//! seed alone.
//!
//! `cargo run --example synthetic -- --seed 7 --count 150 OUT`
//!
//! # What is made
//!
//! Returns for 2026 to 2027 for partnerships of the real authorities of England. Each authority is in one partnership, with the
//! boards and forces of its area and the department's published figures where there are any. Everything else is made up: the
//! complete example is moved to another area, its amounts and counts are scaled to the number of children there, entries are
//! removed or repeated under other ids, and answers are changed. Sums add up to the penny, shares match their parts, references
//! lead somewhere, and each signature carries the digest of what is signed. Some returns have explained queries, some unexplained
//! ones.
//!
//! With `--planted`, or with a flag for each kind, the returns include the cases a department must be ready for: errors,
//! lateness, the same content twice, later versions, contradictions, other years, silence, and malicious files. `planted.csv`
//! gives the result expected for every file. The same seed and options make the same bytes on any machine.
//!
//! # How they are marked
//!
//! The name of every partnership ends with "(synthetic)", and the first narrative field of every return begins with "This is a
//! synthetic return made for testing; nothing in it is true.": in YAML, JSON, pages and PDFs alike. Web addresses end with
//! `.example`, people do not exist, and no figure is real except those that the department published.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a tool for tests writes files, says what it made, and stops at the first surprise"
)]

mod country;
mod counts;
mod entries;
mod finance;
mod hostile;
mod indicators;
mod json;
mod made;
mod make;
mod manifest;
mod money;
mod options;
mod place;
mod plan;
mod post;
mod random;
mod send;
mod template;
mod vary;
mod written;

use std::process::ExitCode;

fn main() -> ExitCode {
    let options = match options::Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(why) => {
            eprintln!("{why}\n\n{}", options::USAGE);
            return ExitCode::from(2);
        }
    };
    match make::make(&options) {
        Ok(made) => {
            let files = made.rows.iter().filter(|row| !row.file.is_empty()).count();
            println!("{files} files below {}", options.out.join("returns").display());
            for (case, number) in plan::told(&made.cases) {
                println!("{number:6} partnerships {case}");
            }
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(3)
        }
    }
}
