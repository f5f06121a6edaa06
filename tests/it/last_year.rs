//! Comparing a return with last year's, and starting next year's return from it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use masa_return::annual_return::AnnualReturn;
use masa_return::annual_return::check::check;
use masa_return::annual_return::check::walk::field;
use masa_return::annual_return::terms::schema::{draft_schema, final_schema, form};
use masa_return::annual_return::years::successor::{Successor, successor};
use masa_return::finding::{FieldPath, Step};
use masa_return::read::{Reading, Source, read};
use serde_json::Value;

use crate::examples::sources;

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_masa-return"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command.output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The codes of the findings, in the order of the output.
fn codes(output: &Output) -> Vec<String> {
    let findings: Value = serde_json::from_slice(&output.stdout).unwrap();
    findings["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

fn file(folder: &tempfile::TempDir, name: &str, content: &[u8]) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_complete_example_is_compared_with_the_return_it_names() {
    let alone = out(&run(&["check", "examples/minimal.yaml"]));
    assert!(alone.contains("without last year's return (--last-year FILE): FIN-004, "), "{alone}");
    let beside = out(&run(&["check", "examples/exampleshire"]));
    assert!(!beside.contains("without last year's return"), "{beside}");
    assert!(beside.contains("“Fewer children excluded for vaping” (pri-vaping) is not in this return"), "{beside}");
}

#[test]
fn the_flag_goes_before_the_field_and_takes_every_form_of_a_return() {
    let folder = tempfile::tempdir().unwrap();
    let last = |arguments: &[&str]| {
        let output = run(&[&["check", "examples/exampleshire", "--format", "json", "--last-year"], arguments].concat());
        codes(&output).into_iter().filter(|code| ["PRI-004", "GEN-031", "GEN-006"].contains(&code.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(last(&["examples/exampleshire-last-year.yaml"]), ["PRI-004"]);
    for form in ["public", "full"] {
        let data = run(&["data", "examples/exampleshire-last-year.yaml", "--form", form]);
        assert_eq!(last(&[&file(&folder, &format!("{form}.json"), &data.stdout)]), ["PRI-004"], "{form}");
    }
    let parts = folder.path().join("parts");
    std::fs::create_dir(&parts).unwrap();
    std::fs::write(parts.join("return.yaml"), "schema_version: \"2026.1\"\nreporting_year: 2025-26\nperiod_end: 2026-03-30\n")
        .unwrap();
    std::fs::write(parts.join("priorities.yaml"), "priorities: [{ id: pri-old, title: Old }]\n").unwrap();
    assert_eq!(last(&[parts.to_str().unwrap()]), ["PRI-004", "GEN-006"]);
    assert_eq!(last(&["examples/exampleshire"]), ["GEN-031"]);
}

#[test]
fn a_broken_return_of_last_year_says_what_it_can_and_nothing_of_its_own_form() {
    let folder = tempfile::tempdir().unwrap();
    let plain = codes(&run(&["check", "examples/minimal.yaml", "--format", "json"]));
    for (name, content, expected) in [
        ("half.yaml", &b"reporting_year: 2025-26\nfinance:\n  reserves:\n    closing: 20000\n  income: \"\n broken: [\n"[..], &["FIN-004"][..]),
        ("old.yaml", b"schema_version: \"2019.7\"\nreporting_year: 2025-26\nlongago: { a: [1] }\nfinance: { reserves: { closing: lots } }\n", &[]),
        ("shapes.yaml", b"reporting_year: 2025-26\npriorities: [1, [2], { priorities: x }]\nscrutiny: none\nfinance: { income: { a: b } }\n", &[]),
        ("words.yaml", b"just words\n", &["GEN-030"]),
        ("empty.yaml", b"", &["GEN-030"]),
        ("zip.yaml", b"\x50\x4b\x03\x04\x00\x00\xff\xfe\x00", &["GEN-030"]),
        ("deep.yaml", "[".repeat(100_000).as_bytes(), &["GEN-030"]),
        ("null.json", b"null", &["GEN-030"]),
        ("nulls.json", b"{\"reporting_year\": null, \"finance\": {\"reserves\": {\"closing\": null}}}", &[]),
    ] {
        let path = file(&folder, name, content);
        let output = run(&["check", "examples/minimal.yaml", "--format", "json", "--last-year", &path]);
        let new: Vec<String> = codes(&output).into_iter().filter(|code| !plain.contains(code)).collect();
        assert_eq!(new, expected, "{name}: {}", out(&output));
    }
}

#[test]
fn what_is_named_and_not_there_is_advice_and_what_the_flag_names_must_be_there() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(&["check", "examples/minimal.yaml", "--last-year", "examples/nowhere.yaml"])), 3);
    assert_eq!(
        code(&run(&["check", "examples/minimal.yaml", "examples/broken.yaml", "--last-year", "examples/minimal.yaml"])),
        2
    );
    let minimal = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/minimal.yaml")).unwrap();
    for (named, expected) in [
        ("nowhere.yaml", "last year's return nowhere.yaml cannot be opened: there is no such file or folder"),
        ("/etc/hostname", "last year's return /etc/hostname cannot be opened: name it from the folder of this return"),
        ("../../../../../../../dev/zero", "it is neither a file nor a folder"),
    ] {
        let path = file(&folder, "return.yaml", format!("{minimal}\nlast_year: {{ file: {named} }}\n").as_bytes());
        let output = run(&["check", &path]);
        assert_eq!(code(&output), 0, "{}", out(&output));
        assert!(out(&output).contains(expected), "{}", out(&output));
    }
}

#[test]
fn what_last_years_return_counts_is_told_to_the_filer_and_not_printed() {
    use masa_return::annual_return::check::assess::{Circumstances, assess_under};
    use masa_return::annual_return::report;
    use masa_return::annual_return::years::last_year::Sought;
    let last = "reporting_year: 2025-26\nfinance: { reserves: { closing: 19000 } }\nindicators: { values: [{ code: D14c, authority: council, years: [{ period: 2025-26, count: 3 }] }] }\n";
    let minimal = sources("minimal.yaml");
    let text = String::from_utf8(minimal[0].bytes.clone()).unwrap();
    let seek = |_: Option<&str>| Sought::Files(vec![Source { name: "last.yaml".to_owned(), bytes: last.as_bytes().to_vec() }]);
    let source = Source { name: "return.yaml".to_owned(), bytes: text.replace("status: for_signature\n", "").into_bytes() };
    let assessment = assess_under(&[source], Circumstances::default(), seek).unwrap();
    let message =
        |code: &str| assessment.findings.iter().find(|finding| finding.code == code).map(|finding| finding.message.clone());
    let told = message("IND-033").expect("the figures differ");
    assert!(told.ends_with("but last year's return has 3"), "{told}");
    let document =
        report::document(assessment.published().unwrap(), &assessment.findings, report::EditionOptions::DRAFT).unwrap();
    let printed = format!("{document:?}");
    assert!(printed.contains("return carried over £19,000"), "what may be printed is");
    assert!(!printed.contains("return has 3"));
}

fn next_of(name: &str) -> Successor {
    successor(&sources(name), Some("last.yaml"), None).unwrap()
}

fn reading(text: &str) -> Reading<AnnualReturn> {
    read(&[Source { name: "next.yaml".to_owned(), bytes: text.as_bytes().to_vec() }], form().unwrap())
}

/// The fields of the form that the final schema finds missing or null.
fn missing(data: &Value) -> Vec<String> {
    let schema = jsonschema::validator_for(&final_schema()).unwrap();
    let mut fields: Vec<String> = schema
        .iter_errors(data)
        .map(|error| {
            let mut path = FieldPath::root();
            for step in error.instance_path().to_string().split('/').skip(1) {
                path.0.push(step.parse().map_or_else(|_| Step::Key(step.to_owned().into()), Step::Index));
            }
            match error.kind() {
                jsonschema::error::ValidationErrorKind::Required { property } => field(&path.key(property.as_str().unwrap())),
                other => panic!("{path}: {other:?}"),
            }
        })
        .collect();
    fields.sort();
    fields.dedup();
    fields
}

#[test]
fn next_years_return_lacks_only_what_it_lists() {
    for name in ["exampleshire", "minimal.yaml"] {
        let next = next_of(name);
        let reading = reading(&next.text);
        assert!(jsonschema::validator_for(&draft_schema()).unwrap().is_valid(&reading.data), "{name}");
        let other: Vec<&str> = reading
            .findings
            .iter()
            .map(|finding| finding.message.as_str())
            .filter(|message| !message.ends_with("is not answered") && !message.ends_with("more findings are not shown"))
            .collect();
        assert_eq!(other, [] as [&str; 0], "{name}");
        // A group with no answers at all is listed once.
        let listed = |field: &String| {
            next.gaps
                .iter()
                .any(|gap| field == gap || field.starts_with(&format!("{gap}.")) || field.starts_with(&format!("{gap}[]")))
        };
        let unlisted: Vec<String> = missing(&reading.data).into_iter().filter(|field| !listed(field)).collect();
        assert_eq!(unlisted, [] as [String; 0], "{name}");
        let source = Source { name: "next.yaml".to_owned(), bytes: next.text.as_bytes().to_vec() };
        let facts = masa_return::annual_return::check::assess::assess(&[source], None).unwrap().facts;
        let follows = check(&facts, &[]).findings;
        assert_eq!(follows.len(), next.follows.len(), "{name}");
        for (finding, line) in follows.iter().zip(&next.follows) {
            assert!(line.ends_with(&format!(" [{}]", finding.code)) && line.chars().count() < 220, "{name}: {line}");
        }
    }
    let codes = |name: &str| next_of(name).follows.iter().map(|line| line[line.len() - 8..].to_owned()).collect::<Vec<_>>();
    assert_eq!(
        codes("exampleshire"),
        ["COM-002]", "COM-002]", "IND-001]", "IND-001]", "DSA-008]", "DSA-014]", "SEC-001]", "PUB-010]"]
    );
    assert_eq!(codes("minimal.yaml"), ["IND-001]", "PUB-010]"]);
}

#[test]
fn last_years_figures_stand_in_their_places_and_what_lapses_is_gone() {
    let next = reading(&next_of("exampleshire").text).value;
    let last = crate::examples::assessed("exampleshire").facts.this;
    assert_eq!(next.reporting_year.get().unwrap().to_string(), "2027-28");
    assert_eq!(next.period_start.get().unwrap().iso(), "2027-04-01");
    assert_eq!(next.last_year.file.text(), "last.yaml");
    assert_eq!(next.finance.reserves.opening.known(), last.finance.reserves.closing.known());
    for (line, before) in next.finance.income.items().iter().zip(last.finance.income.items()) {
        assert_eq!((line.id.given(), line.amount_last_year.get()), (before.id.given(), before.amount_actual.get()));
        assert!(line.amount_actual.is_blank());
    }
    for (value, before) in next.indicators.values.items().iter().zip(last.indicators.values.items()) {
        let years = value.years.items();
        assert_eq!(years[0].period.get().unwrap().to_string(), "2027-28");
        assert!(years[0].count.is_blank() && years.len() <= 3);
        assert_eq!(years[1].count.get(), before.years.items()[0].count.get());
    }
    for need in next.needs.needs.items() {
        assert_eq!(need.id.given().unwrap().as_str(), need.last_year_id.text());
        assert!(need.status.is_blank() && need.description.is_given());
    }
    assert!(next.explanations.is_blank() && next.sign_off.signatures.is_blank() && next.publication.date.is_blank());
    assert!(next.status.is_blank() && next.prepared_on.is_blank() && next.learning.audits.items().len() < 2);
    // Compared with the return it comes from, the rules that look back find no difference.
    let found = codes_beside(&next_of("exampleshire").text, "exampleshire");
    let back: Vec<&String> = found
        .iter()
        .filter(|code| {
            ["FIN-004", "FIN-071", "IND-033", "GEN-006", "GEN-008", "GEN-031", "SCR-013", "PRI-004"].contains(&code.as_str())
        })
        .collect();
    assert_eq!(back, [] as [&String; 0]);
}

/// The codes of the findings in a return, with another as last year's return.
fn codes_beside(text: &str, last: &str) -> Vec<String> {
    use masa_return::annual_return::check::assess::{Circumstances, assess_under};
    use masa_return::annual_return::years::last_year::Sought;
    let source = Source { name: "next.yaml".to_owned(), bytes: text.as_bytes().to_vec() };
    let facts = assess_under(&[source], Circumstances::default(), |_| Sought::Files(sources(last))).unwrap().facts;
    assert!(facts.last_year.is_some());
    check(&facts, &[]).findings.into_iter().map(|finding| finding.code).collect()
}

#[test]
fn a_return_of_which_little_can_be_read_gives_what_can_be_had() {
    let of = |text: &str| successor(&[Source { name: "last.yaml".to_owned(), bytes: text.as_bytes().to_vec() }], None, None);
    assert!(of("").unwrap_err().to_string().contains("does not say which year"));
    let next = of("reporting_year: 2026-27\nneeds:\n  needs:\n    - { id: need-a, title: A, theme: nonsense, old_key: x }\n    - 3\nfinance: words\n").unwrap();
    let data = reading(&next.text).data;
    assert!(jsonschema::validator_for(&draft_schema()).unwrap().is_valid(&data), "{data}");
    let odd = "reporting_year: 2026-27\npartnership:\n  name: \"a: #b\\n- c\\u0007\\t \"\n  context_summary: \"# not a remark\\n\\n  indented\\n---\\n...\"\n  short_name: \"null\"\n";
    let (last, next) = (reading(odd).value.partnership, reading(&of(odd).unwrap().text).value.partnership);
    assert_eq!(next.context_summary, last.context_summary);
    assert_eq!((next.name.text(), next.short_name.text()), (last.name.text(), last.short_name.text()));
}

#[test]
fn new_from_names_its_file_and_replaces_none() {
    let folder = tempfile::tempdir().unwrap();
    let last = file(&folder, "return-2025-26.yaml", b"reporting_year: 2025-26\n");
    let mut command = Command::new(env!("CARGO_BIN_EXE_masa-return"));
    let output = command.args(["new", "--from", &last]).current_dir(folder.path()).output().unwrap();
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    let made: PathBuf = folder.path().join("return-2026-27.yaml");
    let text = std::fs::read_to_string(&made).unwrap();
    assert!(text.contains("\n  file: return-2025-26.yaml\n"), "{}", &text[..600]);
    let path = made.to_str().unwrap();
    assert_eq!(code(&run(&["new", "--from", &last, "-o", path])), 3);
    assert_eq!(code(&run(&["new", "--from", &last, "-o", path, "--force"])), 0);
    assert_eq!(code(&run(&["new", "--from", "examples/nowhere.yaml"])), 3);
    assert_eq!(code(&run(&["new"])), 2);
    let checked = codes(&run(&["check", path, "--format", "json"]));
    assert!(!checked.contains(&"GEN-030".to_owned()) && !checked.contains(&"GEN-031".to_owned()), "{checked:?}");
}
