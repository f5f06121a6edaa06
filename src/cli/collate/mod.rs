//! `masa-return collate`: turns many returns into a register, national data, a report, and a list of remaining work.

mod archive;
mod find;
mod inventory;
mod output;
mod work;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use serde_json::Value;

use super::Outcome;
use super::files::in_words;
use super::results::results;
use super::terminal;
use crate::collate::decisions::Decisions;
use crate::collate::national::Made;
use crate::collate::{
    AcceptedReturn, Asked, AuthorityStatus, Collation, FileStatus, Found, Intake, Receipts, Release, Submission, classify,
    difference, feedback, national, open, register, reopen, report, resolve, revisions,
};
use crate::dataset::Table;
use crate::error::Error;
use crate::theme::Theme;
use crate::value::{Choice as _, Date, Year, counted};
use crate::{findings, html, pdf, workbook};
use archive::Archives;
use find::find;
use inventory::Candidate;
use output::Output;

/// Read every partnership's return into a register and national data
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return collate returns/ -o collated --year 2026-27
  masa-return collate returns/ late/ -o collated --year 2026-27 --deadline 2027-09-30 --received received.csv
  masa-return collate returns/ -o collated --year 2026-27 --decisions decisions.csv --release provisional

Takes returns as YAML (files, or folders with a file a part), JSON, and the pages and PDFs this tool makes, in folders within folders and
in ZIP archives, in any mixture. Everything found is listed in the register, with what became of it.
Exit codes: 0 every authority has reported and nothing is left to settle; 1 something is missing, in conflict or not accepted; 2 the
command was not understood; 3 the output could not be written.")]
pub struct Arguments {
    /// Folders with returns, or single files
    #[arg(required = true, value_name = "DIR")]
    from: Vec<PathBuf>,
    /// The folder of the output
    #[arg(long, short, value_name = "OUT")]
    output: PathBuf,
    /// The year the returns report on, as 2026-27
    #[arg(long, value_parser = year, value_name = "YEAR")]
    year: Year,
    /// The last day on which a return is in time, as 2027-09-30; without it nobody is late
    #[arg(long, value_parser = day, value_name = "DATE")]
    deadline: Option<Date>,
    /// When files came in: a table with the columns file, received, digest
    #[arg(long, value_name = "FILE")]
    received: Option<PathBuf>,
    /// What people have settled: a table with the columns case, choice, by, date, reason
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// What kind of release it is
    #[arg(long, value_parser = release_kind(), default_value = Release::Working.code(), value_name = "RELEASE")]
    release: Release,
    /// The output of the release before, to mark every figure that is revised
    #[arg(long, value_name = "DIR")]
    previous: Option<PathBuf>,
    /// How many returns to read at a time; all cores when it is left out
    #[arg(long, value_name = "NUMBER")]
    jobs: Option<usize>,
    /// Say nothing but what stops the work
    #[arg(long, short)]
    quiet: bool,
    /// Replace a folder that no collation made, or that was changed since
    #[arg(long)]
    force: bool,
}

fn year(text: &str) -> Result<Year, String> {
    Year::parse(text).ok_or_else(|| format!("“{text}” is no year; write it as 2026-27"))
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("“{text}” is no day; write it as 2027-09-30"))
}

fn release_kind() -> impl clap::builder::TypedValueParser<Value = Release> {
    PossibleValuesParser::new(Release::ALL.iter().map(|release| release.code()))
        .map(|code| Release::ALL.iter().copied().find(|release| release.code() == code).unwrap_or(Release::Working))
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let receipts = match &arguments.received {
        Some(path) => Receipts::read(&table(path)?).map_err(|error| error.during(format!("cannot use {}", path.display())))?,
        None => Receipts::default(),
    };
    let decisions = match &arguments.decisions {
        Some(path) => Decisions::read(&table(path)?).map_err(|error| error.during(format!("cannot use {}", path.display())))?,
        None => Decisions::default(),
    };
    let previous = arguments.previous.as_deref().map(output::tables_of).transpose()?;
    let output = Output::begin(&arguments.output, arguments.force)?;
    let jobs = arguments.jobs.unwrap_or_else(work::cores);
    let inventory = find(&arguments.from, &arguments.output)?;

    let mut found = work::each("Reading", &inventory.candidates, jobs, arguments.quiet, read)?;
    let not_opened =
        |(file, why): &(String, String)| Found { file: file.clone(), sha256: String::new(), intake: Err(why.clone()) };
    found.extend(inventory.refused.iter().map(not_opened));
    found.extend(inventory.others.iter().map(|(file, why)| Found {
        file: file.clone(),
        sha256: String::new(),
        intake: Ok(Intake::NoReturn(why.clone())),
    }));
    let candidates: BTreeMap<&str, &Candidate> =
        inventory.candidates.iter().map(|candidate| (candidate.file.as_str(), candidate)).collect();
    let digests: BTreeMap<String, String> = found.iter().map(|found| (found.file.clone(), found.sha256.clone())).collect();
    let again = Again { candidates, digests };
    let asked = Asked { year: arguments.year, deadline: arguments.deadline, release: arguments.release };
    let mut archives = Archives::default();
    // Each version is compared with the next, so the return opened last is needed again.
    let mut last: Option<(String, Value)> = None;
    let mut compare = |one: &str, other: &str| {
        let before = match last.take() {
            Some((file, data)) if file == one => data,
            _ => again.reopened(one, &mut archives)?,
        };
        let after = again.reopened(other, &mut archives)?;
        let apart = difference(&before, &after);
        last = Some((other.to_owned(), after));
        apart
    };
    let mut collation = resolve(asked, found, &receipts, &decisions, &mut compare)?;
    tell_changes(&mut collation, &again, jobs, arguments.quiet)?;

    write(&collation, &again, &output, jobs, arguments, previous.as_deref())?;
    let files = output.finish(&register::about(&collation))?;
    if !arguments.quiet {
        terminal::out(&told(&collation, files, &arguments.output))?;
    }
    Ok(outcome(&collation))
}

