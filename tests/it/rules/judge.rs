//! Judges a return written in YAML as the tool does: read, check, and nothing else.

use std::sync::LazyLock;

use masa_return::annual_return::check::{Verdict, check};
use masa_return::annual_return::facts::Facts;
use masa_return::annual_return::schema::form;
use masa_return::annual_return::{AnnualReturn, digest};
use masa_return::finding::{FieldPath, Finding};
use masa_return::read::{Identified, Links, Reference as Referring};
use masa_return::reference::Reference;
use serde_json::Value;

use super::overlay::Yaml;

static REFERENCE: LazyLock<Reference> = LazyLock::new(Reference::shipped);

/// The sound return that every page changes, signed.
pub fn sound() -> Yaml {
    static SOUND: LazyLock<Yaml> = LazyLock::new(|| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/minimal.yaml");
        signed(Yaml::parse(&std::fs::read_to_string(path).expect("examples/minimal.yaml is there")))
    });
    SOUND.clone()
}

/// The sound return with a change. Unless the change is about signatures, they are renewed: what was signed would otherwise be
/// another text than the changed one.
pub fn changed(change: &str) -> Yaml {
    let change = Yaml::parse(change);
    let about_signatures = matches!(&change, Yaml::Group(entries) if entries.iter().any(|(key, _)| key.starts_with("sign_off")));
    let changed = sound().overlaid(&change);
    if about_signatures { changed } else { signed(changed) }
}

/// The return with every signature under the digest of what it says.
fn signed(mut unsigned: Yaml) -> Yaml {
    let digest = read(&unsigned).0.content_digest;
    let count = unsigned.get("sign_off").and_then(|part| part.get("signatures")).map_or(0, Yaml::len);
    for i in 0..count {
        let change = format!("sign_off.signatures[{i}].content_digest: \"{digest}\"");
        unsigned = unsigned.overlaid(&Yaml::parse(&change));
    }
    unsigned
}

/// Everything that reading and the rules find, as `CODE path: message`, by code and path.
pub fn judge(yaml: &Yaml) -> Vec<String> {
    let (facts, mut findings) = read(yaml);
    let Verdict { findings: found, .. } = check(&facts, &findings);
    findings.extend(found);
    findings.retain(Finding::is_open);
    findings.sort_by_key(|finding| (finding.code.clone(), finding.path(), finding.message.clone()));
    findings.iter().map(|finding| format!("{} {}: {}", finding.code, finding.path(), finding.message)).collect()
}

/// The facts of a return, and what reading it found.
pub fn read(yaml: &Yaml) -> (Facts, Vec<Finding>) {
    let data = typed(yaml);
    let this: AnnualReturn = serde_json::from_value(data.clone()).expect("every answer takes anything");
    let mut links = Links::default();
    collect(&data, &data, &FieldPath::root(), &mut links);
    let publishable = digest::public(&this).expect("the form is sound");
    let content_digest = digest::content_digest(&publishable).expect("the data can be written").short();
    let as_of = this.prepared_on.get();
    (Facts { this, links, reference: &REFERENCE, as_of, content_digest }, Vec::new())
}

/// Scalars as text, truth values and blanks as themselves: what the types take.
fn typed(yaml: &Yaml) -> Value {
    match yaml {
        Yaml::Scalar { text, plain: true } if text == "true" || text == "false" => Value::from(text == "true"),
        Yaml::Scalar { text, plain: true } if text.is_empty() || text == "~" || text == "null" => Value::Null,
        Yaml::Scalar { text, .. } => Value::from(text.as_str()),
        Yaml::List(entries) => entries.iter().map(typed).collect(),
        Yaml::Group(entries) => entries.iter().map(|(key, value)| (key.clone(), typed(value))).collect(),
    }
}

fn collect(root: &Value, value: &Value, path: &FieldPath, links: &mut Links) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| collect(root, value, &path.key(key), links)),
        Value::Array(entries) => entries.iter().enumerate().for_each(|(i, value)| collect(root, value, &path.index(i), links)),
        Value::String(text) => {
            let Some(node) = form().expect("the form is sound").node_in(path, root) else { return };
            let kinds = |keyword| node.list(keyword).into_iter().map(str::to_owned).collect::<Vec<_>>();
            if node.get("x-identifies").is_some() {
                links.ids.push(Identified { id: text.clone(), kinds: kinds("x-identifies"), path: path.clone() });
            }
            if node.get("x-refers-to").is_some() {
                links.refs.push(Referring { target: text.clone(), kinds: kinds("x-refers-to"), path: path.clone() });
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
