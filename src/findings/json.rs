//! Findings as data. The types are the contract: `schema/findings.schema.json` is generated from them.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::{Results, Unread};
use crate::finding::{Finding, Place};
use crate::value::Date;

/// The version of the findings format. It changes when programs that read findings have to change.
pub const FORMAT_VERSION: &str = "1";

const TITLE: &str = "Findings of masa-return";
const ID: &str = "urn:masa-return:findings:1";

/// The findings of a check. One return stands at the top; several stand in a list.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum Document {
    /// One return.
    One(Box<One>),
    /// Several returns, or none that could be read.
    Several(Several),
}

/// The findings of one return.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct One {
    /// The version of this shape.
    format_version: Version,
    #[serde(flatten)]
    of: Return,
}

/// The findings of several returns.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Several {
    /// The version of this shape.
    format_version: Version,
    /// The returns that were checked.
    returns: Vec<OneOfSeveral>,
    /// The returns that could not be read.
    unread: Vec<CouldNotBeRead>,
}

/// One return of several.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OneOfSeveral {
    #[serde(flatten)]
    of: Return,
}

/// A return that could not be read.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct CouldNotBeRead {
    /// The file or folder, as it was given.
    r#return: String,
    /// Why it could not be read.
    reason: String,
}

/// The version of the shape of findings as data.
#[derive(Serialize)]
struct Version(&'static str);

impl JsonSchema for Version {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Version".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": FORMAT_VERSION })
    }
}

/// A return that was checked.
#[derive(Serialize, JsonSchema)]
struct Return {
    /// The file or folder, as it was given.
    r#return: String,
    /// The name of the tool.
    tool: &'static str,
    /// The version of the tool.
    tool_version: &'static str,
    /// The form the return is written for, which decides what is checked; null where it is not given.
    rule_set: Option<String>,
    /// The day dates are judged on; null where none is given.
    judged_on: Option<String>,
    /// How many findings must be mended.
    errors: usize,
    /// How many facts need an explanation.
    queries: usize,
    /// How many facts are explained.
    explained: usize,
    /// How many suggestions there are.
    advice: usize,
    /// The digest of the content, as signatures give it.
    content_digest: String,
    /// What was found, in the order of the files.
    findings: Vec<Found>,
    /// The checks that could not be made, or not everywhere, because answers are missing.
    not_checked: Vec<NotMade>,
    /// The checks that are off, because the duty they belong to is only proposed.
    off: Vec<IsOff>,
    /// The proposed duties that were judged as if they were in force, and of which the return does not say so.
    as_if_in_force: Vec<String>,
}

/// Something that needs work, or is explained.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Found {
    /// The code of the check; for ever the same.
    #[schemars(regex(pattern = r"^[A-Z]{3}-[0-9]{3}$"))]
    code: String,
    /// How much it matters: an error must be mended, a query needs an explanation, advice is a suggestion.
    level: Level,
    /// What is so.
    message: String,
    /// What to do.
    help: String,
    /// The file; null for what is not written anywhere.
    file: Option<String>,
    /// The line on which it begins, counted from 1.
    line: Option<usize>,
    /// The column at which it begins, counted from 1 in characters.
    column: Option<usize>,
    /// The line on which it ends.
    end_line: Option<usize>,
    /// The column after its last character.
    end_column: Option<usize>,
    /// The way to the field, as `finance.income[3].amount_actual`; entries of lists count from 0. Empty for the return as a whole.
    path: String,
    /// The key of the part of the form; empty for the return as a whole.
    section: String,
    /// Other places that have to do with it.
    related: Vec<Related>,
    /// Whether a value was held back because it may be personal.
    masked: bool,
    /// Which word of the answer it is about, counted from 1; null where it is not about one.
    word: Option<usize>,
    /// The mark of the text a clearing of it must name; null where nothing can be cleared.
    text_mark: Option<String>,
    /// What an explanation names besides the code.
    about: String,
    /// The figures it rests on: an explanation holds as long as they stay the same.
    figures: Vec<String>,
    /// Whether the return explains it.
    explained: bool,
    /// The explanation the return gives; null where there is none.
    explanation: Option<String>,
}

