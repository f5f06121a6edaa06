//! The generator of synthetic returns: its returns are sound and different, the same seed makes them again, and its lists
//! describe them correctly.

#![allow(dead_code, reason = "the example's command line is not run here")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use masa_return::annual_return::public::digest;
use masa_return::collate::{Intake, Submission, classify};
use masa_return::read::Source;
use masa_return::value::Decimal;
use serde_json::Value;

#[path = "../synthetic/country.rs"]
mod country;
#[path = "../synthetic/counts.rs"]
mod counts;
#[path = "../synthetic/entries.rs"]
mod entries;
#[path = "../synthetic/finance.rs"]
mod finance;
#[path = "../synthetic/hostile.rs"]
mod hostile;
#[path = "../synthetic/indicators.rs"]
mod indicators;
#[path = "../synthetic/json.rs"]
mod json;
#[path = "../synthetic/made.rs"]
mod made;
#[path = "../synthetic/make.rs"]
pub mod make;
#[path = "../synthetic/manifest.rs"]
pub mod manifest;
#[path = "../synthetic/money.rs"]
mod money;
#[path = "../synthetic/options.rs"]
pub mod options;
#[path = "../synthetic/place.rs"]
mod place;
#[path = "../synthetic/plan.rs"]
mod plan;
#[path = "../synthetic/post.rs"]
mod post;
#[path = "../synthetic/random.rs"]
mod random;
#[path = "../synthetic/send.rs"]
mod send;
#[path = "../synthetic/template.rs"]
mod template;
#[path = "../synthetic/vary.rs"]
mod vary;
#[path = "../synthetic/written.rs"]
mod written;

use country::{Partnership, partnerships};
use made::Made;
use make::make;
use options::{Form, Options, Planted};
use random::Random;
use vary::Size;

/// Partnerships of every kind: the smallest area, one council and several, one board and several.
fn chosen(country: &[Partnership]) -> Vec<usize> {
    let is = |wanted: &dyn Fn(&Partnership) -> bool| country.iter().position(wanted);
    let mut places: Vec<usize> = [
        is(&|own| own.codes().contains(&"201".to_owned())),
        is(&|own| own.codes().contains(&"420".to_owned())),
        is(&|own| own.codes().contains(&"330".to_owned())),
        is(&|own| own.councils.len() == 2),
        is(&|own| own.councils.len() == 3),
        is(&|own| own.boards.len() == 2),
        is(&|own| own.boards.len() == 3),
    ]
    .into_iter()
    .flatten()
    .chain(0..2)
    .collect();
    places.sort_unstable();
    places.dedup();
    places
}

#[test]
fn every_authority_is_in_one_partnership() {
    let country = partnerships(11);
    let codes: Vec<String> = country.iter().flat_map(Partnership::codes).collect();
    assert_eq!((codes.len(), codes.iter().collect::<BTreeSet<_>>().len()), (153, 153));
    assert!(country.iter().filter(|own| own.councils.len() > 1).count() > 3);
    assert_eq!(country, partnerships(11));
    assert_ne!(country, partnerships(12));
}

#[test]
fn synthetic_returns_are_sound_different_and_marked() {
    let template = template::template();
    let country = partnerships(5);
    let mut digests = BTreeSet::new();
    let mut explained = 0;
    for place in chosen(&country) {
        let made = Made::of(&template, &country[place], Size::Varied, &mut Random::of(5, "return", place));
        let area = &country[place].area;
        let read = made.assessed();
        let open: Vec<String> = read.findings.iter().map(|finding| format!("{} {}", finding.code, finding.message)).collect();
        assert!(read.is_sound(), "{area}: {open:?}");
        explained += read.tally().explained;
        // The public form has the same digest when it is read again, and is just as sound.
        let source = Source { name: "return.json".to_owned(), bytes: made.public_bytes() };
        let again = masa_return::annual_return::check::assess::assess(&[source], None).unwrap();
        let open: Vec<String> = again.findings.iter().map(|finding| format!("{} {}", finding.code, finding.message)).collect();
        assert!(again.is_sound(), "{area}: the public form: {open:?}");
        // The rules on small numbers do not apply to a public form, so their explanations are not counted.
        let explained_in = |findings: &[masa_return::finding::Finding]| {
            findings.iter().filter(|finding| finding.explanation.is_some() && !finding.code.starts_with("DIS")).count()
        };
        assert_eq!(explained_in(&again.findings), explained_in(&read.findings), "{area}: the public form: {open:?}");
        assert!(again.findings.iter().all(|finding| finding.code != "GEN-020"), "{area}: the public form: {open:?}");
        let public = digest::public(&again.facts.this).unwrap();
        assert_eq!(digest::public_digest(&public).unwrap(), made.digest, "{area}");
        assert!(json::text(&made.public, "partnership.name").ends_with("(synthetic)"));
        assert!(json::text(&made.public, "partnership.context_summary").starts_with(place::MARK));
        assert!(!serde_json::to_string(&made.full).unwrap().contains("xampleshire"), "{area} speaks of Exampleshire");
        assert!(digests.insert(made.digest.full().to_owned()), "{area} says the same as another");
        sums(area, &made.full);
    }
    assert!(explained > 0, "no query is explained in any of them");
}

