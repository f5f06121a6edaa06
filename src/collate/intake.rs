//! Intake: what one submitted file is, what it claims to be, and how the checks judge it.

use serde_json::Value;

use crate::annual_return::AnnualReturn;
use crate::annual_return::check::assess::{Assessment, assess};
use crate::annual_return::model::DataForm;
use crate::annual_return::public::digest;
use crate::annual_return::sign_off::model::Recipient;
use crate::annual_return::terms::schema::form;
use crate::canonical::Digest;
use crate::error::Error;
use crate::finding::{Level, Tally};
use crate::read::{Form, Node, Source};
use crate::value::{Choice as _, Date, Year, choice};
use crate::verify;

choice! {
    /// The format a return was sent in.
    pub enum FileForm {
        /// YAML: one file.
        Yaml = "yaml", "YAML";
        /// YAML: a folder with a file for each part.
        Folder = "yaml_folder", "YAML folder";
        /// JSON.
        Json = "json", "JSON";
        /// A web page, read by the data embedded in it.
        Page = "html", "HTML";
        /// A PDF, read by the data embedded in it.
        Pdf = "pdf", "PDF";
    }
}

/// A file that may be a return, or the parts of a return in a folder.
#[derive(Debug, Clone)]
pub struct Submission {
    /// Its path, as the register names it.
    pub file: String,
    /// Its files. Their names are those that findings name; the ending of a name says whether it is JSON.
    pub sources: Vec<Source>,
}

/// The result of reading a submission.
#[derive(Debug, Clone)]
pub enum Intake {
    /// A return, sound or not.
    Return(Box<ReturnSummary>),
    /// A return that cannot be read, with the reason.
    Unreadable(String),
    /// Not a return, with the reason.
    NoReturn(String),
}

/// What a return claims to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim {
    /// The department's codes of its authorities at the end of the period, in order; those the tool does not know are left out.
    pub authorities: Vec<String>,
    /// The year it reports on.
    pub year: Option<Year>,
    /// The id of the partnership.
    pub partnership_id: String,
    /// The name of the partnership.
    pub partnership: String,
    /// The number of the version.
    pub version: Option<u32>,
    /// The digest of the version it replaces, as it is written.
    pub replaces: String,
    /// Why it replaces that version.
    pub replaces_reason: String,
    /// The form it is written for.
    pub schema_version: String,
    /// The day it was prepared.
    pub prepared_on: Option<Date>,
    /// The day it says it was sent to the department.
    pub sent_on: Option<Date>,
    /// Whether it is about the test area.
    pub test_area: bool,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The body for which it was given.
    pub body: String,
    /// Who signed.
    pub name: String,
    /// When.
    pub date: Option<Date>,
}

/// A query that the partnership explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The code of the rule.
    pub code: String,
    /// What it is about: an id or a field.
    pub about: String,
    /// What is so.
    pub message: String,
    /// The explanation.
    pub explanation: String,
}

/// A summary of a return that was read. It is small: none of the content is kept beyond what the return claims to be.
#[derive(Debug, Clone)]
pub struct ReturnSummary {
    /// The format it was sent in.
    pub form: FileForm,
    /// Whether it is the full form or the public one.
    pub data_form: DataForm,
    /// What it claims to be.
    pub claim: Claim,
    /// The digest of its public form.
    pub digest: Digest,
    /// The digest that signatures give, short.
    pub content_digest: String,
    /// The digest of its facts: numbers, codes, days, ids, yes and no. Versions that differ in words alone share it.
    pub facts_digest: Digest,
    /// What the checks found, counted.
    pub tally: Tally,
    /// Its queries that are explained.
    pub explained: Vec<Explained>,
    /// Who signed.
    pub signed: Vec<Signed>,
    /// What a reader of the register should know: of a page or PDF whose words are not those of its data.
    pub notes: Vec<String>,
}

impl ReturnSummary {
    /// Whether the return has no errors.
    pub fn is_sound(&self) -> bool {
        self.tally.errors == 0
    }
}

