//! `masa-return check`: everything that needs work.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::Outcome;
use super::catalogue::checks;
use super::files::{last_year, sources};
use super::outputs::{Format, Outputs, write};
use super::results::results;
use super::terminal::{self, Colour};
use crate::annual_return::check::assess::{Assessment, Circumstances, assess_under};
use crate::annual_return::model::Duty;
use crate::error::Error;
use crate::finding::{Finding, Level};
use crate::findings::{self, Results, Unread};
use crate::html;
use crate::theme::Theme;
use crate::value::{Choice as _, Date, counted};

/// Tell everything that needs work, where it is, and what to do
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return check my-return.yaml
  masa-return check my-return/                   a folder with one file a part of the form
  masa-return check my-return.yaml --last-year last-years-return.yaml
  masa-return check my-return.yaml --duty all    the rules on duties that are only proposed, too
  masa-return check my-return.yaml --format html --output findings.html --format xlsx --output findings.xlsx")]
pub struct Arguments {
    /// Returns: files, or folders with one file a part; - for standard input
    #[arg(required = true)]
    returns: Vec<PathBuf>,
    #[command(flatten)]
    outputs: Outputs,
    /// The level from which findings make the command fail
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    fail_on: FailOn,
    /// Judge dates on this day instead of the day the return was prepared, as 2027-06-30
    #[arg(long, value_parser = day, value_name = "DATE")]
    as_of: Option<Date>,
    /// Last year's return of the same partnership, to compare with: a file or a folder; without it, the one this return names
    #[arg(long, value_name = "FILE")]
    last_year: Option<PathBuf>,
    /// Check the rules on a proposed duty too, as if the return said that it is in force
    #[arg(long, value_parser = duty_names(), value_delimiter = ',', value_name = "NAME")]
    duty: Vec<String>,
    /// Print the verdict alone
    #[arg(long, short)]
    quiet: bool,
    /// Whether to use colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: Colour,
    /// Replace output files that are there
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum FailOn {
    /// Things that must be mended
    #[default]
    Error,
    /// Facts that need an explanation too
    Query,
    /// Anything at all
    Advice,
}

impl FailOn {
    fn fails(self, finding: &Finding) -> bool {
        let counts = match finding.level {
            Level::Error => true,
            Level::Query => self != Self::Error,
            Level::Advice => self == Self::Advice,
        };
        counts && finding.is_open()
    }
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write the day as 2027-06-30".to_owned())
}

/// The name for every proposed duty at once.
const ALL_DUTIES: &str = "all";

fn duty_names() -> PossibleValuesParser {
    let duties = Duty::ALL.iter().map(|duty| PossibleValue::new(duty.code()).help(duty.label()));
    PossibleValuesParser::new(duties.chain([PossibleValue::new(ALL_DUTIES).help("Every proposed duty")]))
}

impl Arguments {
    /// The duties switched on for this run, in the order of the form.
    fn duties(&self) -> Vec<Duty> {
        let is_named = |duty: &Duty| self.duty.iter().any(|name| name == ALL_DUTIES || name == duty.code());
        Duty::ALL.iter().copied().filter(is_named).collect()
    }
}

/// A return that was read and checked, with the name it was given under.
struct Done {
    name: String,
    assessment: Assessment,
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    if arguments.last_year.is_some() && arguments.returns.len() > 1 {
        terminal::say("masa-return: --last-year goes with one return; check them one by one\n");
        return Ok(Outcome::Usage);
    }
    arguments.outputs.fit_for_a_terminal()?;
    let mut outcome = Outcome::Done;
    let mut done = Vec::new();
    let mut unread = Vec::new();
    for path in &arguments.returns {
        let name = path.display().to_string();
        // One return that cannot be read never stops the others.
        let circumstances = Circumstances { as_of: arguments.as_of, as_if_in_force: arguments.duties() };
        let assessed = sources(path)
            .and_then(|sources| assess_under(&sources, circumstances, last_year(arguments.last_year.as_deref(), path)?));
        match assessed {
            Ok(assessment) => {
                if assessment.findings.iter().any(|finding| arguments.fail_on.fails(finding)) {
                    outcome = outcome.max(Outcome::NeedsWork);
                }
                done.push(Done { name, assessment });
            }
            Err(error) => {
                terminal::say(&format!("masa-return: {error}\n"));
                outcome = Outcome::Failed;
                unread.push(Unread { name, reason: error.to_string() });
            }
        }
    }
    // The catalogue takes time to build, and only these formats show more of it than the codes.
    let shows_checks = |format| matches!(format, Format::Html | Format::Xlsx | Format::Sarif);
    let checks = if arguments.outputs.pairs().any(|(format, _)| shows_checks(format)) { checks()? } else { Vec::new() };
    let results: Vec<Results> = done
        .iter()
        .map(|done| {
            results(
                if done.name == "-" { "standard input" } else { &done.name },
                &done.assessment,
                &done.assessment.findings,
                &checks,
            )
        })
        .collect::<Result<_, _>>()?;
    let mut made = Vec::new();
    for (format, file) in arguments.outputs.pairs() {
        made.push((written(format, &results, &done, &unread, arguments, file.is_none())?, file));
    }
    write(&made, &arguments.returns, arguments.force)?;
    for file in made.iter().filter_map(|(_, file)| *file) {
        terminal::say(&format!("Wrote {}\n", file.display()));
    }
    Ok(outcome)
}

/// The findings in one format.
fn written(
    format: Format,
    results: &[Results],
    done: &[Done],
    unread: &[Unread],
    arguments: &Arguments,
    to_standard_output: bool,
) -> Result<Vec<u8>, Error> {
    Ok(match format {
        Format::Human => {
            let colour = arguments.color.on() && to_standard_output;
            let each = results.iter().zip(done);
            each.map(|(results, done)| lines(results, done.assessment.is_ready_to_sign(), arguments.quiet, colour))
                .collect::<String>()
                .into_bytes()
        }
        Format::Html => html::render(&findings::page(results, unread), &Theme::shipped()?)?.into_bytes(),
        Format::Xlsx => findings::sheet(results, unread)?,
        Format::Json => format!("{:#}\n", findings::json(results, unread)).into_bytes(),
        Format::Sarif => format!("{:#}\n", findings::sarif(results, unread)).into_bytes(),
        Format::Github => findings::github(results).into_bytes(),
    })
}

fn lines(results: &Results, is_ready_to_sign: bool, quiet: bool, colour: bool) -> String {
    let mut text = String::new();
    if !quiet {
        text.push_str(&findings::human(&results.told, results.form, colour));
    }
    text.push_str(&format!("{}: {}\n", results.name, findings::verdict(results.told.tally())));
    if quiet {
        return text;
    }
    if let Some(waiting) = findings::not_begun(results) {
        text.push_str(&waiting);
        text.push('\n');
    }
    let codes = |for_last_year: bool| {
        let not = results.not_checked.iter().filter(|not| not.for_last_year == for_last_year);
        let mut codes: Vec<&str> = not.map(|not| not.code.as_str()).collect();
        codes.sort_unstable();
        codes
    };
    for (codes, why) in
        [(codes(false), "because answers are missing"), (codes(true), "without last year's return (--last-year FILE)")]
    {
        text.push_str(&unchecked(&codes, why));
    }
    text.push_str(&on_proposals(results));
    if is_ready_to_sign {
        text.push_str(&format!("Content digest to sign: {}\n", results.digest));
    }
    if results.told.tally().errors == 0 {
        text.push_str("A pass is not an approval: no tool can judge whether what is written is true.\n");
    } else {
        text.push_str("A pass is not an approval. `masa-return explain` says more about a code or a field.\n");
    }
    text
}

/// The number of checks that could not be made, and the reason. Names them if there are few.
fn unchecked(codes: &[&str], why: &str) -> String {
    const FEW: usize = 8;
    match codes {
        [] => String::new(),
        few if few.len() <= FEW => format!("Not checked, or not everywhere, {why}: {}\n", few.join(", ")),
        many => {
            format!("Not checked, or not everywhere, {why}: {} rules (--format html or json names them)\n", many.len())
        }
    }
}

/// The rules on proposed duties that were left out, and those that were checked.
fn on_proposals(results: &Results) -> String {
    let mut text = String::new();
    if !results.off.is_empty() {
        let names: Vec<&str> =
            Duty::ALL.iter().map(|duty| duty.code()).filter(|code| results.off.iter().any(|off| off.duty == *code)).collect();
        text.push_str(&format!(
            "Not checked: {} on duties that are only proposed ({}). Where one is in force in your area, name it under duties_in_force; to try these rules, add --duty all\n",
            counted(results.off.len(), "rule", "rules"),
            names.join(", ")
        ));
    }
    if !results.as_if_in_force.is_empty() {
        text.push_str(&format!(
            "Checked as if in force, because of --duty: {}. What counts for the department is duties_in_force in the return\n",
            results.as_if_in_force.join(", ")
        ));
    }
    text
}