#[test]
fn a_return_of_the_examples_size_keeps_every_entry() {
    let template = template::template();
    let country = partnerships(5);
    let place = country.iter().position(|own| own.councils.len() == 2).unwrap();
    let made = Made::of(&template, &country[place], Size::Example, &mut Random::of(5, "return", place));
    assert!(made.assessed().is_sound());
    for path in
        ["needs.needs", "commissioning.services", "scrutiny.findings", "information_sharing.agreements", "voice.engagements"]
    {
        assert_eq!(json::entries(&made.full, path).len(), json::entries(&template, path).len(), "{path}");
    }
    let next = made.next(made.digest.full(), "An amount was corrected.", |data| {
        let line = &mut json::list(data, "finance.income")[0];
        json::put(line, "amount_actual", "1.23");
        finance::total(data);
    });
    assert_eq!(next.version(), 2);
    assert!(next.assessed().is_sound());
    sums("a later version", &next.full);
}

/// Adds up the money again, with other arithmetic than the generator's.
fn sums(area: &str, data: &Value) {
    let decimal = |entry: &Value, path: &str| Decimal::from_str_exact(json::text(entry, path)).unwrap_or_default();
    let sum = |path: &str, key: &str, ledger: &str| -> Decimal {
        json::entries(data, path).iter().filter(|line| json::text(line, "ledger") == ledger).map(|line| decimal(line, key)).sum()
    };
    for (place, path, key, ledger) in [
        ("income_actual", "finance.income", "amount_actual", ""),
        ("income_budget", "finance.income", "amount_budget", ""),
        ("spending_actual", "finance.spending", "actual", "a"),
        ("spending_budget", "finance.spending", "budget", "a"),
    ] {
        assert_eq!(decimal(data, &format!("finance.totals.{place}")), sum(path, key, ledger), "{area}: {place}");
    }
    for line in json::entries(data, "finance.income").iter().filter(|line| line.get("amount_whole").is_some()) {
        let share = decimal(line, "amount_whole") * decimal(line, "apportionment_percent") / Decimal::ONE_HUNDRED;
        assert_eq!(share, decimal(line, "amount_actual"), "{area}: {}", json::text(line, "id"));
    }
    let of = |key: &str| decimal(data, &format!("finance.reserves.{key}"));
    let moved = decimal(data, "finance.totals.income_actual") - decimal(data, "finance.totals.spending_actual");
    assert_eq!(of("opening") + moved + of("transfers_in") - of("transfers_out"), of("closing"), "{area}: reserves");
}

fn files(folder: &Path, below: &Path, found: &mut BTreeMap<String, Option<Vec<u8>>>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(Result::unwrap).collect();
    entries.sort_by_key(|entry| entry.file_name());
    for entry in entries {
        let kind = entry.file_type().unwrap();
        let name = entry.path().strip_prefix(below).unwrap().to_string_lossy().into_owned();
        if kind.is_dir() {
            files(&entry.path(), below, found);
        } else {
            let is_small = kind.is_file() && entry.metadata().unwrap().len() < 100_000_000;
            found.insert(name, is_small.then(|| std::fs::read(entry.path()).unwrap()));
        }
    }
}

fn everything(out: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    files(out, out, &mut found);
    found
}

#[test]
fn the_same_seed_makes_the_same_bytes_and_another_seed_others() {
    let folder = tempfile::tempdir().unwrap();
    let made = |name: &str, seed: u64| {
        let out = folder.path().join(name);
        make(&Options { form: Form::Yaml, ..Options::new(out.clone(), seed, 4) }).unwrap();
        everything(&out)
    };
    let first = made("first", 3);
    assert_eq!(first.len(), 7);
    assert!(first == made("again", 3));
    assert!(first != made("other", 4));
}