/// Reads one thing. Whatever it holds, something is known of it afterwards.
fn read(candidate: &Candidate, archives: &mut Archives) -> Result<Found, Error> {
    let file = candidate.file.clone();
    let (submission, sha256) = match candidate.load(archives) {
        Ok(loaded) => loaded,
        Err(why) => return Ok(Found { file, sha256: String::new(), intake: Err(why) }),
    };
    let taken = match work::guarded(|| classify(&submission)) {
        Some(taken) => taken?,
        None => Intake::Unreadable("this tool failed at reading it, which is a fault of the tool: please report it".to_owned()),
    };
    Ok(Found { file, sha256, intake: Ok(taken) })
}

/// Says of versions what changed since the one before.
fn tell_changes(collation: &mut Collation, again: &Again, jobs: usize, quiet: bool) -> Result<(), Error> {
    let file = |at: usize| collation.files.get(at).map_or("", |state| state.file.as_str());
    let pairs: Vec<(usize, usize)> =
        collation.files.iter().enumerate().filter_map(|(at, state)| Some((state.version_before?, at))).collect();
    if pairs.is_empty() {
        return Ok(());
    }
    let told = work::each("Comparing versions", &pairs, jobs, quiet, |(earlier, later), archives| {
        let (before, after) = (again.reopened(file(*earlier), archives)?, again.reopened(file(*later), archives)?);
        Ok(difference(&before, &after)?.summary)
    })?;
    for ((_, later), summary) in pairs.iter().zip(told) {
        if let Some(state) = collation.files.get_mut(*later) {
            state.changed = summary;
        }
    }
    Ok(())
}

/// The register as tables, as a spreadsheet and as a page.
fn write_register(
    collation: &Collation,
    revised: Option<&[revisions::Revision]>,
    output: &Output,
    theme: &Theme,
) -> Result<(), Error> {
    for made in register::files(collation, revised)? {
        output.write(&made.path, &made.bytes)?;
    }
    output.write("register.xlsx", &workbook::workbook(&register::dataset(collation, revised))?)?;
    output.write("register.html", html::render(&register::page(collation, revised), theme)?.as_bytes())
}

/// What of the totals is another than in the release before.
fn revised_totals(previous: &[Made], totals: &[Table]) -> Result<Vec<revisions::Revision>, Error> {
    let now = national::files_of_totals(totals)?;
    let before: Vec<Made> = previous.iter().filter(|made| now.iter().any(|own| own.path == made.path)).cloned().collect();
    revisions::revisions(&before, &now)
}

fn changed(file: &str) -> Error {
    Error::new(format!("{file} was changed while the returns were read; run the command again"))
}

/// The returns, to be opened again.
struct Again<'a> {
    candidates: BTreeMap<&'a str, &'a Candidate>,
    digests: BTreeMap<String, String>,
}

impl Again<'_> {
    fn opened(&self, file: &str, archives: &mut Archives) -> Result<AcceptedReturn, Error> {
        open(&self.submission(file, archives)?)?.ok_or_else(|| changed(file))
    }

    /// Only the public form of a return.
    fn reopened(&self, file: &str, archives: &mut Archives) -> Result<Value, Error> {
        reopen(&self.submission(file, archives)?)?.ok_or_else(|| changed(file))
    }

    fn submission(&self, file: &str, archives: &mut Archives) -> Result<Submission, Error> {
        let candidate = self.candidates.get(file).ok_or_else(|| changed(file))?;
        let (submission, sha256) = candidate.load(archives).map_err(|_| changed(file))?;
        if self.digests.get(file) == Some(&sha256) { Ok(submission) } else { Err(changed(file)) }
    }
}

/// What one partnership adds to the output.
struct Added {
    part: Option<(national::Part, report::Figures)>,
}

