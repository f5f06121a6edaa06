//! Findings in every format: the same findings everywhere, the same bytes on every run, files written whole or not at all, and no
//! held-back number revealed.

use std::path::Path;
use std::process::{Command, Output};

use masa_return::annual_return::terms::schema::form;
use masa_return::document::outline;
use masa_return::finding::{FieldPath, Finding, Level, Span};
use masa_return::findings::{self, Results, Told};
use masa_return::html;
use masa_return::theme::Theme;
use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_masa-return")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_committed_schema_of_findings_is_what_the_types_give() {
    let committed = json(include_str!("../../schema/findings.schema.json"));
    assert!(
        committed == findings::schema(),
        "it is stale; regenerate it with\n\n    cargo run -q -- schema --findings > schema/findings.schema.json\n"
    );
}

#[test]
fn findings_as_data_pass_their_schema_and_others_do_not() {
    let validator = jsonschema::validator_for(&findings::schema()).unwrap();
    let one = json(&said(&run(&["check", "examples/broken.yaml", "--format", "json"])));
    let several = json(&said(&run(&["check", "examples/broken.yaml", "examples", "examples/no", "--format", "json"])));
    for document in [&one, &several] {
        let faults: Vec<String> = validator.iter_errors(document).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
    assert_eq!(several["unread"][0]["return"], "examples/no");
    let mut other = one;
    other["findings"][0]["level"] = "fatal".into();
    assert!(!validator.is_valid(&other));
    other["findings"][0]["level"] = "error".into();
    other["surprise"] = true.into();
    assert!(!validator.is_valid(&other));
}

#[test]
fn every_format_is_written_at_once_and_twice_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let write = |round: &str| {
        let files = ["html", "xlsx", "json", "sarif", "github"].map(|format| (format, path(&format!("{round}.{format}"))));
        let mut arguments = vec!["check", "examples/exampleshire", "--format", "human"];
        for (format, file) in &files {
            arguments.extend(["--format", *format, "--output", file.as_str()]);
        }
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
        assert!(said(&output).contains("examples/exampleshire: nothing must be mended"));
        files.map(|(_, file)| std::fs::read(file).unwrap())
    };
    let (once, twice) = (write("once"), write("twice"));
    assert!(once == twice, "the same return gave other bytes");
    assert!(once[0].starts_with(b"<!DOCTYPE html>") && once[1].starts_with(b"PK"));
}

#[test]
fn nothing_is_written_unless_everything_can_be() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(folder.path().join("mine.json"), "my notes").unwrap();
    let (page, notes) = (path("new.html"), path("mine.json"));
    let arguments =
        ["check", "examples/minimal.yaml", "--format", "html", "--output", &page, "--format", "json", "--output", &notes];
    let refused = run(&arguments);
    assert_eq!(refused.status.code(), Some(3));
    assert!(
        complained(&refused).contains("mine.json is there already; give another name, or --force"),
        "{}",
        complained(&refused)
    );
    assert!(!Path::new(&page).exists() && std::fs::read_to_string(&notes).unwrap() == "my notes");
    let forced = run(&[&arguments[..], &["--force"]].concat());
    assert_eq!(forced.status.code(), Some(0), "{}", complained(&forced));
    assert!(Path::new(&page).exists() && std::fs::read_to_string(&notes).unwrap().starts_with('{'));

    let own = path("return.yaml");
    std::fs::copy("examples/minimal.yaml", &own).unwrap();
    for (given, file) in [(own.as_str(), own.clone()), (folder.path().to_str().unwrap(), own.clone())] {
        let refused = run(&["check", given, "--format", "json", "--output", &file, "--force"]);
        assert_eq!(refused.status.code(), Some(3));
        assert!(complained(&refused).contains("is the return itself"), "{}", complained(&refused));
    }
    for wrong in [&["--format", "html", "--format", "json"][..], &["--format", "html", "-o", "a", "--format", "json", "-o", "a"]]
    {
        let refused = run(&[&["check", "examples/minimal.yaml"], wrong].concat());
        assert_eq!(refused.status.code(), Some(2), "{}", complained(&refused));
        assert!(!complained(&refused).contains("panicked"));
    }
}

