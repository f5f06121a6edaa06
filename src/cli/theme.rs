//! `masa-return theme`: checks the look of the report, or starts one.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::Outcome;
use super::files::{in_words, write_new};
use super::terminal;
use crate::annual_return::report::chapter_anchors;
use crate::document::{Block, Slot, prose, sample};
use crate::error::Error;
use crate::theme::faults::{FILE, PDF, SLOT};
use crate::theme::{Fault, MOST_FILES, MOST_OF_A_FILE, Part, Theme, ThemeFiles, no_such_place};
use crate::value::counted;
use crate::{html, pdf, theme};

/// Check or begin a theme: the look of the report
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return theme new our-theme                         writes a theme to begin with
  masa-return theme check our-theme                       says what must be mended in it
  masa-return render my-return.yaml --theme our-theme     makes the web page and the PDF with it")]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say everything that must be mended in a theme
    Check {
        /// The folder of the theme
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Write a theme to begin with
    New {
        /// The folder to write
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    match &arguments.command {
        Command::Check { folder } => check(folder),
        Command::New { folder } => new(folder),
    }
}

fn check(folder: &Path) -> Result<Outcome, Error> {
    let (theme, faults) = look(folder)?;
    if faults.is_empty() {
        let name = theme.map(|theme| theme.name).filter(|name| !name.is_empty());
        let name = name.map(|name| format!(" “{name}”")).unwrap_or_default();
        terminal::out(&format!("{}: the theme{name} is sound.\n", folder.display()))?;
        return Ok(Outcome::Done);
    }
    terminal::out(&told(folder, &faults))?;
    Ok(Outcome::NeedsWork)
}

/// A theme to render with; `None` when it has faults, which are printed.
///
/// # Errors
/// When the folder cannot be read.
pub fn opened(folder: &Path) -> Result<Option<Theme>, Error> {
    let (theme, faults) = look(folder)?;
    if faults.is_empty() {
        return Ok(theme);
    }
    terminal::say(&told(folder, &faults));
    Ok(None)
}

fn told(folder: &Path, faults: &[Fault]) -> String {
    let mut text = String::new();
    for fault in faults {
        let name = if fault.file.is_empty() { folder.to_owned() } else { folder.join(&fault.file) };
        let fault = Fault { file: name.display().to_string(), ..fault.clone() };
        text.push_str(&format!("{fault}\n\n"));
    }
    let count = counted(faults.len(), "thing", "things");
    format!("{text}{}: {count} must be mended before it can be used.\n", folder.display())
}

/// Reads a theme and renders a document with every kind of block in both outputs.
fn look(folder: &Path) -> Result<(Option<Theme>, Vec<Fault>), Error> {
    let (files, mut faults) = files(folder)?;
    let (theme, more) = Theme::open(&files);
    faults.extend(more);
    if let Some(theme) = &theme {
        faults.extend(html::faults(&sample(), theme));
        faults.extend(inserts(theme));
        faults.extend(tagged(theme));
    }
    Ok((theme, faults))
}

fn tagged(theme: &Theme) -> Option<Fault> {
    let help = "this is most likely a fault of the tool; please tell us";
    match pdf::render(&sample(), theme) {
        Err(error) => Some(Fault::new(PDF, "", error.to_string(), help)),
        Ok(file) => {
            let has = |mark: &[u8]| file.windows(mark.len()).any(|window| window == mark);
            let sound = has(b"/StructTreeRoot") && has(b"/MarkInfo") && has(b"/Title");
            (!sound).then(|| Fault::new(PDF, "", "the PDF is not tagged, or has no title", help))
        }
    }
}

fn inserts(theme: &Theme) -> Vec<Fault> {
    theme.inserts.iter().filter_map(insert).collect()
}

/// Every place for an insert that a report can have.
pub fn places() -> Vec<Slot> {
    let around = chapter_anchors().into_iter().flat_map(|anchor| [Slot::Before(anchor.clone()), Slot::After(anchor)]);
    std::iter::once(Slot::Opening).chain(around).chain(std::iter::once(Slot::Colophon)).collect()
}

fn insert(part: &Part) -> Option<Fault> {
    let places = places();
    if !Slot::named(&part.name).is_some_and(|slot| places.contains(&slot)) {
        let places: Vec<String> = places.iter().map(ToString::to_string).collect();
        return Some(no_such_place(part, &places));
    }
    let blocks = prose(&part.text);
    if blocks.is_empty() {
        return Some(Fault::new(SLOT, part.file.as_str(), "the insert says nothing", "write it, or remove the file"));
    }
    let trouble = depth(&blocks) > DEEPEST;
    let help = "write it with two levels of lists at most";
    trouble.then(|| Fault::new(SLOT, part.file.as_str(), "lists stand in lists too deep to be read", help))
}

/// The largest depth of nested lists in an insert.
const DEEPEST: usize = 6;

fn depth(blocks: &[Block]) -> usize {
    let inner = blocks.iter().map(|block| match block {
        Block::List { items, .. } => 1 + items.iter().map(|item| depth(item)).max().unwrap_or(0),
        Block::Notice { blocks, .. } | Block::Quote { blocks, .. } => depth(blocks),
        Block::Paragraph(_) | Block::Facts(_) | Block::Figures(_) | Block::Table(_) | Block::Chart(_) => 0,
    });
    inner.max().unwrap_or(0)
}

/// The files of a theme: those in its folder and subfolders. Hidden files are ignored, and links that lead out of the folder are
/// not followed.
fn files(folder: &Path) -> Result<(ThemeFiles, Vec<Fault>), Error> {
    let cannot = |trouble: &std::io::Error| Error::new(in_words(trouble)).during(format!("cannot read {}", folder.display()));
    let root = folder.canonicalize().map_err(|trouble| cannot(&trouble))?;
    let mut reading = Reading { root: root.clone(), files: BTreeMap::new(), faults: Vec::new() };
    reading.folder(&root, "", true).map_err(|trouble| cannot(&trouble))?;
    Ok((ThemeFiles(reading.files), reading.faults))
}

struct Reading {
    root: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
    faults: Vec<Fault>,
}

impl Reading {
    fn folder(&mut self, folder: &Path, prefix: &str, deeper: bool) -> std::io::Result<()> {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<_>>()?;
        entries.sort();
        for path in entries {
            let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
            if name.starts_with('.') || self.files.len() > MOST_FILES {
                continue;
            }
            let name = format!("{prefix}{name}");
            let within = path.canonicalize().is_ok_and(|real| real.starts_with(&self.root));
            if !within {
                let message = "the file leads out of the folder of the theme, or nowhere";
                self.faults.push(Fault::new(FILE, name.as_str(), message, "put the file itself into the folder"));
                continue;
            }
            let about = std::fs::metadata(&path)?;
            if about.is_dir() && deeper {
                self.folder(&path, &format!("{name}/"), false)?;
            } else if about.is_file() {
                let mut bytes = Vec::new();
                File::open(&path)?.take(MOST_OF_A_FILE as u64 + 1).read_to_end(&mut bytes)?;
                self.files.insert(name, bytes);
            }
        }
        Ok(())
    }
}

const STARTER_STYLE: &str = "\
/* Rules for the web page, after its own. Nothing may be fetched from elsewhere; colours come from theme.toml as variables:
   var(--accent), var(--text), var(--paper), … An example, to be taken out of its comment:

h2 { border-top: 0.25rem solid var(--accent); }
*/
";

fn new(folder: &Path) -> Result<Outcome, Error> {
    let toml = format!(
        "name = \"Our theme\"\n\n# The logo stands at the head of the page and on the cover of the PDF. Put the file beside this one.\n# [logo]\n# file = \"logo.png\"\n# alternative = \"The name that the logo shows\"\n\n{}# Fonts of your own: static TrueType files whose licence lets you embed them.\n# regular = \"Regular.ttf\"\n# bold = \"Bold.ttf\"\n# italic = \"Italic.ttf\"\n",
        theme::DEFAULT
    );
    let files = [(folder.join("theme.toml"), toml.as_bytes()), (folder.join("extra.css"), STARTER_STYLE.as_bytes())];
    write_new(&files, &[], false)?;
    terminal::out(&format!(
        "Wrote {}\n\nNext:\n  masa-return theme check {}\n  masa-return render my-return.yaml --theme {}\n",
        folder.display(),
        folder.display(),
        folder.display()
    ))?;
    Ok(Outcome::Done)
}
