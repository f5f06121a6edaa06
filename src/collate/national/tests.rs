//! The national data of the examples: what stands in them, where, and in what form.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::*;
use crate::canonical;
use crate::collate::{Asked, Counted, Offered, Release, Settled, open};
use crate::dataset::Kind;
use crate::read::Source;
use crate::value::Year;

fn settled() -> Settled {
    let year = Year::parse("2026-27").expect("it is a year");
    let asked = Asked { year, deadline: None, release: Release::Working };
    Settled { asked, files: Vec::new(), authorities: Vec::new(), partnerships: Vec::new(), cases: Vec::new(), notes: Vec::new() }
}

/// The complete example as its folder, and what `change` makes of each of its files.
fn example(change: impl Fn(&str, String) -> String) -> Counted {
    let folder = format!("{}/examples/exampleshire", env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the example is there")
        .map(|entry| entry.expect("it can be listed").file_name().into_string().expect("it is text"))
        .collect();
    names.sort();
    let source = |name: &String| {
        let text = std::fs::read_to_string(format!("{folder}/{name}")).expect("it can be read");
        Source { name: format!("sent/exampleshire/{name}"), bytes: change(name, text).into_bytes() }
    };
    let offered = Offered { file: "sent/exampleshire".to_owned(), sources: names.iter().map(source).collect() };
    open(&offered).expect("it can be opened").expect("it is a return")
}

fn made(parts: Vec<Part>) -> BTreeMap<String, Vec<u8>> {
    let mut made = BTreeMap::new();
    let mut write = |file: Made| {
        assert!(made.insert(file.path.clone(), file.bytes).is_none(), "{} is made twice", file.path);
        Ok(())
    };
    files(&settled(), parts, &[], &mut write).expect("they can be made");
    made
}

fn of_example(counted: &Counted) -> BTreeMap<String, Vec<u8>> {
    made(vec![part(counted, &settled()).expect("it has rows")])
}

/// The rows of a file of comma-separated values, by column.
fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = ::csv::Reader::from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).expect("it begins with its mark"));
    let columns: Vec<String> = reader.headers().expect("it has columns").iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.expect("it can be read"));
    rows.map(|row| columns.iter().cloned().zip(row.iter().map(str::to_owned)).collect()).collect()
}

fn named(made: &BTreeMap<String, Vec<u8>>, path: &str) -> Vec<BTreeMap<String, String>> {
    rows(made.get(path).unwrap_or_else(|| panic!("there is a {path}")))
}

/// The tables, without what describes them.
fn tables(made: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    let names = made.keys().filter_map(|path| path.strip_prefix("data/")?.strip_suffix(".csv"));
    names.filter(|name| !name.ends_with(".meta") && !["dictionary", "codes"].contains(name)).collect()
}

#[test]
fn dump() {
    let Ok(to) = std::env::var("NATIONAL_TO") else { return };
    let times: usize = std::env::var("NATIONAL_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let counted = example(|_, text| text);
    let one = part(&counted, &settled()).expect("it has rows");
    let parts = (0..times).map(|at| {
        let mut part = one.clone();
        if at > 0 {
            part.place.digest = canonical_digest(at);
            part.place.partnership = format!("Partnership {at}");
        }
        part
    });
    for (path, bytes) in made(parts.collect()) {
        let path = format!("{to}/{path}");
        std::fs::create_dir_all(std::path::Path::new(&path).parent().expect("it has one")).expect("it can be made");
        std::fs::write(path, bytes).expect("it can be written");
    }
}

fn canonical_digest(at: usize) -> String {
    crate::canonical::Digest::of_bytes(at.to_string().as_bytes()).full().to_owned()
}
