//! A small form of our own to read with: nothing here knows the return.

mod schema;
mod starter;

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

fn form() -> Form {
    let schema = super::form::publish(schemars::schema_for!(Fair), "Fair return", "https://example.org/fair.json");
    Form::new(schema).expect("compiles")
}