/// Reads a submission and says what it is.
///
/// # Errors
/// When the tool's own form cannot be used, which a test rules out. What is wrong with a file is never an error.
pub fn classify(submission: &Submission) -> Result<Intake, Error> {
    let (sources, form_of, notes) = match opened(submission) {
        Ok(opened) => opened,
        Err(taken) => return Ok(taken),
    };
    let assessment = assess(&sources, None)?;
    if !is_return(&assessment.data) {
        let meant = matches!(form_of, FileForm::Page | FileForm::Pdf);
        return Ok(match assessment.findings.iter().find(|finding| finding.code.starts_with("REA")) {
            Some(finding) => {
                let line = finding.span().map(|span| format!("line {}: ", span.line)).unwrap_or_default();
                Intake::Unreadable(format!("{line}{}", finding.message))
            }
            None if meant => Intake::Unreadable("the data it carries are not those of a return".to_owned()),
            None => Intake::NoReturn("nothing of a return is in it".to_owned()),
        });
    }
    Ok(Intake::Return(Box::new(summary(&assessment, form_of, notes)?)))
}

/// The sources of a return: of a page or PDF, the data it carries.
fn opened(submission: &Submission) -> Result<(Vec<Source>, FileForm, Vec<String>), Intake> {
    let [only] = submission.sources.as_slice() else { return Ok((submission.sources.clone(), FileForm::Folder, Vec::new())) };
    match verify::carried(&only.bytes) {
        verify::Carried::Nothing(kind) => Err(Intake::NoReturn(format!("this {} carries no data of ours", kind.word()))),
        verify::Carried::Broken(kind, why) => Err(Intake::Unreadable(format!("this {}: {why}", kind.word()))),
        verify::Carried::Data(kind, bytes) => {
            let form = if kind == verify::Kind::Pdf { FileForm::Pdf } else { FileForm::Page };
            let notes = verify::open(&submission.file, &submission.sources).map_or_else(|_| Vec::new(), |opened| told(&opened));
            Ok((vec![Source { name: format!("{}!return.json", only.name), bytes }], form, notes))
        }
        verify::Carried::None => {
            let ending = only.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
            if ending == "pdf" {
                return Err(Intake::Unreadable("its name says PDF, and it is none; it may be damaged".to_owned()));
            }
            if ending == "html" || ending == "htm" {
                return Err(Intake::NoReturn("it is no page that this tool made".to_owned()));
            }
            let form = if ending == "json" { FileForm::Json } else { FileForm::Yaml };
            Ok((vec![only.clone()], form, Vec::new()))
        }
    }
}

/// The first fault in the words of a page or PDF, as a note; empty if there is none.
fn told(opened: &verify::Opened) -> Vec<String> {
    let first = opened.faults.first().map(|fault| fault.line(opened.kind));
    first.map(|first| format!("its words are not proved by its data: {first}")).into_iter().collect()
}

/// A return opened again, without what is only asked once.
pub(super) fn assessed(submission: &Submission) -> Result<Option<Assessment>, Error> {
    let Some(sources) = said(submission) else { return Ok(None) };
    let assessment = assess(&sources, None)?;
    Ok(is_return(&assessment.data).then_some(assessment))
}

/// The sources of a submission that is opened again; `None` if a page or PDF has no data embedded in it.
pub(super) fn said(submission: &Submission) -> Option<Vec<Source>> {
    let [only] = submission.sources.as_slice() else { return Some(submission.sources.clone()) };
    match verify::carried(&only.bytes) {
        verify::Carried::Data(_, bytes) => Some(vec![Source { name: format!("{}!return.json", only.name), bytes }]),
        verify::Carried::Nothing(_) | verify::Carried::Broken(..) => None,
        verify::Carried::None => Some(vec![only.clone()]),
    }
}

/// Whether data are meant as a return: they say for which form or year they are written or whose they are, or have several of its parts.
fn is_return(data: &Value) -> bool {
    const SAYS_SO: [&str; 3] = ["schema_version", "reporting_year", "partnership"];
    let Some(fields) = data.as_object() else { return false };
    let known = form().map(|form| form.top().filter(|key| fields.contains_key(*key)).count()).unwrap_or_default();
    SAYS_SO.iter().any(|key| fields.contains_key(*key)) && known > 0 || known > 3
}

fn summary(assessment: &Assessment, form_of: FileForm, notes: Vec<String>) -> Result<ReturnSummary, Error> {
    let (this, public) = (&assessment.facts.this, assessment.public());
    // A finding about personal data is told to its partnership alone.
    let queries = assessment.findings.iter().filter(|finding| finding.level == Level::Query && !finding.is_about_a_person());
    Ok(ReturnSummary {
        form: form_of,
        data_form: this.data_form.get().unwrap_or(DataForm::Full),
        claim: claim(assessment),
        digest: digest::public_digest(public)?,
        content_digest: assessment.facts.content_digest.clone(),
        facts_digest: facts_digest(&public.data, form()?)?,
        tally: assessment.tally(),
        explained: queries
            .filter_map(|finding| {
                Some(Explained {
                    code: finding.code.clone(),
                    about: finding.about.clone(),
                    message: finding.message.clone(),
                    explanation: finding.explanation.clone()?,
                })
            })
            .collect(),
        signed: signed(this, assessment),
        notes,
    })
}