#[test]
fn a_clean_return_gets_a_page_that_says_so() {
    let page = said(&run(&["check", "examples/minimal.yaml", "--format", "html"]));
    for words in ["Nothing must be mended.", "Nothing to mend", "is not at hand", "A pass is not an approval", "2027.1"] {
        assert!(page.contains(words), "{words}");
    }
}

/// The results of a return with these findings.
pub(crate) fn example(findings: &[Finding]) -> Results<'static> {
    Results {
        name: "return.yaml".to_owned(),
        partnership: "<b>Exampleshire</b>".to_owned(),
        year: "2026-27".to_owned(),
        rule_set: "2027.1".to_owned(),
        digest: "0000-1111-2222-3333".to_owned(),
        judged_on: None,
        prepared_on: None,
        told: Told::new(findings),
        not_checked: Vec::new(),
        off: Vec::new(),
        as_if_in_force: Vec::new(),
        form: form().unwrap(),
        checks: &[],
    }
}

fn finding(path: &str, level: Level, line: usize, excerpt: &str) -> Finding {
    let mut finding =
        Finding::new("GEN-007", level, FieldPath::parse(path).unwrap(), "=1+1 holds <script>", "write what is meant");
    finding.places[0].span = Some(Span {
        file: "return.yaml".to_owned(),
        line,
        column: 1,
        end_line: line,
        end_column: 2,
        excerpt: Some(excerpt.to_owned()),
    });
    finding
}

#[test]
fn no_format_tells_the_line_of_a_masked_finding() {
    let mut masked = finding("needs.needs[0].title", Level::Error, 7, "title: Someone's name");
    masked.masked = true;
    let results = example(&[masked, finding("needs.needs[1].title", Level::Error, 9, "title: in sight")]);
    let every = [
        findings::human(&results.told, results.form, false),
        html::render(&findings::page(std::slice::from_ref(&results), &[]), &Theme::shipped().unwrap()).unwrap(),
        findings::json(std::slice::from_ref(&results), &[]).to_string(),
        findings::sarif(std::slice::from_ref(&results), &[]).to_string(),
        findings::github(std::slice::from_ref(&results)),
        format!("{:?}", results.told),
    ];
    for text in &every {
        assert!(!text.contains("Someone"), "{text}");
    }
    assert!(every[5].contains("in sight"));
}

#[test]
fn a_page_goes_by_the_form_and_groups_what_is_the_same() {
    let mut explained = finding("finance.income[0].amount_actual", Level::Query, 80, "");
    explained.explanation = Some("Because.".to_owned());
    let results = example(&[
        finding("scrutiny.findings[0].text", Level::Error, 90, ""),
        finding("needs.needs[0].title", Level::Error, 7, ""),
        finding("needs.needs[1].title", Level::Error, 9, ""),
        finding("period_start", Level::Advice, 3, ""),
        explained,
    ]);
    let document = findings::page(std::slice::from_ref(&results), &[]);
    assert_eq!(
        outline(&document),
        [
            "h1 What needs work in the annual return",
            "h2 The return as a whole",
            "table The return as a whole: what to do",
            "h2 Needs",
            "table Needs: what to do",
            "h2 Scrutiny",
            "table Scrutiny: what to do",
            "h2 Explained in the return",
            "table Facts that are explained",
            "h2 Not checked",
        ]
    );
    let page = html::render(&document, &Theme::shipped().unwrap()).unwrap();
    assert!(page.contains("Line 7: needs › needs › entry 1 › title; Line 9: needs › needs › entry 2 › title"), "{page}");
    assert!(page.contains("3 things must be mended, one fact is explained, one suggestion."));
    // The only script is the page's own.
    assert!(page.matches("<script>").count() == 1 && !page.contains("<b>"));
}

