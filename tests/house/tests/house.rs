//! The house rules that a compiler does not hold: who may name whom, and what stays outside the library.

use house::circles::Arrows;
use house::source::{Source, sources};

/// Who may name whom. A module may always name itself; `main.rs` and `lib.rs` are the door and are not judged here.
const ARROWS: &[(&str, &[&str])] = &[
    // About any return: none of these knows this one.
    ("value", &["error"]),
    ("error", &[]),
    ("finding", &["value"]),
    // A chart carries its data as a table of the document and the document carries charts: the one pair that knows each other.
    ("chart", &["document", "error"]),
    ("document", &["chart", "error"]),
    ("theme", &["value", "error"]),
    ("canonical", &["error"]),
    ("rule", &["value", "finding", "error"]),
    ("read", &["value", "finding", "rule", "error"]),
    // Answers are put into files where the reader found that they belong.
    ("edit", &["value", "finding", "read", "error"]),
    // What is private and what counts children stands in the form.
    ("disclosure", &["value", "finding", "read", "error"]),
    ("privacy", &[]),
    ("language", &["value"]),
    ("findings", &["finding", "read", "rule", "document", "value", "error"]),
    ("compare", &["value", "finding", "read"]),
    // Its tables are made of the form; the spreadsheet is made of the tables.
    ("dataset", &["canonical", "disclosure", "finding", "read", "value", "error"]),
    ("workbook", &["dataset", "error"]),
    ("parquet", &["dataset", "value", "error"]),
    ("html", &["document", "chart", "theme", "value", "error"]),
    ("pdf", &["document", "chart", "theme", "error"]),
    // About this return.
    ("reference", &["value", "error"]),
    (
        "annual_return",
        &[
            "reference",
            "read",
            "edit",
            "rule",
            "disclosure",
            "privacy",
            "language",
            "canonical",
            "dataset",
            "document",
            "chart",
            "finding",
            "value",
            "error",
        ],
    ),
    (
        "collate",
        &[
            "annual_return",
            "verify",
            "reference",
            "read",
            "edit",
            "rule",
            "disclosure",
            "canonical",
            "compare",
            "dataset",
            "workbook",
            "parquet",
            "findings",
            "document",
            "chart",
            "finding",
            "value",
            "error",
        ],
    ),
    // What was published is made again and held against what was read back.
    (
        "verify",
        &["annual_return", "read", "compare", "canonical", "document", "theme", "html", "pdf", "finding", "value", "error"],
    ),
    // Everything meets here, and nothing names it.
    (
        "cli",
        &[
            "verify",
            "collate",
            "annual_return",
            "reference",
            "read",
            "edit",
            "rule",
            "disclosure",
            "canonical",
            "compare",
            "dataset",
            "workbook",
            "findings",
            "document",
            "chart",
            "theme",
            "html",
            "pdf",
            "finding",
            "value",
            "error",
        ],
    ),
];

/// The things that each part of the form holds: which of the others each may name, and which modules.
const ROLES: &[(&str, &[&str], &[&str])] = &[
    ("model", &[], &["annual_return", "value"]),
    ("figures", &["model"], &["annual_return", "reference", "finding", "value", "error"]),
    ("sums", &["model"], &["annual_return", "reference", "disclosure", "finding", "value", "error"]),
    (
        "rules",
        &["model", "figures", "sums"],
        &["annual_return", "reference", "disclosure", "privacy", "rule", "language", "canonical", "finding", "value", "error"],
    ),
    (
        "report",
        &["model", "figures"],
        &["annual_return", "reference", "disclosure", "language", "canonical", "document", "chart", "finding", "value", "error"],
    ),
];

