//! `masa-return check`: everything that needs work.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser};
use serde_json::{Map, Value, json};

use super::Outcome;
use super::files::{Replace, last_year, sources, write};
use super::terminal::{self, Colour};
use crate::annual_return::assess::{Assessment, Circumstances, assess_under};
use crate::annual_return::check::Tally;
use crate::annual_return::model::Duty;
use crate::annual_return::rules;
use crate::annual_return::schema::form;
use crate::error::Error;
use crate::finding::{Finding, Level};
use crate::read::Form;
use crate::show;
use crate::value::{Choice as _, Date, counted};

/// Tell everything that needs work, where it is, and what to do
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  masa-return check my-return.yaml
  masa-return check my-return/                   a folder with one file a part of the form
  masa-return check my-return.yaml --last-year last-years-return.yaml
  masa-return check my-return.yaml --duty all    the rules on duties that are only proposed, too
  masa-return check my-return.yaml --format json --output findings.json")]
pub struct Arguments {
    /// Returns: files, or folders with one file a part; - for standard input
    #[arg(required = true)]
    returns: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write the findings to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
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
    /// Replace the output file whatever it holds
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// Lines for people
    #[default]
    Human,
    /// Data for programs
    Json,
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

/// What stands in every file of findings this tool writes.
const MADE_HERE: Replace = Replace::When(&[b"\"format_version\"", b"A pass is not an approval"]);

pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    if arguments.last_year.is_some() && arguments.returns.len() > 1 {
        terminal::say("masa-return: --last-year goes with one return; check them one by one\n");
        return Ok(Outcome::Usage);
    }
    let mut outcome = Outcome::Done;
    let mut human = String::new();
    let mut returns = Vec::new();
    for path in &arguments.returns {
        let name = path.display().to_string();
        // One return that cannot be read never stops the others.
        let circumstances = Circumstances { as_of: arguments.as_of, as_if_in_force: arguments.duties() };
        let assessed = sources(path)
            .and_then(|sources| assess_under(&sources, circumstances, last_year(arguments.last_year.as_deref(), path)?));
        let assessment = match assessed {
            Ok(assessment) => assessment,
            Err(error) => {
                terminal::say(&format!("masa-return: {error}\n"));
                outcome = Outcome::Failed;
                continue;
            }
        };
        if assessment.findings.iter().any(|finding| arguments.fail_on.fails(finding)) {
            outcome = outcome.max(Outcome::NeedsWork);
        }
        match arguments.format {
            Format::Human => human.push_str(&lines(&name, &assessment, form()?, arguments)),
            Format::Json => returns.push(entry(&name, &assessment)),
        }
    }
    let text = match arguments.format {
        Format::Human => human,
        Format::Json => format!("{:#}\n", document(returns)),
    };
    match &arguments.output {
        None => terminal::out(&text)?,
        Some(file) => write(file, text.as_bytes(), if arguments.force { Replace::Always } else { MADE_HERE })?,
    }
    Ok(outcome)
}

fn lines(name: &str, assessment: &Assessment, form: &Form, arguments: &Arguments) -> String {
    let mut text = String::new();
    if !arguments.quiet {
        text.push_str(&show::human(&assessment.findings, form, arguments.color.on() && arguments.output.is_none()));
    }
    text.push_str(&verdict(name, assessment, arguments.quiet));
    text
}

