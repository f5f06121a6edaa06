//! The form as a JSON Schema: final for a return to be signed, draft for one being written, public for what
//! is published of either.

use std::sync::OnceLock;

use serde_json::{Map, Value, json};

use crate::annual_return::AnnualReturn;
use crate::annual_return::model::DataForm;
use crate::disclosure::THRESHOLD;
use crate::error::Error;
use crate::read::Form;
use crate::read::form::{draft, public, publish};
use crate::reference::shipped;
use crate::value::Choice as _;

const FINAL_TITLE: &str = "Statutory annual return of a safeguarding children partnership";
const FINAL_ID: &str = "urn:masa-return:2027.1:annual-return";
const DRAFT_TITLE: &str = "Statutory annual return of a safeguarding children partnership, draft";
const DRAFT_ID: &str = "urn:masa-return:2027.1:annual-return:draft";
const PUBLIC_TITLE: &str = "Statutory annual return of a safeguarding children partnership, public form";
/// The name of the schema that the public form passes: its `$id`, by which data say what shape they have.
pub const PUBLIC_ID: &str = "urn:masa-return:2027.1:annual-return:public";

/// The schema a return to be signed must pass.
pub fn final_schema() -> Value {
    publish(schemars::schema_for!(AnnualReturn), FINAL_TITLE, FINAL_ID)
}

/// The schema a draft must pass: the same shapes, nothing required.
pub fn draft_schema() -> Value {
    draft(&final_schema(), DRAFT_TITLE, DRAFT_ID)
}

/// The schema that the public form passes: what is published as `return.json` and carried by the page and the PDF.
///
/// Private fields are not in it and are refused, and so is a number of children from 1 to 5. Small figures of an indicator that
/// counts no children are let through. It requires `data_form: public` and
/// nothing else, because drafts have a public form too: whether a return is complete is told by checking it.
///
/// ```
/// use masa_return::annual_return::terms::schema::{PUBLIC_ID, public_schema};
///
/// let schema = public_schema();
/// assert_eq!(schema["$id"], PUBLIC_ID);
/// assert_eq!(schema["required"], serde_json::json!(["data_form"]));
/// assert!(schema["$defs"]["Need"]["properties"].get("notes_private").is_none());
/// ```
pub fn public_schema() -> Value {
    let mut schema = public(&final_schema(), PUBLIC_TITLE, PUBLIC_ID, ("data_form", DataForm::Public.code()), THRESHOLD);
    allow_small_processes(&mut schema);
    schema
}

/// Figures of an indicator are counts of children or of something else, and only its code says which: small numbers of meetings are
/// published. So it is the indicator that refuses small numbers in its years, and not the year.
fn allow_small_processes(schema: &mut Value) {
    let mut refusals = Map::new();
    for key in ["count", "numerator", "denominator"] {
        let field = schema.pointer_mut(&format!("/$defs/IndicatorYear/properties/{key}")).and_then(Value::as_object_mut);
        if let Some(refusal) = field.and_then(|field| field.shift_remove("not")) {
            refusals.insert(key.to_owned(), json!({ "not": refusal }));
        }
    }
    let of_no_children: Vec<&str> =
        shipped().indicators().iter().filter(|known| !known.child_level).map(|known| known.code.as_str()).collect();
    if let Some(indicator) = schema.pointer_mut("/$defs/Indicator").and_then(Value::as_object_mut) {
        let is_of_no_children = json!({ "properties": { "code": { "enum": of_no_children } }, "required": ["code"] });
        indicator.insert("if".to_owned(), is_of_no_children);
        indicator.insert("else".to_owned(), json!({ "properties": { "years": { "items": { "properties": refusals } } } }));
    }
}

/// The final schema as it is committed and published. A test holds it to the types; to read it is quicker than to make it.
fn committed() -> Result<Value, Error> {
    let text = include_str!("../../../schema/annual-return.schema.json");
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