/// Libraries that stand behind one module, so that another can take their place.
const SEAMS: &[(&str, &[&str])] = &[
    ("granit_parser", &["read"]),
    ("jsonschema", &["read"]),
    ("serde_json_canonicalizer", &["canonical"]),
    ("pulldown_cmark", &["document"]),
    ("tera", &["html"]),
    ("html5gum", &["html", "verify"]),
    ("png", &["theme"]),
    ("ttf_parser", &["theme"]),
    ("printpdf", &["pdf"]),
    // It writes what a PDF is made of, and reads it back.
    ("lopdf", &["pdf", "verify"]),
    ("rustybuzz", &["pdf"]),
    ("allsorts", &["pdf"]),
    ("clap", &["cli"]),
    ("tempfile", &["cli"]),
    // A list of findings and the tables of a return have nothing else in common.
    ("rust_xlsxwriter", &["findings", "workbook"]),
    ("zip", &["workbook", "cli"]),
    ("parquet", &["parquet"]),
];

/// What the library gets handed and never fetches: files, environment, clock, threads, network, chance.
const OUTSIDE: &[&str] = &["fs", "env", "time", "thread", "net", "process"];

/// Where a floating-point number may stand: where things are laid out and coloured, never where they are counted. A cell of a
/// spreadsheet is one whether we like it or not; what is written into it has fewer digits than it holds.
const FLOATS: &[&str] = &["chart", "theme", "html", "pdf", "workbook"];

#[test]
fn every_module_names_only_what_the_arrows_allow() {
    hold(&sources().iter().flat_map(broken_arrows).collect::<Vec<_>>());
}

#[test]
fn within_a_part_rules_use_figures_and_never_the_reverse() {
    hold(&sources().iter().flat_map(broken_roles).collect::<Vec<_>>());
}

#[test]
fn a_library_behind_a_seam_is_named_on_one_side_of_it() {
    hold(&sources().iter().flat_map(broken_seams).collect::<Vec<_>>());
}

#[test]
fn only_the_command_line_touches_files_clock_environment_threads_and_network() {
    hold(&sources().iter().flat_map(touches_outside).collect::<Vec<_>>());
}

#[test]
fn no_floating_point_number_stands_where_anything_is_counted() {
    hold(&sources().iter().flat_map(floats).collect::<Vec<_>>());
}

#[test]
fn every_module_has_its_arrows_and_no_arrows_run_in_a_circle() {
    let known = |name: &str| ARROWS.iter().any(|(module, _)| *module == name);
    for source in sources() {
        assert!(source.top().is_empty() || known(source.top()), "{}: give `{}` a line in ARROWS", source.file, source.top());
    }
    // Modules whose arrows all lead to settled ones are settled; in a circle none ever is.
    let mut settled: Vec<&str> = Vec::new();
    let done = |from: &str, to: &str, settled: &[&str]| settled.contains(&to) || (from, to) == ("chart", "document");
    while let Some((module, _)) = ARROWS
        .iter()
        .find(|(module, targets)| !settled.contains(module) && targets.iter().all(|target| done(module, target, &settled)))
    {
        settled.push(module);
    }
    assert_eq!(settled.len(), ARROWS.len(), "only these are free of circles: {settled:?}");
}

#[test]
fn no_source_files_depend_on_each_other_in_a_circle() {
    let sources = sources();
    let arrows = Arrows::of(sources);
    // A crate in which hardly a name is followed would be free of circles as well.
    assert!(arrows.between.len() > 3 * sources.len(), "only {} arrows among {} files", arrows.between.len(), sources.len());
    hold(&arrows.circles().iter().map(|circle| arrows.told(circle)).collect::<Vec<_>>());
}

