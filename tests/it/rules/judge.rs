//! Judges a return written in YAML as the tool does: read, check, and nothing else.

use std::sync::LazyLock;

use masa_return::annual_return::assess::{Assessment, assess};
use masa_return::finding::Finding;
use masa_return::read::Source;
use masa_return::rule::NotChecked;

use super::overlay::Yaml;

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
    let digest = assessed(&unsigned).facts.content_digest;
    let count = unsigned.get("sign_off").and_then(|part| part.get("signatures")).map_or(0, Yaml::len);
    for i in 0..count {
        let change = format!("sign_off.signatures[{i}].content_digest: \"{digest}\"");
        unsigned = unsigned.overlaid(&Yaml::parse(&change));
    }
    unsigned
}

/// Everything that needs work, as `CODE path: message`, by code and path. A query that is explained needs none.
pub fn judge(yaml: &Yaml) -> Vec<String> {
    let mut findings = assessed(yaml).findings;
    findings.retain(Finding::is_open);
    findings.sort_by_key(|finding| (finding.code.clone(), finding.path(), finding.message.clone()));
    findings.iter().map(|finding| format!("{} {}: {}", finding.code, finding.path(), finding.message)).collect()
}

/// What could not be checked, as `CODE path`, or the code alone where nothing of the rule could be.
pub fn not_checked(yaml: &Yaml) -> Vec<String> {
    let lines = |rule: &NotChecked| match rule.paths.as_slice() {
        [] => vec![rule.code.to_owned()],
        paths => paths.iter().map(|path| format!("{} {path}", rule.code)).collect(),
    };
    assessed(yaml).not_checked.iter().flat_map(lines).collect()
}

fn assessed(yaml: &Yaml) -> Assessment {
    let source = Source { name: "return.yaml".to_owned(), bytes: yaml.text().into_bytes() };
    assess(&[source], None).expect("the form is sound")
}
