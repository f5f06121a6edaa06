//! A table of rule coverage: the findings in the examples of each page and in the examples of the project.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use masa_return::annual_return::check::assess::{Circumstances, assess_under};
use masa_return::annual_return::rules;
use masa_return::annual_return::years::last_year::Sought;
use masa_return::finding::Finding;
use masa_return::read::Source;
use masa_return::rule::{Basis, Page};

use super::judge::{changed, judge_beside, last_year};

/// The findings in the examples of a page.
pub struct Judged {
    pub code: &'static str,
    pub page: Page,
    pub passing: Vec<String>,
    pub failing: Vec<String>,
}

/// The examples of every page, checked once for all tests of this crate.
pub fn pages() -> &'static [Judged] {
    static PAGES: LazyLock<Vec<Judged>> = LazyLock::new(|| {
        let codes: Vec<_> = rules::all().collect();
        let half = codes.len().div_ceil(2);
        std::thread::scope(|scope| {
            let halves: Vec<_> = codes
                .chunks(half)
                .map(|rules| scope.spawn(|| rules.iter().map(|rule| judged(rule.code, rule.page())).collect::<Vec<_>>()))
                .collect();
            halves.into_iter().flat_map(|half| half.join().expect("no rule panics")).collect()
        })
    });
    &PAGES
}

fn judged(code: &'static str, page: Page) -> Judged {
    let judged =
        |example: &str, beside: Option<&String>| judge_beside(&changed(example), beside.map(|change| last_year(change)).as_ref());
    let passing = judged(&page.passes, page.passes_last_year.as_ref());
    let failing = judged(&page.fails, page.fails_last_year.as_ref());
    Judged { code, page, passing, failing }
}

/// The examples people see, each with a name.
const EXAMPLES: [(&str, &str); 4] =
    [("complete", "exampleshire"), ("least", "minimal.yaml"), ("broken", "broken.yaml"), ("real area", "real-area.yaml")];

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

fn sources(path: &Path) -> Vec<Source> {
    let mut files: Vec<PathBuf> = match std::fs::read_dir(path) {
        Ok(entries) => entries.map(|entry| entry.expect("an entry").path()).collect(),
        Err(_) => vec![path.to_owned()],
    };
    files.sort();
    let source = |path: &PathBuf| Source {
        name: path.file_name().expect("a name").to_string_lossy().into_owned(),
        bytes: std::fs::read(path).expect("reads"),
    };
    files.iter().map(source).collect()
}

fn findings(name: &str) -> Vec<Finding> {
    let seek = |named: Option<&str>| match named {
        Some(_) => Sought::Files(sources(&examples().join("exampleshire-last-year.yaml"))),
        None => Sought::NotNamed,
    };
    assess_under(&sources(&examples().join(name)), Circumstances::default(), seek).expect("the form is sound").findings
}

fn has(lines: &[String], code: &str) -> usize {
    lines.iter().filter(|line| line.starts_with(&format!("{code} "))).count()
}

/// The number of times a rule fires in an example, and how many of these are explained.
fn fires(findings: &[Finding], code: &str) -> String {
    let own: Vec<&Finding> = findings.iter().filter(|finding| finding.code == code).collect();
    let explained = own.iter().filter(|finding| !finding.is_open()).count();
    match (own.len(), explained) {
        (0, _) => "-".to_owned(),
        (all, 0) => all.to_string(),
        (all, explained) if all == explained => format!("{all} explained"),
        (all, explained) => format!("{all}, {explained} explained"),
    }
}

fn table() -> String {
    let found: Vec<Vec<Finding>> = EXAMPLES.iter().map(|(_, name)| findings(name)).collect();
    let mut text = String::from(
        "# What fires each rule\n\n\
         Made by the tests and held by them. *Fails* and *passes* are the examples of the rule’s page: how many findings of its own it\n\
         gives there, and of any other. *Elsewhere* counts the failing examples of other pages that show it too. The last four are the\n\
         returns in `examples/`.\n\n\
         | Code | Level | In force | Fails: own, other | Passes | Elsewhere |",
    );
    for (name, _) in EXAMPLES {
        let _ = write!(text, " {name} |");
    }
    text.push_str("\n|---|---|---|---|---|---|");
    text.push_str(&"---|".repeat(EXAMPLES.len()));
    text.push('\n');
    for rule in rules::all() {
        let Some(page) = pages().iter().find(|page| page.code == rule.code) else { continue };
        let own = has(&page.failing, rule.code);
        let elsewhere = pages().iter().filter(|other| other.code != rule.code && has(&other.failing, rule.code) > 0).count();
        let basis = match rule.basis {
            Basis::InForce => "yes",
            Basis::Proposed(_) => "proposed",
        };
        let others = page.failing.len() - own;
        let _ = write!(
            text,
            "| {} | {} | {basis} | {own}, {others} | {} | {elsewhere} |",
            rule.code,
            rule.level.word(),
            page.passing.len()
        );
        for findings in &found {
            let _ = write!(text, " {} |", fires(findings, rule.code));
        }
        text.push('\n');
    }
    let _ = write!(text, "\n{} rules.\n", pages().len());
    text
}

#[test]
fn the_coverage_table_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/rules/coverage.md");
    let table = table();
    if std::env::var_os("WRITE_COVERAGE").is_some() {
        std::fs::write(&path, &table).expect("writes");
    }
    let committed = std::fs::read_to_string(&path).expect("tests/it/rules/coverage.md is there");
    assert_eq!(committed, table, "run WRITE_COVERAGE=1 cargo test --test it coverage and look at what changed");
}
