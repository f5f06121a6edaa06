//! The command line as a person uses it: exit codes, where output goes, and what happens to files.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::examples;

fn tool(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_masa-return"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    tool(arguments).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn exit_codes_tell_what_happened() {
    for (arguments, expected) in [
        (&["check", "examples/exampleshire"][..], 0),
        (&["check", "examples/minimal.yaml", "--fail-on", "advice"], 0),
        (&["check", "examples/broken.yaml"], 1),
        (&["check", "examples/broken.yaml", "examples/minimal.yaml"], 1),
        (&["check"], 2),
        (&["chekc", "x"], 2),
        (&["explain", "FIN-999"], 2),
        (&["new", "-", "--year", "2026-28"], 2),
        (&["check", "examples/nowhere.yaml"], 3),
        (&["check", "examples/nowhere.yaml", "examples/broken.yaml"], 3),
        (&["render", "examples/broken.yaml"], 1),
        (&["explain", "fin-001"], 0),
        (&["rules"], 0),
        (&["schema", "--draft"], 0),
        (&["help"], 0),
        (&[], 0),
    ] {
        let output = run(arguments);
        assert_eq!(code(&output), expected, "{arguments:?}: {}{}", text(&output.stdout), text(&output.stderr));
    }
}

#[test]
fn a_return_that_fails_always_says_why() {
    for (name, content) in [
        ("empty.yaml", &b""[..]),
        ("comment.yaml", b"# nothing yet\n"),
        ("half.yaml", b"schema_version: \"2027.1\"\npartnership:\n  name: \"Exampleshire\n"),
        ("last-year.yaml", b"schema_version: \"2026.1\"\nreporting_year: 2025-26\n"),
        ("tab.yaml", b"partnership:\n\tname: Exampleshire\n"),
        ("nul.yaml", b"partnership:\n  name: a\0b\n"),
        ("deep.yaml", "[".repeat(100_000).as_bytes()),
        ("script.yaml", b"partnership: { name: \"<script>alert(1)</script> & Sons\" }\n"),
        ("not-yaml.yaml", b"\x50\x4b\x03\x04\x00\x00\xff\xfe\x00"),
        ("text.yaml", b"just words\n"),
        ("list.yaml", b"- a\n- b\n"),
        ("null.json", b"null"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        let output = run(&["check", path.to_str().unwrap()]);
        assert_eq!(code(&output), 1, "{name}: {}", text(&output.stdout));
        assert!(text(&output.stdout).contains(": error: "), "{name}: {}", text(&output.stdout));
        assert_eq!(text(&output.stderr), "", "{name}");
        let draft = run(&["render", path.to_str().unwrap(), "--draft", "-o", folder.path().to_str().unwrap()]);
        assert_eq!(code(&draft), 0, "{name}: {}", text(&draft.stderr));
    }
}

#[test]
fn rules_and_reading_together_tell_no_more_than_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.yaml");
    std::fs::write(&path, format!("needs:\n  needs:\n{}", "    - {id: a, title: b}\n".repeat(2_000))).unwrap();
    let output = run(&["check", path.to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    let told = text(&output.stdout).matches(": error: ").count();
    assert!((100..=masa_return::read::MAX_FINDINGS + 2).contains(&told), "{told}");
    assert!(text(&output.stdout).contains("more findings are not shown [REA-080]"));
}

#[test]
fn an_empty_folder_and_an_unreadable_path_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let empty = run(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(code(&empty), 1);
    assert!(text(&empty.stdout).contains("[REA-"), "{}", text(&empty.stdout));
    let missing = run(&["check", folder.path().join("x.yaml").to_str().unwrap()]);
    assert_eq!(code(&missing), 3);
    assert!(text(&missing.stderr).ends_with("x.yaml: there is no such file or folder\n"), "{}", text(&missing.stderr));
}

#[test]
fn findings_go_to_standard_output_and_progress_to_standard_error() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let check = run(&["check", "examples/broken.yaml"]);
    assert!(text(&check.stdout).contains("examples/broken.yaml:74:20: error: "));
    assert_eq!(text(&check.stderr), "");
    let render = run(&["render", "examples/minimal.yaml", "-o", out, "--format", "html"]);
    assert_eq!(text(&render.stdout), "");
    assert_eq!(text(&render.stderr), format!("Wrote {out}/minimal.html\n"));
}

#[test]
fn standard_input_is_read_and_gives_the_same_findings() {
    let mut child = tool(&["check", "-", "--format", "json"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&std::fs::read(examples::path("broken.yaml")).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 1);
    let piped: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let named: serde_json::Value =
        serde_json::from_slice(&run(&["check", "examples/broken.yaml", "--format", "json"]).stdout).unwrap();
    let codes = |found: &serde_json::Value| {
        let findings = found["findings"].as_array().unwrap();
        findings.iter().map(|finding| (finding["code"].clone(), finding["line"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(codes(&piped), codes(&named));
    assert_eq!(piped["findings"][0]["file"], "standard input");
}

#[test]
fn colour_is_only_for_those_who_ask() {
    let plain = run(&["check", "examples/broken.yaml"]);
    assert!(!text(&plain.stdout).contains('\u{1b}'));
    let always = run(&["check", "examples/broken.yaml", "--color", "always"]);
    assert!(text(&always.stdout).contains('\u{1b}'));
    let no_colour = tool(&["check", "examples/broken.yaml", "--color", "auto"]).env("NO_COLOR", "1").output().unwrap();
    assert!(!text(&no_colour.stdout).contains('\u{1b}'));
}

#[test]
fn a_file_the_tool_did_not_make_is_never_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let page = folder.path().join("minimal.html");
    std::fs::write(&page, "my own notes").unwrap();
    let refused = run(&["render", "examples/minimal.yaml", "-o", out, "--format", "html"]);
    assert_eq!(code(&refused), 3);
    assert!(text(&refused.stderr).contains("--force"), "{}", text(&refused.stderr));
    assert_eq!(std::fs::read_to_string(&page).unwrap(), "my own notes");
    assert_eq!(code(&run(&["render", "examples/minimal.yaml", "-o", out, "--format", "html", "--force"])), 0);
    assert!(std::fs::read_to_string(&page).unwrap().starts_with("<!DOCTYPE html>"));
    // The tool replaces its own output without asking.
    assert_eq!(code(&run(&["render", "examples/minimal.yaml", "-o", out])), 0);
    assert_eq!(code(&run(&["render", "examples/minimal.yaml", "-o", out])), 0);

    let starter = folder.path().join("mine.yaml");
    assert_eq!(code(&run(&["new", starter.to_str().unwrap()])), 0);
    assert_eq!(code(&run(&["new", starter.to_str().unwrap()])), 3);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "a temporary file is left: {left:?}");
}

#[test]
fn data_are_written_once_beside_every_edition() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let made = run(&[
        "render",
        "examples/minimal.yaml",
        "-o",
        out,
        "--edition",
        "full",
        "--edition",
        "summary",
        "--format",
        "data",
        "--format",
        "xlsx",
    ]);
    assert_eq!(code(&made), 0, "{}", text(&made.stderr));
    let mut there: Vec<String> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    there.sort();
    assert_eq!(there, ["minimal-data", "minimal.xlsx"]);
    assert_eq!(text(&made.stderr).lines().count(), 2);
    let canonical = run(&["data", "examples/minimal.yaml"]).stdout;
    assert_eq!(std::fs::read(folder.path().join("minimal-data/return.json")).unwrap(), canonical);
}

#[test]
fn data_that_somebody_changed_are_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let data = folder.path().join("minimal-data");
    let render = |arguments: &[&str]| run(&[&["render", "examples/minimal.yaml", "-o", out], arguments].concat());
    assert_eq!(code(&render(&["--format", "data"])), 0);
    let income = data.join("finance_income.csv");
    let as_made = std::fs::read(&income).unwrap();
    // The tool replaces its own files and removes those no longer needed; files that somebody added stay.
    std::fs::write(data.join("mine.csv"), "mine").unwrap();
    std::fs::copy("examples/broken.yaml", folder.path().join("minimal.yaml")).unwrap();
    let other = folder.path().join("minimal.yaml");
    let draft = run(&["render", other.to_str().unwrap(), "--draft", "-o", out, "--format", "data"]);
    assert_eq!(code(&draft), 0, "{}", text(&draft.stderr));
    assert!(!data.join("sign_off_signatures.csv").exists());
    assert_eq!(std::fs::read_to_string(data.join("mine.csv")).unwrap(), "mine");
    assert!(std::fs::read_to_string(data.join("return.csv")).unwrap().contains(",true,"));
    assert_eq!(code(&render(&["--format", "data"])), 0);
    assert_eq!(std::fs::read(&income).unwrap(), as_made);

    std::fs::write(&income, [&as_made[..], b"one line more\r\n"].concat()).unwrap();
    let refused = render(&["--format", "data"]);
    assert_eq!(code(&refused), 3);
    assert!(
        text(&refused.stderr).contains("finance_income.csv") && text(&refused.stderr).contains("--force"),
        "{}",
        text(&refused.stderr)
    );
    assert_eq!(code(&render(&["--format", "data", "--force"])), 0);
    assert_eq!(std::fs::read(&income).unwrap(), as_made);

    // A package of another tool, somebody's own table, and a spreadsheet of another program.
    for (name, format) in
        [("minimal-data/datapackage.json", "data"), ("minimal-data/finance_income.csv", "data"), ("minimal.xlsx", "xlsx")]
    {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, "{}").unwrap();
        let refused = run(&["render", "examples/minimal.yaml", "-o", folder.path().to_str().unwrap(), "--format", format]);
        assert_eq!(code(&refused), 3, "{name}: {}", text(&refused.stderr));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "{}", "{name}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out");
    std::fs::write(&file, "a file where a folder is wanted").unwrap();
    let output = run(&["render", "examples/minimal.yaml", "-o", file.to_str().unwrap()]);
    assert_eq!(code(&output), 3);
    assert!(text(&output.stderr).starts_with("masa-return: cannot write "), "{}", text(&output.stderr));
}

#[test]
fn a_closed_pipe_is_no_trouble() {
    let mut child = tool(&["schema"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), text(&output.stderr)), (0, String::new()));
}

