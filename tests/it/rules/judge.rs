//! Checks a return written in YAML as the tool does: it is read and checked, and nothing else.

use std::sync::LazyLock;

use masa_return::annual_return::check::assess::{Assessment, Circumstances, assess_under};
use masa_return::annual_return::rules;
use masa_return::annual_return::years::last_year::Sought;
use masa_return::finding::Finding;
use masa_return::read::Source;
use masa_return::rule::NotChecked;

use super::overlay::Yaml;

/// The sound return that every page changes, with signatures.
pub fn sound() -> Yaml {
    static SOUND: LazyLock<Yaml> = LazyLock::new(|| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/minimal.yaml");
        signed(Yaml::parse(&std::fs::read_to_string(path).expect("examples/minimal.yaml is there")))
    });
    SOUND.clone()
}

/// The sound return with a change. The signatures are renewed unless the change is about them, because they would otherwise sign
/// a different text.
pub fn changed(change: &str) -> Yaml {
    let change = Yaml::parse(change);
    let about_signatures = matches!(&change, Yaml::Group(entries) if entries.iter().any(|(key, _)| key.starts_with("sign_off")));
    let changed = sound().overlaid(&change);
    if about_signatures { changed } else { signed(changed) }
}

/// The return with the digest of its content in every signature.
fn signed(mut unsigned: Yaml) -> Yaml {
    let digest = assessed(&unsigned, None).facts.content_digest;
    let count = unsigned.get("sign_off").and_then(|part| part.get("signatures")).map_or(0, Yaml::len);
    for i in 0..count {
        let change = format!("sign_off.signatures[{i}].content_digest: \"{digest}\"");
        unsigned = unsigned.overlaid(&Yaml::parse(&change));
    }
    unsigned
}

/// Last year's return of the same partnership, with a change.
pub fn last_year(change: &str) -> Yaml {
    Yaml::parse(include_str!("last_year.yaml")).overlaid(&Yaml::parse(change))
}

/// Everything that needs work, as `CODE path: message`, sorted by code and path. Leaves out explained queries.
pub fn judge(yaml: &Yaml) -> Vec<String> {
    judge_beside(yaml, None)
}

/// The same as [`judge`], with last year's return to compare with.
pub fn judge_beside(yaml: &Yaml, last_year: Option<&Yaml>) -> Vec<String> {
    let mut findings = assessed(yaml, last_year).findings;
    findings.retain(Finding::is_open);
    findings.sort_by_key(|finding| (finding.code.clone(), finding.path(), finding.message.clone()));
    findings.iter().map(|finding| format!("{} {}: {}", finding.code, finding.path(), finding.message)).collect()
}

/// The checks that could not be made, other than those that need last year's return: as `CODE path`, or only the code when the
/// whole rule could not be checked.
pub fn not_checked(yaml: &Yaml) -> Vec<String> {
    let lines = |rule: &NotChecked| match rule.paths.as_slice() {
        [] => vec![rule.code.to_owned()],
        paths => paths.iter().map(|path| format!("{} {path}", rule.code)).collect(),
    };
    let looks_back = |code: &str| rules::all().any(|rule| rule.code == code && rule.looks_back);
    let not_checked = assessed(yaml, None).not_checked;
    not_checked.iter().filter(|rule| !looks_back(rule.code)).flat_map(lines).collect()
}

fn assessed(yaml: &Yaml, last_year: Option<&Yaml>) -> Assessment {
    let source = |name: &str, yaml: &Yaml| Source { name: name.to_owned(), bytes: yaml.text().into_bytes() };
    let seek = |named: Option<&str>| match (last_year, named) {
        (Some(last), _) => Sought::Files(vec![source("last-year.yaml", last)]),
        (None, Some(_)) => Sought::NotThere("there is no such file or folder".to_owned()),
        (None, None) => Sought::NotNamed,
    };
    assess_under(&[source("return.yaml", yaml)], Circumstances::default(), seek).expect("the form is sound")
}
