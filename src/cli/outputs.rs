//! Pairs of `--format` and `--output`: each format with its file; at most one goes to standard output.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueEnum, error::ErrorKind, value_parser};

use super::terminal;
use crate::error::Error;

/// The format of the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Human,
    Html,
    Xlsx,
    Json,
    Sarif,
    Github,
}

impl Format {
    fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
        }
    }

    /// The usual format of a file with this name.
    fn of(file: &Path) -> Self {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "html" | "htm" => Self::Html,
            "xlsx" => Self::Xlsx,
            "json" => Self::Json,
            "sarif" => Self::Sarif,
            _ => Self::Human,
        }
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Human, Self::Html, Self::Xlsx, Self::Json, Self::Sarif, Self::Github]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Human => "Lines for people",
            Self::Html => "A page to print and send",
            Self::Xlsx => "A spreadsheet",
            Self::Json => "Data for programs; its shape is schema/findings.schema.json",
            Self::Sarif => "SARIF 2.1.0, for viewers of findings",
            Self::Github => "Commands that GitHub shows at the line",
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}

/// Formats with the files they are written to; `None` is standard output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outputs(Vec<(Format, Option<PathBuf>)>);

impl Outputs {
    /// Every format with its file; `None` for standard output.
    pub fn pairs(&self) -> impl Iterator<Item = (Format, Option<&Path>)> {
        self.0.iter().map(|(format, file)| (*format, file.as_deref()))
    }

    /// Refuses to write to a terminal what only programs can read.
    ///
    /// # Errors
    /// When a spreadsheet would go to a terminal.
    pub fn fit_for_a_terminal(&self) -> Result<(), Error> {
        let binary = self.pairs().any(|(format, file)| format == Format::Xlsx && file.is_none());
        if binary && std::io::stdout().is_terminal() {
            return Err(Error::new(
                "a spreadsheet cannot be shown here; say where it goes, as --format xlsx --output findings.xlsx",
            ));
        }
        Ok(())
    }

    /// Pairs formats and files in the order they were typed: a file belongs to the last format before it that has no file yet, or
    /// else to the next format.
    fn pair(typed: Vec<Typed>) -> Result<Self, String> {
        let mut pairs: Vec<(Option<Format>, Option<PathBuf>)> = Vec::new();
        for typed in typed {
            match (typed, pairs.last_mut()) {
                (Typed::Format(format), Some((waiting @ None, Some(_)))) => *waiting = Some(format),
                (Typed::Format(format), _) => pairs.push((Some(format), None)),
                (Typed::Output(file), Some((Some(_), waiting @ None))) => *waiting = Some(file),
                (Typed::Output(file), _) => pairs.push((None, Some(file))),
            }
        }
        if pairs.is_empty() {
            pairs.push((Some(Format::Human), None));
        }
        let pairs: Vec<(Format, Option<PathBuf>)> = pairs
            .into_iter()
            .map(|(format, file)| {
                let format = format.or_else(|| file.as_deref().map(Format::of)).unwrap_or(Format::Human);
                (format, file.filter(|file| file.as_os_str() != "-"))
            })
            .collect();
        let to_standard_output: Vec<&str> =
            pairs.iter().filter(|(_, file)| file.is_none()).map(|(format, _)| format.word()).collect();
        if to_standard_output.len() > 1 {
            return Err(format!(
                "only one format can go to standard output, and {} would; put --output FILE after each of the others",
                crate::value::listed(&to_standard_output)
            ));
        }
        for (i, (_, file)) in pairs.iter().enumerate() {
            if let Some(file) = file
                && pairs.iter().skip(i + 1).any(|(_, other)| other.as_ref() == Some(file))
            {
                return Err(format!("two formats would be written to {}; give each a file of its own", file.display()));
            }
        }
        Ok(Self(pairs))
    }
}

/// A format or a file, in the order typed.
enum Typed {
    Format(Format),
    Output(PathBuf),
}

impl clap::FromArgMatches for Outputs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut typed: Vec<(usize, Typed)> = Vec::new();
        let places = |name: &str| matches.indices_of(name).into_iter().flatten();
        let formats = matches.get_many::<Format>("format").into_iter().flatten();
        typed.extend(places("format").zip(formats.map(|format| Typed::Format(*format))));
        let files = matches.get_many::<PathBuf>("output").into_iter().flatten();
        typed.extend(places("output").zip(files.map(|file| Typed::Output(file.clone()))));
        typed.sort_by_key(|(place, _)| *place);
        Self::pair(typed.into_iter().map(|(_, typed)| typed).collect())
            .map_err(|words| clap::Error::raw(ErrorKind::ArgumentConflict, format!("{words}\n")))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl clap::Args for Outputs {
    fn augment_args(command: Command) -> Command {
        command
            .arg(
                Arg::new("format")
                    .long("format")
                    .value_name("FORMAT")
                    .action(ArgAction::Append)
                    .value_parser(value_parser!(Format))
                    .help("How findings are written; can be given several times, each with its own --output"),
            )
            .arg(
                Arg::new("output")
                    .long("output")
                    .short('o')
                    .value_name("FILE")
                    .action(ArgAction::Append)
                    .value_parser(value_parser!(PathBuf))
                    .help("Write the format before it to this file instead of standard output"),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// Writes the output: first the files, all or none; then what goes to standard output.
///
/// # Errors
/// When a file may not be replaced, or something cannot be written.
pub fn write(made: &[(Vec<u8>, Option<&Path>)], inputs: &[PathBuf], force: bool) -> Result<(), Error> {
    let files: Vec<(PathBuf, &[u8])> =
        made.iter().filter_map(|(bytes, file)| Some(((*file)?.to_owned(), bytes.as_slice()))).collect();
    super::files::write_new(&files, inputs, force)?;
    made.iter().filter(|(_, file)| file.is_none()).try_for_each(|(bytes, _)| terminal::out_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(words: &[&str]) -> Result<Vec<(Format, Option<String>)>, String> {
        let typed = words.iter().map(|word| match Format::from_str(word, false) {
            Ok(format) => Typed::Format(format),
            Err(_) => Typed::Output(PathBuf::from(word)),
        });
        let shown = |(format, file): (Format, Option<&Path>)| (format, file.map(|file| file.display().to_string()));
        Outputs::pair(typed.collect()).map(|outputs| outputs.pairs().map(shown).collect())
    }

    #[test]
    fn each_format_has_the_file_beside_it() {
        let file = |name: &str| Some(name.to_owned());
        assert_eq!(pair(&[]), Ok(vec![(Format::Human, None)]));
        assert_eq!(pair(&["html", "a", "xlsx", "b"]), Ok(vec![(Format::Html, file("a")), (Format::Xlsx, file("b"))]));
        assert_eq!(pair(&["human", "html", "a"]), Ok(vec![(Format::Human, None), (Format::Html, file("a"))]));
        assert_eq!(pair(&["a", "json"]), Ok(vec![(Format::Json, file("a"))]));
        assert_eq!(pair(&["json", "-", "html", "a"]), Ok(vec![(Format::Json, None), (Format::Html, file("a"))]));
        assert_eq!(pair(&["a.HTML", "b.txt"]), Ok(vec![(Format::Html, file("a.HTML")), (Format::Human, file("b.txt"))]));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_in_words() {
        assert!(pair(&["html", "json"]).is_err_and(|words| words.contains("html and json would")));
        assert!(pair(&["html", "a", "json", "a"]).is_err_and(|words| words.contains("written to a;")));
    }
}