fn write(
    collation: &Collation,
    again: &Again,
    output: &Output,
    jobs: usize,
    arguments: &Arguments,
    previous: Option<&[Made]>,
) -> Result<(), Error> {
    let theme = Theme::shipped()?;
    let checks = super::catalogue::checks()?;
    // The register of thousands of files is large. Made before anything else is in memory, and in a thread whose memory is then
    // reused, it does not raise the peak. Revisions are known only at the end, so with a previous release it is made later.
    if previous.is_none() {
        std::thread::scope(|scope| {
            let written = scope.spawn(|| write_register(collation, None, output, &theme)).join();
            written.unwrap_or_else(|_| {
                Err(Error::new("the register could not be made, which is a fault of the tool: please report it"))
            })
        })?;
    }
    let added = work::each("Working out", &collation.partnerships, jobs, arguments.quiet, |partnership, archives| {
        let Some(state) = partnership.speaks_of.and_then(|file| collation.files.get(file)) else {
            return Ok(Added { part: None });
        };
        let counted = again.opened(&state.file, archives)?;
        let findings = feedback::findings(state, collation, &counted.assessment.findings);
        let results = results(&state.file, &counted.assessment, &findings, &checks)?;
        output.write(&format!("feedback/{}.xlsx", partnership.key), &findings::sheet(std::slice::from_ref(&results), &[])?)?;
        let page = feedback::page(partnership, state, collation, results);
        output.write(&format!("feedback/{}.html", partnership.key), html::render(&page, &theme)?.as_bytes())?;
        let part = match partnership.counts {
            Some(_) => Some((national::part(&counted, collation)?, report::figures(counted.published()?, &counted))),
            None => None,
        };
        Ok(Added { part })
    })?;
    let (parts, figures): (Vec<_>, Vec<_>) = added.into_iter().filter_map(|added| added.part).unzip();
    if !arguments.quiet {
        terminal::say("Adding up, and writing tables and report\n");
    }
    let theme = &theme;
    let mut compared: Vec<Made> = Vec::new();
    // Tables of the returns are written while their totals and the report are made.
    let (send, receive) = mpsc::channel();
    std::thread::scope(|scope| {
        let told = scope.spawn(move || {
            let totals = report::totals(collation, &figures);
            let tables = totals.tables();
            let revised = previous.map(|previous| revised_totals(previous, &tables)).transpose()?;
            // The receiver is gone only if the tables could not be written.
            let _ = send.send(tables);
            let document = report::document(collation, &figures, &totals, revised.as_deref())?;
            output.write("report/national-report.html", html::render(&document, theme)?.as_bytes())?;
            output.write("report/national-report.pdf", &pdf::render(&document, theme)?)
        });
        let totals = || receive.recv().map_err(|_| Error::new("the totals could not be worked out"));
        let mut keep = |made: Made| {
            output.write(&made.path, &made.bytes)?;
            if previous.is_some() && made.path.ends_with("csv") {
                compared.push(made);
            }
            Ok(())
        };
        let tables = national::files(collation, parts, totals, &mut keep);
        let failed = || Err(Error::new("the report could not be made, which is a fault of the tool: please report it"));
        told.join().unwrap_or_else(|_| failed()).and(tables)
    })?;
    match previous {
        Some(previous) => write_register(collation, Some(&revisions::revisions(previous, &compared)?), output, theme),
        None => Ok(()),
    }
}

/// The bytes of a list named on the command line.
fn table(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|trouble| Error::new(in_words(&trouble)).during(format!("cannot read {}", path.display())))
}

fn told(collation: &Collation, files: usize, folder: &Path) -> String {
    let mut text = String::new();
    let number = |status: FileStatus| collation.files.iter().filter(|state| state.status == status).count();
    let mut line = |label: &str, count: usize| text.push_str(&format!("{count:>6}  {label}\n"));
    for status in FileStatus::ALL.iter().copied().filter(|status| number(*status) > 0) {
        line(status.label(), number(status));
    }
    text.push_str(&format!("{} found.\n\n", counted(collation.files.len(), "file", "files")));
    for status in AuthorityStatus::ALL.iter().copied() {
        text.push_str(&format!("{:>6}  {}\n", collation.authorities_with(status), status.label()));
    }
    text.push_str(&format!(
        "{} of England in {}.\n\n",
        counted(collation.authorities.len(), "authority", "authorities"),
        collation.asked.year
    ));
    let open = collation.open_cases().count();
    if open > 0 {
        text.push_str(&format!(
            "{} to settle: see cases.csv there, and give the decisions with --decisions\n",
            counted(open, "case", "cases")
        ));
    }
    for note in &collation.notes {
        text.push_str(&format!("Note: {note}\n"));
    }
    text.push_str(&format!("Wrote {} to {}; begin with register.html\n", counted(files, "file", "files"), folder.display()));
    text
}

fn outcome(collation: &Collation) -> Outcome {
    let all_in = collation.authorities.iter().all(|authority| authority.counts.is_some());
    if all_in && collation.open_cases().next().is_none() { Outcome::Done } else { Outcome::NeedsWork }
}
