//! Tests every rule against its page: the page is the rule's documentation and its test.

mod cases;
mod coverage;
mod edges;
mod judge;
mod overlay;
mod thread;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use coverage::{Judged, pages};
use judge::{judge, judge_beside, last_year, sound};
use masa_return::annual_return::rules;

#[test]
fn the_sound_return_is_sound() {
    assert_eq!(judge(&sound()), Vec::<String>::new());
}

#[test]
fn what_a_page_says_passes_gives_no_finding() {
    let faults = differing(|page| (&page.passing, Vec::new()));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn what_a_page_says_fails_gives_exactly_its_findings() {
    let faults = differing(|page| (&page.failing, page.page.findings.clone()));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The pages whose examples find something other than the page says.
fn differing(example: fn(&Judged) -> (&Vec<String>, Vec<String>)) -> Vec<String> {
    let fault = |page: &Judged| {
        let (found, expected) = example(page);
        (*found != expected).then(|| format!("{}\n  the page says: {expected:#?}\n  found: {found:#?}", page.code))
    };
    pages().iter().filter_map(fault).collect()
}

#[test]
fn every_page_has_a_reason_and_both_examples_and_its_failing_one_shows_its_own_code() {
    for rule in rules::all() {
        let page = rule.page();
        assert_eq!(page.code, rule.code, "the heading of the page");
        for (name, text) in [("title", &page.title), ("why", &page.why), ("passes", &page.passes), ("fails", &page.fails)] {
            assert!(!text.trim().is_empty(), "{}: the page has no {name}", rule.code);
        }
        let own = format!("{} ", rule.code);
        assert!(page.findings.iter().any(|line| line.starts_with(&own)), "{}: the failing example does not show it", rule.code);
    }
}

#[test]
fn every_file_of_a_rules_folder_is_registered_with_its_page_and_nothing_else_is() {
    let mut files: BTreeMap<String, PathBuf> = BTreeMap::new();
    for file in rule_files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/annual_return"))) {
        let code = code_of(&file);
        let before = files.insert(code.clone(), file);
        assert_eq!(before, None, "{code} has two files");
    }
    let registered: Vec<&str> = rules::all().map(|rule| rule.code).collect();
    let mut sorted = registered.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, files.keys().collect::<Vec<_>>(), "registered, against the files");
    for rule in rules::all() {
        let file = &files[rule.code];
        let page = std::fs::read_to_string(file.with_extension("md")).expect("a page beside the rule");
        assert_eq!(rule.page, page, "{} shows the page beside it", rule.code);
        let code = std::fs::read_to_string(file).expect("reads");
        assert!(code.contains(&format!("\"{}\"", rule.code)), "{} is the code in {}", rule.code, file.display());
    }
    for part in rules_by_folder(&files) {
        let at = |code: &str| registered.iter().position(|own| *own == code);
        assert!(part.is_sorted_by_key(|code| at(code)), "in the order of their codes: {part:?}");
    }
}

#[test]
fn last_year_of_the_sound_return_gives_no_finding_by_itself() {
    assert_eq!(judge_beside(&sound(), Some(&last_year(""))), Vec::<String>::new());
}

/// The files of rules: `fin_001_income_does_not_add_up.rs` in a folder `rules` or in a folder below it.
fn rule_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(rule_files(&path));
        } else if path.components().any(|part| part.as_os_str() == "rules")
            && path.file_name().is_some_and(|name| name != "mod.rs")
        {
            match path.extension().and_then(|ending| ending.to_str()) {
                Some("rs") => files.push(path),
                Some("md") => assert!(path.with_extension("rs").is_file(), "{} has no rule", path.display()),
                _ => panic!("{} is neither a rule nor a page", path.display()),
            }
        }
    }
    files
}

/// The code in a file name: `FIN-001` for `fin_001_income_does_not_add_up.rs`.
fn code_of(file: &Path) -> String {
    let name = file.file_stem().and_then(|name| name.to_str()).expect("a name");
    let mut words = name.splitn(3, '_');
    let (letters, digits, fault) = (words.next().unwrap_or(""), words.next().unwrap_or(""), words.next().unwrap_or(""));
    let is_code = letters.len() == 3 && digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit());
    assert!(is_code && !fault.is_empty(), "{name} does not begin with a code and say the fault");
    format!("{}-{digits}", letters.to_uppercase())
}

/// The codes in each folder, in order.
fn rules_by_folder(files: &BTreeMap<String, PathBuf>) -> Vec<Vec<&str>> {
    let mut folders: BTreeMap<&Path, Vec<&str>> = BTreeMap::new();
    for (code, file) in files {
        folders.entry(file.parent().expect("a folder")).or_default().push(code);
    }
    folders.into_values().collect()
}