#[test]
fn a_newcomer_is_told_three_commands() {
    let begin = text(&run(&[]).stdout);
    for command in ["masa-return new ", "masa-return check ", "masa-return render "] {
        assert!(begin.contains(command), "{begin}");
    }
    for command in ["new", "check", "render", "explain"] {
        assert!(text(&run(&["help", command]).stdout).contains("Example"), "{command}");
    }
}

#[test]
fn every_code_a_finding_can_have_is_explained() {
    let rules: serde_json::Value = serde_json::from_slice(&run(&["rules", "--format", "json"]).stdout).unwrap();
    let codes: Vec<&str> = rules["rules"].as_array().unwrap().iter().map(|rule| rule["code"].as_str().unwrap()).collect();
    assert!(codes.len() > 80);
    for code_ in codes.iter().step_by(7) {
        assert_eq!(code(&run(&["explain", code_])), 0, "{code_}");
    }
    for name in ["broken.yaml", "exampleshire", "real-area.yaml"] {
        for finding in examples::assessed(name).findings {
            assert!(codes.contains(&finding.code.as_str()), "{} is in no list", finding.code);
        }
    }
}

#[test]
fn a_duty_is_switched_on_for_a_run_and_what_is_off_is_said() {
    let off = "Not checked: 12 rules on duties that are only proposed (macpt, family_group_decision_making, information_sharing_duty, \
               lado_role). Where one is in force in your area, name it under duties_in_force; to try these rules, add --duty all\n";
    assert!(text(&run(&["check", "examples/minimal.yaml"]).stdout).contains(off));
    let on = text(&run(&["check", "examples/minimal.yaml", "--duty", "macpt,lado_role"]).stdout);
    assert!(on.contains("[MAC-001]") && on.contains("Not checked: 4 rules on duties"), "{on}");
    assert!(on.contains("Checked as if in force, because of --duty: macpt, lado_role."), "{on}");
    let all: serde_json::Value =
        serde_json::from_slice(&run(&["check", "examples/minimal.yaml", "--duty", "all", "--format", "json"]).stdout).unwrap();
    assert_eq!(all["off"], serde_json::json!([]));
    assert_eq!(all["as_if_in_force"].as_array().unwrap().len(), 4);
    let none: serde_json::Value =
        serde_json::from_slice(&run(&["check", "examples/minimal.yaml", "--format", "json"]).stdout).unwrap();
    assert_eq!(none["off"][0], serde_json::json!({ "code": "GOV-009", "duty": "macpt" }));
    assert_eq!(none["as_if_in_force"], serde_json::json!([]));
    assert_eq!(code(&run(&["check", "examples/minimal.yaml", "--duty", "nothing"])), 2);
    let page = text(&run(&["explain", "MAC-001"]).stdout);
    assert!(
        page.contains("only proposed (Multi-agency child protection teams)") && page.contains("duties_in_force: [macpt]"),
        "{page}"
    );
    assert!(text(&run(&["rules"]).stdout).contains("(proposed: macpt)\n"));
}

#[test]
fn the_canonical_data_reads_back_to_itself() {
    let folder = tempfile::tempdir().unwrap();
    for example in ["examples/exampleshire", "examples/minimal.yaml", "examples/real-area.yaml"] {
        let first = run(&["data", example, "--form", "full"]).stdout;
        let path = folder.path().join("return.json");
        std::fs::write(&path, &first).unwrap();
        let second = run(&["data", path.to_str().unwrap(), "--form", "full"]).stdout;
        assert!(first == second, "{example}");
        assert!(Path::new(&path).exists());
    }
}
