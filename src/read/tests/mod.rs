//! A small form for these tests. Nothing here knows the real return.

mod answers;
mod edit;
mod files;
mod held;
mod mutants;
mod schema;
mod starter;
mod suite;
mod syntax;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Form;
use crate::value::*;

kinds! {
    /// Services.
    Service = ["service"];
    /// Bodies.
    Body = ["body"];
}

choice! {
    /// Where.
    pub enum Region {
        /// The north of England
        North = "north", "North";
        /// London and nothing else
        London = "london", "London";
        /// The south of England
        South = "south", "South";
    }
}

/// A fair return.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Fair {
    /// The form.
    pub schema_version: Answer<String>,
    /// The year.
    pub reporting_year: Answer<Year>,
    pub prepared_on: Answer<Date>,
    pub council: Part<Council>,
    #[schemars(extend("x-missing" = "FAI-001"))]
    pub finance: Part<Finance>,
    pub services: Answer<Vec<Offer>>,
    pub notes: Optional<Narrative>,
}

#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Council {
    #[schemars(length(max = 40))]
    pub name: Answer<String>,
    pub code: Answer<Id<Body>>,
    pub region: Answer<Region>,
    #[schemars(extend("x-missing-level" = "query"))]
    pub email: Answer<Email>,
    pub website: Optional<Url>,
    pub freehold: Answer<bool>,
    pub headcount: Answer<Counted>,
    pub children: Answer<ChildCount>,
    pub share: Optional<Percentage>,
    pub postcode: Optional<String>,
    #[serde(rename = "LADO_lead")]
    #[schemars(title = "LADO lead")]
    pub lado_lead: Optional<String>,
}

#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Finance {
    pub reserve: Optional<Stated<Balance>>,
    #[schemars(length(min = 1, max = 6))]
    pub income: Answer<Vec<Income>>,
}

#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Income {
    pub from: Answer<Ref<Body>>,
    #[schemars(extend("x-missing" = "FAI-002"))]
    pub amount: Answer<Amount>,
    pub fte: Optional<Stated<Fraction>>,
    pub paid_on: Optional<Date>,
    pub note: Optional<String>,
}

/// An offer.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum Offer {
    /// Bought from someone.
    Bought { id: Answer<Id<Service>>, reference: Answer<String>, region: Optional<Region> },
    /// Run by the partners themselves.
    OwnRun(OwnRun),
    /// None.
    Nothing,
}

#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
pub struct OwnRun {
    pub id: Answer<Id<Service>>,
    pub cost: Answer<Amount>,
    #[serde(default)]
    pub staff: Option<u32>,
}

/// Compiled once: tests read many files.
fn form() -> &'static Form {
    static FORM: std::sync::OnceLock<Form> = std::sync::OnceLock::new();
    FORM.get_or_init(|| {
        let schema = super::form::publish(schemars::schema_for!(Fair), "Fair return", "https://example.org/fair.json");
        Form::new(schema).expect("compiles")
    })
}

fn read_one(text: &str) -> super::Reading<Fair> {
    read_bytes("return.yaml", text.as_bytes())
}

fn read_bytes(name: &str, bytes: &[u8]) -> super::Reading<Fair> {
    super::read(&[super::Source { name: name.to_owned(), bytes: bytes.to_vec() }], form())
}

/// A return with nothing wrong in it. Tests change one line of it.
const GOOD: &str = "\
schema_version: 2027.1
reporting_year: 2026-27
prepared_on: 2027-05-01
council:
  name: Fair
  code: fair
  region: north
  email: a@b.gov.uk
  freehold: true
  headcount: 1,200
  children: 7
  share: 62%
finance:
  reserve: -£500
  income:
    - from: fair
      amount: £61,250.50
      paid_on: 2026-04-01
      note: no
    - from: other
      amount: z
services:
  - type: bought
    id: svc-a
    reference: DFE/1
  - type: own_run
    id: svc-b
    cost: 12
  - type: nothing
notes: |
  Something to read.

  - and a list
";

/// The good return with one piece of text replaced.
fn changed(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    GOOD.replacen(from, to, 1)
}

/// Findings as short lines: place, level unless it is an error, code, message, help.
fn told(findings: &[crate::finding::Finding]) -> Vec<String> {
    let line = |finding: &crate::finding::Finding| {
        let place = finding.span().map_or("nowhere".to_owned(), |span| format!("{}:{}", span.line, span.column));
        let level = if finding.level == crate::finding::Level::Error { "" } else { finding.level.word() };
        let more: String = finding
            .places
            .iter()
            .skip(1)
            .map(|place| {
                place.span.as_ref().map_or(String::new(), |span| format!(" [{} {}:{}]", place.note, span.line, span.column))
            })
            .collect();
        format!(
            "{place} {level}{}{} {} | {}{more}",
            if level.is_empty() { "" } else { " " },
            finding.code,
            finding.message,
            finding.help
        )
    };
    findings.iter().map(line).collect()
}
