//! The words the form is written with: kinds of thing that have an id, code lists, evidence, figures, and the schema.

pub mod evidence;
pub mod figure;
pub mod kind;
pub mod list;
pub mod schema;
