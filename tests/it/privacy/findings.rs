//! Findings about personal data, from the outside: they give places but no values, come before all others, and can be cleared.

use masa_return::annual_return::check::assess::{Assessment, assess};
use masa_return::annual_return::report::{EditionOptions, document};
use masa_return::document::outline;
use masa_return::finding::Finding;
use masa_return::findings;
use masa_return::html;
use masa_return::read::Source;
use masa_return::theme::Theme;

fn minimal() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/minimal.yaml")).expect("it is there")
}

/// A return with these words in a published field.
fn saying(words: &str) -> String {
    let own = "Scrutiny found that health information comes late at weekends.";
    let text = minimal();
    assert!(text.contains(own), "the example has changed");
    text.replace(own, words)
}

fn assessed(text: &str) -> Assessment {
    assess(&[Source { name: "return.yaml".to_owned(), bytes: text.as_bytes().to_vec() }], None).expect("the form is sound")
}

fn of<'a>(assessment: &'a Assessment, code: &str) -> Vec<&'a Finding> {
    assessment.findings.iter().filter(|finding| finding.code == code).collect()
}

/// Everything that is printed about findings, in every format.
fn printed(assessment: &Assessment) -> String {
    let results = crate::findings::example(&assessment.findings);
    let human = findings::human(&results.told, results.form, false);
    let page = html::render(&findings::page(std::slice::from_ref(&results), &[]), &Theme::shipped().expect("sound"));
    let results = std::slice::from_ref(&results);
    format!(
        "{human}\n{:#}\n{:#}\n{}\n{}",
        findings::json(results, &[]),
        findings::sarif(results, &[]),
        findings::github(results),
        // The fonts before the body may contain any three letters.
        page.expect("it renders").split("<body").last().unwrap_or_default()
    )
}

fn clearing(mark: &str, name: &str) -> String {
    format!(
        "privacy_cleared:\n  - code: ALL-001\n    about: next_year.priorities[0].why\n    text_mark: {mark}\n    reason: She is a novelist.\n    cleared_by: {name}\n"
    )
}

#[test]
fn a_finding_stands_at_its_word_and_shows_neither_value_nor_line() {
    let assessment = assessed(&saying(">-\n        The plan grew out of\n        what her sister Leanne had\n        seen."));
    let found = of(&assessment, "ALL-001");
    assert_eq!(found.len(), 1);
    let line = minimal().lines().position(|line| line.contains("why: Scrutiny found that")).expect("there") + 1;
    let span = found[0].span().expect("a place");
    assert_eq!((span.line, span.column, span.end_column), (line + 2, 25, 31));
    assert_eq!(span.excerpt, None);
    assert_eq!(found[0].message, "the text holds what looks like a person's name (word 9)");
    assert!(!printed(&assessment).contains("Leanne"));
}

#[test]
fn what_a_named_person_clears_is_gone_until_the_text_changes() {
    let text = saying("The plan grew out of what her sister Leanne had seen.");
    let mark = of(&assessed(&text), "ALL-001")[0].text_mark.clone().expect("a mark");
    assert!(printed(&assessed(&text)).contains(&format!(
        "clear: - {{ code: ALL-001, about: \"next_year.priorities[0].why\", text_mark: \"{mark}\", reason: …, cleared_by: … }}"
    )));
    let cleared = format!("{text}{}", clearing(&mark, "Business manager"));
    assert_eq!(of(&assessed(&cleared), "ALL-001"), Vec::<&Finding>::new());

    // When the text changes, the finding returns and says so.
    let changed = assessed(&cleared.replace("had seen", "had told"));
    let found = of(&changed, "ALL-001");
    assert_eq!(found[0].message, "the text holds what looks like a person's name (word 9); it was cleared for another text");

    // A clearing without a name does not count.
    let nobody = assessed(&format!("{text}{}", clearing(&mark, "\"\"")));
    assert_eq!(of(&nobody, "ALL-001").len(), 1);
}

