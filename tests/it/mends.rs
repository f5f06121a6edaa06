//! Messages say how to fix the problem: somebody who knows only the message knows what to write.

use std::process::Command;

use masa_return::annual_return::check::assess::assess;
use masa_return::read::Source;

fn example(name: &str) -> String {
    let path = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The findings in the smallest return when the lines of one key, with its indentation, are replaced.
fn said_of(key: &str, instead: &str) -> Vec<(String, String, String)> {
    let text = example("minimal.yaml");
    let mut lines: Vec<&str> = text.lines().collect();
    let from = lines.iter().position(|line| line.starts_with(&format!("{key}:"))).unwrap_or_else(|| panic!("{key}"));
    let indent = key.len() - key.trim_start().len();
    let below = |line: &str| line.len() - line.trim_start().len() > indent || line.trim().is_empty();
    let length = lines[from + 1..].iter().take_while(|line| below(line)).count();
    lines.splice(from..=from + length, instead.lines());
    let sources = [Source { name: "return.yaml".to_owned(), bytes: lines.join("\n").into_bytes() }];
    let findings = assess(&sources, None).expect("the form is sound").findings;
    let own = findings.into_iter().filter(|finding| finding.code.starts_with("FRM") || finding.code.starts_with("LRN"));
    own.map(|finding| (finding.code, finding.message, finding.help)).collect()
}

fn first(key: &str, instead: &str) -> (String, String) {
    let (_, message, help) = said_of(key, instead).into_iter().next().unwrap_or_else(|| panic!("nothing is said of {key}"));
    (message, help)
}

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_masa-return"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("runs");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn an_empty_list_is_offered_where_it_is_an_answer_and_nowhere_else() {
    let rest = "an entry for each on the lines below, as - { id: …, aware_on: …, notified_on: … }; `masa-return explain learning.notifications` shows each key";
    assert_eq!(
        first("  notifications", "  notifications:"),
        (
            "`notifications` is not answered".to_owned(),
            format!("if there were none, write `notifications: []`; otherwise write {rest}")
        )
    );
    assert_eq!(
        first("  changes", "  changes:\n    - none"),
        (
            "`none` stands where an entry with keys is asked for".to_owned(),
            "if there is nothing to list, write `changes: []` on one line".to_owned()
        )
    );
    let (_, help) = first("  relevant_agencies", "  relevant_agencies:");
    assert!(!help.contains("[]"), "{help}");
    assert!(run(&["explain", "learning.notifications"]).contains("Write [] after its key if there were none."));
    for field in ["commissioning.services.addresses", "sign_off.signatures", "governance.relevant_agencies"] {
        assert!(!run(&["explain", field]).contains("[] after"), "{field}");
    }
}

#[test]
fn the_opposite_is_never_suggested() {
    let reforms = "  national_reforms:\n    - { reform: macpt, status: started }";
    assert_eq!(
        first("  national_reforms", reforms),
        (
            "`started` is not one of the choices".to_owned(),
            "write not_started (Not begun), planned, partial (Carried out in part) or done (Carried out)".to_owned()
        )
    );
    let (_, help) = first("  national_reforms", &reforms.replace("started", "not started"));
    assert!(help.starts_with("did you mean not_started?"), "{help}");
}

#[test]
fn words_where_a_choice_or_a_group_belongs_are_answered_with_what_is_taken() {
    let (message, help) = first("  model", "  model: One independent scrutineer");
    assert_eq!(message, "`One independent scrutineer` stands where a list is asked for");
    let begins =
        "write one or more on lines of their own below, each after a dash and a space: single_scrutineer (One independent person";
    assert!(help.starts_with(begins) && help.ends_with("or hybrid (Several of these together)"), "{help}");
    let (_, help) = first("  partnership_chair", "  partnership_chair: Peter Lowe");
    assert_eq!(
        help,
        "write these on the lines below, each two spaces further in: name, job_title; `masa-return explain governance.partnership_chair` shows each"
    );
}

#[test]
fn an_entry_with_no_key_of_the_form_is_told_how_it_begins() {
    let said = said_of("  values", "  values:\n    - Referrals to social care: 12");
    let help = |code: &str, of: &str| {
        let found = said.iter().find(|(known, message, _)| known == code && message.contains(of));
        found.map(|(_, _, help)| help.as_str()).unwrap_or_default().to_owned()
    };
    let begins = "an entry begins with `- code:` and has code, source (";
    assert!(help("FRM-001", "Referrals").starts_with(begins), "{said:?}");
    assert_eq!(
        help("FRM-002", "`code`"),
        "add a line `code:` with one of 43 codes, such as D01 (Initial contacts), D03 (Referrals), D04 (Re-referrals within 12 months); `masa-return explain indicators.values.code` lists them all; \
         most are counted council by council, and name it under authority (council)"
    );
}

#[test]
fn explain_tells_of_indicators_and_of_words_of_lists() {
    let told = run(&["explain", "d05"]);
    assert!(told.starts_with("D05: Referrals closed with no further action\n\nWhat it counts:\n"), "{told}");
    assert!(told.contains("\n    Per cent\n") && told.contains("percent: …") && told.contains("referrals.csv"), "{told}");
    let told = run(&["explain", "partly_met"]);
    assert!(
        told.starts_with("partly_met: Partly met. ") && told.ends_with("To be chosen in:\n    needs.needs[].status\n"),
        "{told}"
    );
}

#[test]
fn the_verdict_says_how_much_waits_and_counts_what_was_not_checked() {
    let told = run(&["check", "examples/broken.yaml"]);
    assert!(
        told.contains(
            "\n10 parts are not begun (governance, arrangements, indicators, priorities, scrutiny, information_sharing, learning, voice, training, sign_off): the 56 things they ask for are checked once they are there\n"
        ),
        "{told}"
    );
    let counted = told.lines().find(|line| line.contains("because answers are missing")).unwrap_or_default();
    assert!(counted.ends_with(" rules (--format html or json names them)"), "{counted}");
    assert!(told.contains("  explain: under explanations, at the top of the return: - { code: GEN-007,"), "{told}");
    assert!(told.contains("  in: finance › agreement › formula note\n"), "a line that cannot be read is named: {told}");
}
