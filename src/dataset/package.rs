//! The description of the files, for programs: a [data package](https://specs.frictionlessdata.io/data-package/), with a digest
//! of each file.
//!
//! The digests do more than show that a file is complete: a file that matches the package was made by this tool and not changed
//! since. [`packed`] reads a package back, so that making the data again replaces our own files and no others.

use serde_json::{Map, Value, json};

use super::described::in_full;
use super::{About, Column, Kind, Shape, TOOL, Table, VERSION};
use crate::canonical::Digest;
use crate::error::Error;
use crate::value::Symbol;

/// The name of the file, which the standard sets.
pub const DATAPACKAGE: &str = "datapackage.json";

/// What a package records about a file to recognise it: its length in bytes and its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    bytes: usize,
    hash: String,
}

impl Written {
    /// The record of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len(), hash: hash(bytes) }
    }
}

/// A file of the package that is not a table.
#[derive(Debug, Clone)]
pub struct Beside {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub title: String,
    /// The `$id` of the JSON Schema it passes; `None` where it is no JSON or has none.
    pub conforms_to: Option<&'static str>,
    /// The file.
    pub written: Written,
}

/// The package: `tables` with the files made of them, and the other files. The tables need not have their rows any more.
///
/// # Errors
/// When it cannot be written, which no table causes.
pub fn package(about: &About, tables: &[(&Table, Written)], beside: &[Beside]) -> Result<Vec<u8>, Error> {
    let made: Vec<&str> = tables.iter().map(|(table, _)| table.name.as_str()).collect();
    let resources: Vec<Value> = tables.iter().map(|(table, written)| resource(table, written, &made)).collect();
    let beside: Vec<Value> = beside
        .iter()
        .map(|file| {
            let mut described =
                json!({ "path": file.name, "title": file.title, "bytes": file.written.bytes, "hash": file.written.hash });
            if let (Some(id), Some(described)) = (file.conforms_to, described.as_object_mut()) {
                described.insert("conformsTo".to_owned(), id.into());
            }
            described
        })
        .collect();
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": about.name,
        "title": about.title,
        "description": description(about),
        "licenses": [{ "title": about.licence.0, "path": about.licence.1 }],
        "contributors": [{ "title": about.author, "role": "publisher" }],
        "draft": about.draft,
        "digest": about.digest,
        "made_with": { "name": TOOL, "version": VERSION },
        "beside": beside,
        "resources": resources,
    });
    if let Some(package) = package.as_object_mut()
        && about.author.is_empty()
    {
        package.shift_remove("contributors");
    }
    let mut text =
        serde_json::to_string_pretty(&package).map_err(|_| Error::new("the description of the data cannot be written"))?;
    text.push('\n');
    Ok(text.into_bytes())
}

fn description(about: &About) -> String {
    let draft = about.draft.then(|| "A draft: it has not been signed and must not be relied on.".to_owned());
    let words: Vec<String> = draft.into_iter().chain([about.subject.clone()]).chain(about.method.iter().cloned()).collect();
    words.join("\n\n")
}

fn resource(table: &Table, written: &Written, made: &[&str]) -> Value {
    let fields: Vec<Value> = table.columns.iter().map(|column| field(column, table)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if let (Shape::Entries { key, within }, Some(schema)) = (&table.shape, schema.as_object_mut()) {
        schema.insert("primaryKey".to_owned(), json!(key));
        if let Some((parent, parent_key)) = within.as_ref().filter(|(parent, _)| made.contains(&parent.as_str())) {
            let own: Vec<&String> = key.iter().take(parent_key.len()).collect();
            schema.insert(
                "foreignKeys".to_owned(),
                json!([{ "fields": own, "reference": { "resource": parent, "fields": parent_key } }]),
            );
        }
    }
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": format!("{}.csv", table.name),
        "title": table.title,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.bytes,
        "hash": written.hash,
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true },
        "schema": schema,
    })
}

fn field(column: &Column, table: &Table) -> Value {
    let kind = match column.kind {
        Kind::Text | Kind::Code | Kind::Codes | Kind::Id | Kind::Ids => "string",
        Kind::Date => "date",
        Kind::Money | Kind::Percent | Kind::Fraction => "number",
        Kind::Count => "integer",
        Kind::YesNo => "boolean",
    };
    let mut field = json!({ "name": column.name, "title": column.title, "type": kind, "description": in_full(column) });
    let mut constraints = Map::new();
    if let Shape::Entries { key, .. } = &table.shape
        && key.contains(&column.name)
    {
        constraints.insert("required".to_owned(), true.into());
    }
    if column.kind == Kind::Code && !column.codes.is_empty() {
        constraints.insert("enum".to_owned(), column.codes.iter().map(|code| code.code.as_str()).collect());
    }
    if let Some(field) = field.as_object_mut() {
        if column.symbols {
            let missing: Vec<&str> = [""].into_iter().chain(Symbol::ALL.map(Symbol::code)).collect();
            field.insert("missingValues".to_owned(), json!(missing));
        }
        if column.kind == Kind::YesNo {
            field.insert("trueValues".to_owned(), json!(["true"]));
            field.insert("falseValues".to_owned(), json!(["false"]));
        }
        if !column.unit().is_empty() {
            field.insert("unit".to_owned(), column.unit().into());
        }
        if !constraints.is_empty() {
            field.insert("constraints".to_owned(), constraints.into());
        }
    }
    field
}

fn hash(bytes: &[u8]) -> String {
    format!("sha256:{}", Digest::of_bytes(bytes).full())
}

/// What a package records about its files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packed {
    files: Vec<(String, String)>,
}

/// Reads a package back; `None` when it is not a package, or was not made by this tool.
pub fn packed(bytes: &[u8]) -> Option<Packed> {
    let package: Value = serde_json::from_slice(bytes).ok()?;
    if package.get("made_with")?.get("name")? != TOOL {
        return None;
    }
    let files = ["resources", "beside"].iter().filter_map(|list| package.get(*list)?.as_array()).flatten().filter_map(|file| {
        let name = file.get("path")?.as_str()?;
        // A name with a path in it would lead out of the folder.
        let is_name = !name.contains(['/', '\\', ':']) && !name.starts_with('.');
        is_name.then(|| Some((name.to_owned(), file.get("hash")?.as_str()?.to_owned())))?
    });
    Some(Packed { files: files.collect() })
}

impl Packed {
    /// The names of the files, in the order of the package.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    /// Whether a file is unchanged since the package was made.
    pub fn is_as_made(&self, name: &str, bytes: &[u8]) -> bool {
        self.files.iter().any(|(known, digest)| known == name && *digest == hash(bytes))
    }
}