fn verdict(name: &str, assessment: &Assessment, quiet: bool) -> String {
    let Tally { errors, queries, explained, advice } = assessment.tally();
    let mut parts = vec![match errors {
        0 => "nothing must be mended".to_owned(),
        _ => format!("{} must be mended", counted(errors, "thing", "things")),
    }];
    if queries > 0 {
        parts.push(format!("{} an explanation", counted(queries, "fact needs", "facts need")));
    }
    if explained > 0 {
        parts.push(format!("{} explained", counted(explained, "fact is", "facts are")));
    }
    if advice > 0 {
        parts.push(counted(advice, "suggestion", "suggestions"));
    }
    let mut text = format!("{name}: {}\n", parts.join(", "));
    if quiet {
        return text;
    }
    let alone = assessment.facts.last_year.is_none();
    let looks_back = |code: &str| alone && rules::all().any(|rule| rule.code == code && rule.looks_back);
    let mut codes: Vec<&str> = assessment.not_checked.iter().map(|not| not.code).collect();
    codes.sort_unstable();
    let (back, other): (Vec<&str>, Vec<&str>) = codes.into_iter().partition(|code| looks_back(code));
    for (codes, why) in [
        (other, "Not checked, or not everywhere, because answers are missing"),
        (back, "Not checked, or not everywhere, without last year's return (--last-year FILE)"),
    ] {
        if !codes.is_empty() {
            text.push_str(&format!("{why}: {}\n", codes.join(", ")));
        }
    }
    text.push_str(&on_proposals(assessment));
    if errors == 0 {
        text.push_str("Content digest for the signatures: ");
        text.push_str(&assessment.facts.content_digest);
        text.push_str("\nA pass is not an approval: no tool can judge whether what is written is true.\n");
    } else {
        text.push_str("A pass is not an approval. `masa-return explain CODE` says more about a code.\n");
    }
    text
}

/// Which rules on proposed duties were left out, and which were not.
fn on_proposals(assessment: &Assessment) -> String {
    let mut text = String::new();
    if !assessment.off.is_empty() {
        let names: Vec<&str> = Duty::ALL
            .iter()
            .filter(|duty| assessment.off.iter().any(|rule| rule.duty == **duty))
            .map(|duty| duty.code())
            .collect();
        text.push_str(&format!(
            "Not checked: {} on duties that are only proposed ({}). Where one is in force in your area, name it under duties_in_force; to try these rules, add --duty all\n",
            counted(assessment.off.len(), "rule", "rules"),
            names.join(", ")
        ));
    }
    let as_if = as_if_in_force(assessment);
    if !as_if.is_empty() {
        text.push_str(&format!(
            "Checked as if in force, because of --duty: {}. What counts for the department is duties_in_force in the return\n",
            as_if.join(", ")
        ));
    }
    text
}

/// The duties that the return does not say are in force, and that were switched on for this run.
fn as_if_in_force(assessment: &Assessment) -> Vec<&'static str> {
    let facts = &assessment.facts;
    facts.as_if_in_force.iter().filter(|duty| !facts.duty_in_force(**duty)).map(|duty| duty.code()).collect()
}

fn entry(name: &str, assessment: &Assessment) -> Map<String, Value> {
    let Tally { errors, queries, explained, advice } = assessment.tally();
    let not_checked: Vec<Value> = assessment
        .not_checked
        .iter()
        .map(|not| json!({ "code": not.code, "paths": not.paths.iter().map(ToString::to_string).collect::<Vec<_>>() }))
        .collect();
    let mut entry = Map::new();
    entry.insert("return".to_owned(), name.into());
    entry.insert("errors".to_owned(), errors.into());
    entry.insert("queries".to_owned(), queries.into());
    entry.insert("explained".to_owned(), explained.into());
    entry.insert("advice".to_owned(), advice.into());
    entry.insert("content_digest".to_owned(), assessment.facts.content_digest.clone().into());
    if let Value::Object(found) = show::json(&assessment.findings) {
        entry.extend(found.into_iter().filter(|(key, _)| key == "findings"));
    }
    entry.insert("not_checked".to_owned(), not_checked.into());
    let off: Vec<Value> = assessment.off.iter().map(|rule| json!({ "code": rule.code, "duty": rule.duty.code() })).collect();
    entry.insert("off".to_owned(), off.into());
    entry.insert("as_if_in_force".to_owned(), as_if_in_force(assessment).into());
    entry
}

/// One return gives its findings at the top; several give one entry each.
fn document(mut returns: Vec<Map<String, Value>>) -> Value {
    let mut top = Map::new();
    top.insert("format_version".to_owned(), show::FORMAT_VERSION.into());
    if returns.len() == 1 {
        top.extend(returns.pop().unwrap_or_default());
    } else {
        top.insert("returns".to_owned(), returns.into());
    }
    Value::Object(top)
}