fn claim(assessment: &Assessment) -> Claim {
    let facts = &assessment.facts;
    let this = &facts.this;
    let codes = facts.authorities().into_iter().filter_map(|(_, body)| body.code.given());
    let mut authorities: Vec<String> =
        codes.map(|code| code.trim().to_owned()).filter(|code| facts.reference.authority(code).is_some()).collect();
    authorities.sort();
    authorities.dedup();
    let sent = this.sign_off.sent_to.items().iter().filter(|sent| sent.to.get() == Some(Recipient::Dfe));
    Claim {
        test_area: !authorities.is_empty() && authorities.iter().all(|code| facts.reference.is_test_area(code)),
        authorities,
        year: this.reporting_year.get(),
        partnership_id: this.partnership.partnership_id.given().map(|id| id.as_str().to_owned()).unwrap_or_default(),
        partnership: this.partnership.name.text().trim().to_owned(),
        version: this.version.get().and_then(|version| version.known()).map(|version| version.0),
        replaces: this.replaces.digest.text().trim().to_owned(),
        replaces_reason: this.replaces.reason.text().trim().to_owned(),
        schema_version: this.schema_version.given().map(|version| version.code().to_owned()).unwrap_or_default(),
        prepared_on: this.prepared_on.get(),
        sent_on: sent.filter_map(|sent| sent.date.get()).min(),
    }
}

fn signed(this: &AnnualReturn, assessment: &Assessment) -> Vec<Signed> {
    let signatures = this.sign_off.signatures.items().iter();
    signatures
        .map(|signature| Signed {
            body: signature.body.given().map(|body| assessment.facts.body_name(body.as_str())).unwrap_or_default(),
            name: signature.name.text().trim().to_owned(),
            date: signature.date.get(),
        })
        .collect()
}

/// Keys at the top of a return that say what becomes of it: a change of them changes nothing that is reported.
pub(super) const NOT_MATERIAL: [&str; 9] =
    ["sign_off", "publication", "status", "version", "replaces", "amendments", "prepared_on", "privacy_cleared", "data_form"];

/// The digest of what is reported, words left out. Versions are told apart by it and it stands nowhere, so what it is made of need not
/// be canonical: the public form has its keys in the order of the form, whatever file it came from.
fn facts_digest(public: &Value, form: &Form) -> Result<Digest, Error> {
    let mut facts = Vec::new();
    if let Some(root) = form.node_in(&crate::finding::FieldPath::root(), public) {
        let fields = public.as_object().into_iter().flatten();
        for (key, inner) in fields.filter(|(key, _)| !NOT_MATERIAL.contains(&key.as_str())) {
            write_fact(key, public, inner, root, &mut facts)?;
        }
    }
    Ok(Digest::of_bytes(&facts))
}

fn write_fact(key: &str, group: &Value, inner: &Value, node: Node, to: &mut Vec<u8>) -> Result<(), Error> {
    let Some(property) = node.property(key, Some(group)) else { return Ok(()) };
    to.extend(key.as_bytes());
    to.push(b':');
    without_words(inner, property, to)
}

/// Writes a value with a mark in the place of words.
fn without_words(value: &Value, node: Node, to: &mut Vec<u8>) -> Result<(), Error> {
    match value {
        Value::Object(fields) => {
            to.push(b'{');
            for (key, inner) in fields {
                write_fact(key, value, inner, node, to)?;
            }
            to.push(b'}');
        }
        Value::Array(entries) => {
            to.push(b'[');
            if let Some(item) = node.item() {
                entries.iter().try_for_each(|inner| without_words(inner, item, to))?;
            }
            to.push(b']');
        }
        // Words are what has no kind of value of its own.
        Value::String(_) if is_words(node) => to.push(b'w'),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            serde_json::to_writer(&mut *to, value).map_err(|_| Error::new("the facts of a return cannot be written"))?;
            to.push(b',');
        }
    }
    Ok(())
}

fn is_words(node: Node) -> bool {
    matches!(node.kind(), "" | "text" | "narrative" | "url" | "email")
}