#[test]
fn a_number_of_one_person_is_never_cleared() {
    let text = saying("The file under NHS number 999 110 6847 was found late.");
    let found = assessed(&text);
    let found = of(&found, "ALL-003");
    assert_eq!(found[0].text_mark, None);
    let cleared = format!("{text}{}", clearing("t-00000", "Chair").replace("ALL-001", "ALL-003"));
    assert_eq!(of(&assessed(&cleared), "ALL-003").len(), 1);
}

#[test]
fn an_explanation_settles_no_finding_about_personal_data() {
    let text = saying("The plan grew out of what her sister Leanne had seen.");
    let explained = "explanations:\n  - code: ALL-001\n    about: next_year.priorities[0].why\n    reason: It is so.\n";
    let assessment = assessed(&format!("{text}{explained}"));
    assert!(of(&assessment, "ALL-001")[0].is_open());
    assert_eq!(
        of(&assessment, "GEN-020")[0].help,
        "findings about personal data are not explained in public: clear them under privacy_cleared"
    );
}

#[test]
fn findings_of_reading_do_not_repeat_what_gives_a_person_away() {
    let planted = [
        "NHS number 999 110 6847",
        "leanne.smith@example.org",
        "her home at EX99 3QD",
        "his sister Leanne was told",
        "her mobile is 07700 900123",
        "the pupil X992432126001",
        "born on 3 March 2015",
        "a long letter from her aunt, who wrote to us last week, says NHS number 999 110 6847",
    ];
    let values = ["999 110", "leanne.smith", "EX99", "3QD", "Leanne", "07700", "900123", "X992432126001", "3 March 2015"];
    // As a date, a choice, an amount, an id, a key, and on a line that cannot be read.
    for place in [
        "prepared_on: 2027-06-30",
        "kind: local_authority",
        "amount_budget: 92000",
        "id: council",
        "reporting_year: 2026-27",
        "partnership_id: sampleton",
        "context_summary: >-",
    ] {
        for value in planted {
            let (key, _) = place.split_once(": ").expect("a key");
            for written in
                [format!("{key}: {value}"), format!("{key}: @{value}"), format!("{value}: {key}"), format!("{key}: \"{value}")]
            {
                let text = minimal().replacen(place, &written, 1);
                let told = printed(&assessed(&text));
                for secret in values {
                    assert!(!told.contains(secret), "{written}: {secret} in\n{told}");
                }
            }
        }
    }
}

#[test]
fn no_flood_of_other_findings_hides_one_about_a_person() {
    let mut text = saying("The plan grew out of what her sister Leanne had seen.");
    let unknown: String = (0..400).map(|i| format!("a_key_nobody_knows_{i}: 1\n")).collect();
    text = format!("{unknown}{text}");
    let assessment = assessed(&text);
    assert_eq!(of(&assessment, "ALL-001").len(), 1);
    assert_eq!(of(&assessment, "REA-080").len(), 1);
}

#[test]
fn the_report_says_nothing_of_findings_about_people() {
    let assessment = assessed(&saying("The plan grew out of what her sister Leanne had seen."));
    let document = document(assessment.published().unwrap(), &assessment.findings, EditionOptions::DRAFT).expect("a document");
    let told = outline(&document).join("\n");
    assert!(!told.contains("ALL-001") && !told.contains("looks like"), "{told}");
}

#[test]
fn the_examples_give_nobody_away() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let source = |path: &std::path::Path| Source {
        name: path.file_name().expect("a name").to_string_lossy().into_owned(),
        bytes: std::fs::read(path).expect("reads"),
    };
    let mut folder: Vec<_> = std::fs::read_dir(format!("{root}/exampleshire"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    folder.sort();
    let mut returns = vec![folder];
    returns.extend(["minimal", "real-area", "broken"].map(|name| vec![format!("{root}/{name}.yaml").into()]));
    for files in returns {
        let sources: Vec<Source> = files.iter().map(|path| source(path)).collect();
        let assessment = assess(&sources, None).expect("the form is sound");
        let found: Vec<&str> =
            assessment.findings.iter().filter(|finding| finding.masked).map(|finding| finding.message.as_str()).collect();
        assert_eq!(found, Vec::<&str>::new(), "{files:?}");
    }
}