#[test]
fn sarif_has_levels_suppressions_and_fingerprints_that_lines_do_not_move() {
    let mut query = finding("finance.income[0].amount_actual", Level::Query, 80, "");
    query.explanation = Some("Because.".to_owned());
    let before = example(&[query.clone(), finding("needs", Level::Advice, 3, ""), finding("needs", Level::Advice, 4, "")]);
    let mut moved = query;
    moved.places[0].span.as_mut().unwrap().line = 99;
    let after = example(&[moved]);
    let of = |results: &Results| findings::sarif(std::slice::from_ref(results), &[])["runs"][0]["results"].clone();
    let (before, after) = (of(&before), of(&after));
    let levels: Vec<&str> = before.as_array().unwrap().iter().map(|result| result["level"].as_str().unwrap()).collect();
    assert_eq!(levels, ["warning", "note", "note"]);
    assert_eq!(before[0]["suppressions"][0]["justification"], "Because.");
    assert_eq!(before[0]["partialFingerprints"], after[0]["partialFingerprints"]);
    assert_ne!(before[1]["partialFingerprints"], before[2]["partialFingerprints"]);
    assert_eq!(after[0]["locations"][0]["physicalLocation"]["region"]["startLine"], 99);
}

#[test]
fn explain_answers_for_fields_with_and_without_numbers() {
    let plain = said(&run(&["explain", "finance.income.amount_actual"]));
    for typed in ["finance.income[2].amount_actual", "finance.income[].amount_actual"] {
        assert_eq!(said(&run(&["explain", typed])), plain);
    }
    for words in [
        "finance.income[].amount_actual: Amount actual\n",
        "Asked for: a return to be signed answers it.",
        "Write pounds and pence, such as 100 or 100.50.",
        "finance:\n      income:\n        - amount_actual: 61250\n",
        "FIN-010: a statutory partner has no income line",
        "Y10: ",
    ] {
        assert!(plain.contains(words), "{words}\n{plain}");
    }
    let part = said(&run(&["explain", "needs"]));
    assert!(part.contains("needs (asked for): "), "{part}");
    let choice = said(&run(&["explain", "finance.income.category"]));
    assert!(choice.contains("Choices:\n    "), "{choice}");
    let data = json(&said(&run(&["explain", "prepared_on", "--format", "json"])));
    assert_eq!((&data["path"], &data["asked_for"]), (&"prepared_on".into(), &true.into()));
}

#[test]
fn explain_offers_what_may_be_meant() {
    for (typed, offered) in [
        ("FIN-100", "Did you mean FIN-"),
        ("finance.incom", "Did you mean finance.income?"),
        ("finance.income.amount_actua", "Did you mean finance.income[].amount_actual?"),
        ("notes_private", "Several fields end in notes_private; say which:\n"),
    ] {
        let output = run(&["explain", typed]);
        assert_eq!(output.status.code(), Some(2));
        assert!(complained(&output).contains(offered), "{typed}: {}", complained(&output));
    }
}

#[test]
fn every_field_a_finding_points_to_is_explained() {
    let document = json(&said(&run(&["check", "examples/broken.yaml", "--format", "json"])));
    let paths = document["findings"].as_array().unwrap().iter().map(|finding| finding["path"].as_str().unwrap().to_owned());
    let known: Vec<String> =
        paths.filter(|path| form().unwrap().node(&FieldPath::parse(path).unwrap()).is_some() && !path.is_empty()).collect();
    assert!(known.len() > 10);
    for path in known.iter().step_by(4) {
        // An entry of a list of words is not a field of its own.
        let field = path.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '[' || letter == ']');
        assert_eq!(run(&["explain", field]).status.code(), Some(0), "{field}");
    }
}

#[test]
fn the_catalogue_is_a_page_with_every_code() {
    let page = said(&run(&["rules", "--format", "html"]));
    let codes = said(&run(&["rules"]));
    assert!(codes.lines().count() > 80);
    for code in codes.lines().filter_map(|line| line.split(' ').next()) {
        assert!(page.contains(&format!("id=\"{}\"", code.to_ascii_lowercase())), "{code}");
    }
    for part in ["Finance", "Governance", "The return as a whole", "Reading the file"] {
        assert!(page.contains(&format!(">{part}</h2>")), "{part}");
    }
}