#[test]
fn a_planted_circle_is_seen_whatever_way_a_name_takes() {
    let circles = |files: &[(&str, &str)]| {
        let sources: Vec<Source> = files.iter().map(|(file, text)| Source::new(file, text)).collect();
        let arrows = Arrows::of(&sources);
        arrows.circles().iter().map(|circle| arrows.told(circle)).collect::<Vec<_>>()
    };
    let lib = ("src/lib.rs", "pub mod a; pub mod b;");
    let b = ("src/b.rs", "pub fn called() {} pub fn calls() { crate::a::called() }");
    let told =
        |through: &str| vec![format!("a circle of 2 files:\n  {through} -> src/b.rs (called)\n  src/b.rs -> {through} (called)")];
    // By its path, by an import, by another name, in the arguments of a macro, in a type, in a pattern of imports.
    for text in [
        "pub fn called() { super::b::called() }",
        "use crate::b; pub fn called() { b::called() }",
        "use crate::b::called as other; pub fn called() { other() }",
        "use crate::b::called as other; pub fn called() { println!(\"{}\", other()) }",
        "use super::{b::{self, called as other}}; pub fn called() { [1].map(other) }",
    ] {
        assert_eq!(circles(&[lib, ("src/a.rs", text), b]), told("src/a.rs"), "{text}");
    }
    // A name that a third file hands on is followed to the file that declares it, and the third file is in no circle.
    let inner = ("src/a/inner.rs", "use crate::b::called as other; pub fn called() { other() }");
    let hands_on = ("src/a/mod.rs", "mod inner; pub use inner::called;");
    assert_eq!(circles(&[lib, hands_on, inner, b]), told("src/a/inner.rs"));
    let all = ("src/a/mod.rs", "mod inner; pub use inner::*;");
    assert_eq!(circles(&[lib, all, inner, b]), told("src/a/inner.rs"));
    // To import and not to use, to be tested with, and to be named in a comment makes nobody depend on anything.
    for text in [
        "pub use crate::b::called as handed_on; pub fn called() {}",
        "pub fn called() {} #[cfg(test)] mod tests { use crate::b::called; #[test] fn it() { called() } }",
        "/// As [`crate::b::called`].\npub fn called() { let _ = \"crate::b::called()\"; }",
        "use crate::b::called as other; pub fn called() { x.other() }",
    ] {
        assert_eq!(circles(&[lib, ("src/a.rs", text), b]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_broken_rule_of_the_house_is_seen() {
    let text = "//! use crate::cli::run;\nuse crate::{\n    chart::Chart,\n    annual_return::{AnnualReturn, finance},\n};\n\
                fn f() { let a: f64 = 1.0; let b = \"crate::cli::x\"; super::super::collate::all(r#\"f32 \"std::fs\"#); }\n\
                fn g() { std::fs::read(\"x\"); use std::{fmt, time::Instant}; printpdf::Mm(1.0); }\n\
                #[cfg(test)]\nmod tests { use crate::pdf::render; fn h() { std::env::args(); } }\n";
    let source = Source::new("src/document/table.rs", text);
    assert_eq!(
        broken_arrows(&source),
        [
            "src/document/table.rs:4: `document` may not name `annual_return`",
            "src/document/table.rs:4: `document` may not name `annual_return`",
            "src/document/table.rs:6: `document` may not name `collate`",
        ]
    );
    assert_eq!(
        touches_outside(&source),
        [
            "src/document/table.rs:7: `std::fs` belongs to the command line",
            "src/document/table.rs:7: `std::time` belongs to the command line",
        ]
    );
    assert_eq!(broken_seams(&source), ["src/document/table.rs:7: `printpdf` stands behind `pdf`"]);
    assert_eq!(floats(&source), ["src/document/table.rs:6: a floating-point number in `document`"]);
}

#[test]
fn a_role_that_reaches_up_is_seen() {
    let figures = Source::new(
        "src/annual_return/finance/figures.rs",
        "use super::rules::x;\nuse super::model::Finance;\nuse crate::rule::Rule;\n",
    );
    assert_eq!(
        broken_roles(&figures),
        [
            "src/annual_return/finance/figures.rs:1: `figures` may not name `rules`",
            "src/annual_return/finance/figures.rs:3: `figures` may not name `rule`",
        ]
    );
    let rule = Source::new(
        "src/annual_return/finance/rules/sums.rs",
        "use crate::annual_return::needs::report::x;\nuse super::super::figures::total;\n",
    );
    assert_eq!(broken_roles(&rule), ["src/annual_return/finance/rules/sums.rs:1: `rules` may not name `report`"]);
}

fn hold(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

fn broken_arrows(source: &Source) -> Vec<String> {
    let Some((from, allowed)) = ARROWS.iter().find(|(module, _)| *module == source.top()) else { return Vec::new() };
    targets(source)
        .filter(|(to, _)| to != from && ARROWS.iter().any(|(module, _)| module == to) && !allowed.contains(&to.as_str()))
        .map(|(to, line)| format!("{}:{line}: `{from}` may not name `{to}`", source.file))
        .collect()
}

fn broken_roles(source: &Source) -> Vec<String> {
    let Some(role) = role(&source.module) else { return Vec::new() };
    let Some((_, below, modules)) = ROLES.iter().find(|(name, ..)| *name == role) else { return Vec::new() };
    source
        .paths(&[])
        .into_iter()
        .filter_map(|named| {
            let path = named.path.get(1..).unwrap_or_default();
            let top = path.first()?;
            let other = self::role(path);
            let bad = if let Some(other) = other {
                (other != role && !below.contains(&other)).then_some(other)
            } else {
                let judged = ARROWS.iter().any(|(module, _)| module == top);
                (judged && !modules.contains(&top.as_str())).then_some(top.as_str())
            }?;
            Some(format!("{}:{}: `{role}` may not name `{bad}`", source.file, named.line))
        })
        .collect()
}

/// The role of a module of this return: `figures` for `annual_return::finance::figures`, none for what only binds parts together.
fn role(module: &[String]) -> Option<&'static str> {
    let is_role = |name: &String| ROLES.iter().map(|(role, ..)| *role).find(|role| role == name);
    match module {
        [top, first, ..] if top == "annual_return" && is_role(first).is_some() => is_role(first),
        [top, _, second, ..] if top == "annual_return" => is_role(second),
        _ => None,
    }
}

fn broken_seams(source: &Source) -> Vec<String> {
    let names: Vec<&str> = SEAMS.iter().map(|(name, _)| *name).collect();
    source
        .paths(&names)
        .into_iter()
        .filter_map(|named| {
            let (name, homes) = SEAMS.iter().find(|(name, _)| named.path.first().is_some_and(|first| first == name))?;
            let away = !homes.contains(&source.top());
            away.then(|| format!("{}:{}: `{name}` stands behind `{}`", source.file, named.line, homes.join("` and `")))
        })
        .collect()
}

fn touches_outside(source: &Source) -> Vec<String> {
    if matches!(source.top(), "cli" | "") {
        return Vec::new();
    }
    source
        .paths(&["std", "rand", "getrandom"])
        .into_iter()
        .filter_map(|named| {
            let name = match (named.path.first()?.as_str(), named.path.get(1).map(String::as_str)) {
                ("std", Some(module)) if OUTSIDE.contains(&module) => format!("std::{module}"),
                (chance @ ("rand" | "getrandom"), _) => chance.to_owned(),
                _ => return None,
            };
            Some(format!("{}:{}: `{name}` belongs to the command line", source.file, named.line))
        })
        .collect()
}

fn floats(source: &Source) -> Vec<String> {
    if FLOATS.contains(&source.top()) {
        return Vec::new();
    }
    source
        .lines_with(&["f32", "f64"])
        .into_iter()
        .map(|line| format!("{}:{line}: a floating-point number in `{}`", source.file, source.top()))
        .collect()
}

/// The top-level modules of this crate that a file names, with the lines.
fn targets(source: &Source) -> impl Iterator<Item = (String, usize)> {
    source.paths(&[]).into_iter().filter_map(|named| Some((named.path.get(1)?.clone(), named.line)))
}
