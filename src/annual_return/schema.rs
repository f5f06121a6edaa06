//! The form as a JSON Schema: final for a return to be signed, draft for one being written.

use std::sync::OnceLock;

use serde_json::Value;

use super::AnnualReturn;
use crate::error::Error;
use crate::read::Form;
use crate::read::form::{draft, publish};

const FINAL_TITLE: &str = "Statutory annual return of a safeguarding children partnership";
const FINAL_ID: &str = "urn:masa-return:2027.1:annual-return";
const DRAFT_TITLE: &str = "Statutory annual return of a safeguarding children partnership, draft";
const DRAFT_ID: &str = "urn:masa-return:2027.1:annual-return:draft";

/// The schema a return to be signed must pass.
pub fn final_schema() -> Value {
    publish(schemars::schema_for!(AnnualReturn), FINAL_TITLE, FINAL_ID)
}

/// The schema a draft must pass: the same shapes, nothing required.
pub fn draft_schema() -> Value {
    draft(&final_schema(), DRAFT_TITLE, DRAFT_ID)
}

/// The final schema as it is committed and published. A test holds it to the types; to read it is quicker than to make it.
fn committed() -> Result<Value, Error> {
    let text = include_str!("../../schema/annual-return.schema.json");
    serde_json::from_str(text).map_err(|_| Error::new("the schema of the form cannot be read"))
}

/// The form, compiled once.
///
/// # Errors
/// When the types give a schema that cannot be compiled, which a test rules out.
pub fn form() -> Result<&'static Form, Error> {
    static FORM: OnceLock<Result<Form, Error>> = OnceLock::new();
    FORM.get_or_init(|| Form::new(committed()?)).as_ref().map_err(Clone::clone)
}