/// How much a finding matters.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Level {
    /// It must be mended before signing.
    Error,
    /// A true and unwelcome fact, which may stand with an explanation.
    Query,
    /// A suggestion.
    Advice,
}

/// Another place that has to do with a finding.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Related {
    /// The file; null for what is not written anywhere.
    file: Option<String>,
    /// The line, counted from 1.
    line: Option<usize>,
    /// The column, counted from 1 in characters.
    column: Option<usize>,
    /// The way to the field.
    path: String,
    /// What it has to do with it.
    note: String,
}

/// A check that is off, because the duty it belongs to is only proposed.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct IsOff {
    /// The code of the check.
    code: String,
    /// The duty, as the return would name it.
    duty: String,
}

/// A check that could not be made, or not everywhere.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct NotMade {
    /// The code of the check.
    code: String,
    /// Where it could not be made; empty when it could be made nowhere.
    paths: Vec<String>,
}

/// Findings for programs. A single return is at the top level; several returns are entries of a list.
pub fn json(results: &[Results], unread: &[Unread]) -> Value {
    let format_version = Version(FORMAT_VERSION);
    let document = match (results, unread) {
        ([only], []) => Document::One(Box::new(One { format_version, of: of(only) })),
        _ => Document::Several(Several {
            format_version,
            returns: results.iter().map(|results| OneOfSeveral { of: of(results) }).collect(),
            unread: unread
                .iter()
                .map(|unread| CouldNotBeRead { r#return: unread.name.clone(), reason: unread.reason.clone() })
                .collect(),
        }),
    };
    // Text, numbers and lists can always be written as JSON.
    serde_json::to_value(document).unwrap_or_default()
}

/// The JSON Schema of this format.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Document);
    schema.insert("title".to_owned(), TITLE.into());
    schema.insert("$id".to_owned(), ID.into());
    schema.to_value()
}

fn of(results: &Results) -> Return {
    let tally = results.told.tally();
    Return {
        r#return: results.name.clone(),
        tool: super::TOOL,
        tool_version: super::VERSION,
        rule_set: Some(results.rule_set.clone()).filter(|name| !name.is_empty()),
        judged_on: results.judged_on.map(Date::iso),
        errors: tally.errors,
        queries: tally.queries,
        explained: tally.explained,
        advice: tally.advice,
        content_digest: results.digest.clone(),
        findings: results.told.findings().iter().map(found).collect(),
        not_checked: results
            .not_checked
            .iter()
            .map(|not| NotMade { code: not.code.clone(), paths: not.paths.iter().map(ToString::to_string).collect() })
            .collect(),
        off: results.off.iter().map(|off| IsOff { code: off.code.clone(), duty: off.duty.clone() }).collect(),
        as_if_in_force: results.as_if_in_force.clone(),
    }
}

fn found(finding: &Finding) -> Found {
    let span = finding.span();
    let path = finding.path();
    Found {
        code: finding.code.clone(),
        level: match finding.level {
            crate::finding::Level::Error => Level::Error,
            crate::finding::Level::Query => Level::Query,
            crate::finding::Level::Advice => Level::Advice,
        },
        message: finding.message.clone(),
        help: finding.help.clone(),
        file: span.map(|span| span.file.clone()),
        line: span.map(|span| span.line),
        column: span.map(|span| span.column),
        end_line: span.map(|span| span.end_line),
        end_column: span.map(|span| span.end_column),
        path: path.to_string(),
        section: path.part().to_owned(),
        related: finding.places.iter().skip(1).map(related).collect(),
        masked: finding.masked,
        word: finding.word,
        text_mark: finding.text_mark.clone(),
        about: finding.about.clone(),
        figures: finding.figures.clone(),
        explained: finding.explanation.is_some(),
        explanation: finding.explanation.clone(),
    }
}

fn related(place: &Place) -> Related {
    let span = place.span.as_ref();
    Related {
        file: span.map(|span| span.file.clone()),
        line: span.map(|span| span.line),
        column: span.map(|span| span.column),
        path: place.path.to_string(),
        note: place.note.clone(),
    }
}
