//! `diff`: what changed between two returns, in the words of the form.

use std::process::{Command, Output, Stdio};

use masa_return::annual_return::terms::schema::form;
use masa_return::compare::compare;
use masa_return::read::{Source, read_leniently};
use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_masa-return"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command.output().unwrap()
}

fn data(yaml: &str) -> Value {
    let source = Source { name: "a.yaml".to_owned(), bytes: yaml.as_bytes().to_vec() };
    read_leniently(&[source], form().unwrap()).data.unwrap_or_default()
}

#[track_caller]
fn differ(old: &str, new: &str, expected: &[&str]) {
    let changes = compare(form().unwrap(), &data(old), &data(new), "last_year_id");
    let lines: Vec<String> = changes.iter().map(|change| format!("{}: {}", change.path, change.line())).collect();
    assert_eq!(lines, expected);
}

#[test]
fn amounts_counts_and_shares_are_told_with_their_difference() {
    differ(
        "finance: { income: [{ id: inc-a, description: County, amount_actual: 58000, amount_budget: 1000.00 }] }\n",
        "finance: { income: [{ id: inc-a, description: County, amount_actual: \"£61,250\", amount_budget: 1000 }] }\n",
        &["finance.income[0].amount_actual: income › “County” (inc-a) › amount actual: £61,250, was £58,000: up £3,250 (5.6%)"],
    );
    let years = |count: &str, percent: &str| {
        format!(
            "indicators: {{ values: [{{ code: D03, authority: a, years: [{{ period: 2026-27, count: {count} }}] }}, \
             {{ code: D04, authority: a, years: [{{ period: 2026-27, percent: {percent} }}] }}] }}\n"
        )
    };
    differ(
        &years("1640", "20.5"),
        &years("x", "18"),
        &[
            "indicators.values[0].years[0].count: values › D03, a › years › 2026-27 › count: x (not available), was 1,640",
            "indicators.values[1].years[0].percent: values › D04, a › years › 2026-27 › percent: 18%, was 20.5%: down 2.5 points",
        ],
    );
}

#[test]
fn lists_are_matched_by_id_wherever_an_entry_stands() {
    differ(
        "needs: { needs: [{ id: need-a, title: A, rank: 1 }, { id: need-b, title: B, rank: 2 }, { id: need-c, title: C }] }\n",
        "needs: { needs: [{ id: need-d, title: D }, { id: need-b, title: B, rank: 1 }, { id: need-new, title: A, rank: 1, last_year_id: need-a }] }\n",
        &[
            "needs.needs[0]: needs › “D” (need-d): added",
            "needs.needs[1].rank: needs › “B” (need-b) › rank: 1, was 2: down 1 (50%)",
            "needs.needs[2].id: needs › “A” (need-new) › id: need-new, was need-a",
            "needs.needs[2].last_year_id: needs › “A” (need-new) › last year id: added: “need-a”",
            "needs.needs[2]: needs › “C” (need-c): removed",
        ],
    );
    // Entries without ids are matched by what they refer to; of several, the most similar one matches.
    differ(
        "governance: { lead_safeguarding_partners: [{ body: a, name: Ann, job_title: Chief }, { body: a, name: Bob, job_title: Head }] }\n",
        "governance: { lead_safeguarding_partners: [{ body: a, name: Bob, job_title: Chief executive }, { body: a, name: Ann, job_title: Chief }] }\n",
        &[
            "governance.lead_safeguarding_partners[0].job_title: lead safeguarding partners › a › job title: “Chief executive”, was “Head”",
        ],
    );
}

#[test]
fn texts_are_cut_where_they_begin_to_differ_and_choices_are_told_in_words() {
    let text = |end: &str| {
        format!(
            "commissioning: {{ approach: \"The partners agree the needs first, then decide together which services to pay for {end}\" }}\nstatus: {}\n",
            if end.len() > 10 { "draft" } else { "signed" }
        )
    };
    differ(
        &text("and from which budget."),
        &text("and when."),
        &[
            "status: Signed, was Draft",
            "commissioning.approach: approach: “…services to pay for and when.”, was “…services to pay for and from which budget.”",
        ],
    );
}

#[test]
fn what_the_form_does_not_know_and_what_has_another_shape_is_compared_all_the_same() {
    differ(
        "longago: { things: [{ id: x, size: 1 }] }\nneeds: { needs: words }\nfinance: { income: [a, b, b] }\n",
        "longago: { things: [{ id: x, size: 2 }] }\nneeds: { needs: [{ id: need-a }] }\nfinance: { income: [b, c] }\n",
        &[
            "needs.needs: needs: one entry, was “words”",
            "finance.income[1]: income › “c”: added",
            "finance.income[0]: income › “a”: removed",
            "finance.income[2]: income › “b”: removed",
            "longago.things[0].size: things › x › size: “2”, was “1”",
        ],
    );
    differ("", "needs: {}\n", &[]);
}

#[test]
fn many_entries_that_could_be_each_other_take_no_time() {
    let many = |word: &str| format!("finance: {{ income: [{}] }}\n", vec![word; 30_000].join(", "));
    differ(&many("a"), &many("a"), &[]);
    let changes =
        compare(form().unwrap(), &data(&many("{ amount_actual: 1 }")), &data(&many("{ amount_actual: 2 }")), "last_year_id");
    assert_eq!(changes.len(), 30_000);
}

#[test]
fn exit_codes_and_data() {
    let code = |arguments: &[&str]| run(arguments).status.code().unwrap();
    assert_eq!(code(&["diff", "examples/minimal.yaml", "examples/minimal.yaml"]), 0);
    assert_eq!(code(&["diff", "examples/exampleshire-last-year.yaml", "examples/exampleshire"]), 1);
    assert_eq!(code(&["diff", "examples/minimal.yaml", "examples/nowhere.yaml"]), 3);
    assert_eq!(code(&["diff", "examples/minimal.yaml", "LICENSE.md"]), 3);
    // The same return in another format is the same return.
    let folder = tempfile::tempdir().unwrap();
    let json = folder.path().join("return.json");
    std::fs::write(&json, run(&["data", "examples/minimal.yaml", "--form", "full"]).stdout).unwrap();
    assert_eq!(code(&["diff", "examples/minimal.yaml", json.to_str().unwrap()]), 0);
    let output = run(&["diff", "examples/exampleshire-last-year.yaml", "examples/exampleshire", "--format", "json"]);
    let changes: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(changes["format_version"], "1");
    let opening =
        changes["changes"].as_array().unwrap().iter().find(|change| change["path"] == "finance.income[0].amount_actual");
    let opening = opening.expect("the county's income changed");
    assert_eq!((&opening["what"], &opening["old"], &opening["new"]), (&"changed".into(), &"£138,000".into(), &"£142,000".into()));
    assert_eq!(opening["difference"], "up £4,000 (2.9%)");
}