/// The sources of a row's file: a file, a folder of parts, or a member of an archive.
fn offered(returns: &Path, all: &BTreeMap<String, Option<Vec<u8>>>, file: &str) -> Option<Vec<Source>> {
    if let Some((packed, inner)) = file.split_once(".zip!") {
        let bytes = std::fs::read(returns.join(format!("{packed}.zip"))).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut sources = Vec::new();
        for at in 0..archive.len() {
            let name = String::from_utf8(archive.by_index_raw(at).unwrap().name_raw().to_vec()).unwrap();
            if name == inner || (inner.ends_with('/') && name.starts_with(inner)) {
                let mut bytes = Vec::new();
                if let Ok(mut member) = archive.by_index(at)
                    && member.size() < 10_000_000
                {
                    std::io::copy(&mut member, &mut bytes).unwrap();
                }
                sources.push(Source { name: name.rsplit('/').next().unwrap().to_owned(), bytes });
            }
        }
        return (!sources.is_empty()).then_some(sources);
    }
    let is_part =
        |name: &str| if file.ends_with('/') { name.starts_with(file) } else { masa_return::value::visible(name) == file };
    let sources: Vec<Source> = all
        .iter()
        .filter(|(name, _)| is_part(name))
        .map(|(name, bytes)| Source {
            name: name.rsplit('/').next().unwrap().to_owned(),
            bytes: bytes.clone().unwrap_or_default(),
        })
        .collect();
    let is_there = !sources.is_empty() || returns.join(file).symlink_metadata().is_ok();
    is_there.then_some(sources)
}

#[test]
fn what_is_planted_is_there_and_is_what_it_is_said_to_be() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let options = Options { planted: Planted::EVERYTHING, ..Options::new(out.clone(), 5, 24) };
    let made = make(&options).unwrap();
    let returns = out.join("returns");
    let mut all = BTreeMap::new();
    files(&returns, &returns, &mut all);
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut statuses: BTreeSet<&str> = BTreeSet::new();
    let mut faults = Vec::new();
    for row in &made.rows {
        statuses.insert(row.status);
        if row.file.is_empty() {
            assert_eq!(row.status, "missing");
            continue;
        }
        assert!(told.insert(row.file.clone()), "{} stands twice", row.file);
        let Some(sources) = offered(&returns, &all, &row.file) else {
            faults.push(format!("{} is not there", row.file));
            continue;
        };
        if row.status == "refused" {
            continue;
        }
        let is = match classify(&Submission { file: row.file.clone(), sources }).unwrap() {
            Intake::Return(summary) if summary.claim.test_area => "test_area",
            Intake::Return(summary) if summary.claim.year.is_some_and(|year| year.to_string() != "2026-27") => "wrong_year",
            Intake::Return(summary) => {
                if summary.claim.authorities != row.authorities {
                    faults.push(format!("{} is of {:?}", row.file, summary.claim.authorities));
                }
                if summary.is_sound() { "sound" } else { "not_accepted" }
            }
            Intake::Unreadable(_) => "unreadable",
            Intake::NoReturn(_) => "no_return",
        };
        let due = match row.status {
            "counts" | "replaced" | "duplicate" | "after_deadline" | "conflict" => "sound",
            other => other,
        };
        let is_no_file_of_a_return = [".txt", ".png", ".xlsx", ".DS_Store"].iter().any(|end| row.file.ends_with(end));
        if is != due && !is_no_file_of_a_return {
            faults.push(format!("{} ({}) is {is} and should be {due}", row.file, row.kind));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // Every file there has a row in the list.
    for name in all.keys() {
        let shown = masa_return::value::visible(name);
        let is_told = told.contains(&shown)
            || told.iter().any(|file| file.strip_prefix(&shown).is_some_and(|rest| rest.starts_with('!')))
            || told.iter().any(|file| file.ends_with('/') && shown.starts_with(file));
        assert!(is_told, "nothing is said of {name}");
    }
    let due = [
        "after_deadline",
        "conflict",
        "counts",
        "duplicate",
        "missing",
        "no_return",
        "not_accepted",
        "refused",
        "replaced",
        "test_area",
        "unreadable",
        "wrong_year",
    ];
    assert_eq!(statuses.into_iter().collect::<Vec<_>>(), due);
}
