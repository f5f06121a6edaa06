//! Public data is filled into a return: for every council of England, and into files of every format.

use std::collections::BTreeSet;
use std::process::Command;

use masa_return::annual_return::AnnualReturn;
use masa_return::annual_return::indicators::given::has_value;
use masa_return::annual_return::indicators::model::IndicatorSource;
use masa_return::annual_return::partnership::model::BodyKind;
use masa_return::annual_return::prefill::{Prefill, fill, new};
use masa_return::annual_return::terms::schema::{draft_schema, form};
use masa_return::read::{Reading, Source, read};
use masa_return::reference::shipped;
use masa_return::reference::{Asked, Published};
use masa_return::value::Year;

fn year(text: &str) -> Year {
    Year::parse(text).unwrap()
}

fn reading(sources: &[Source]) -> Reading<AnnualReturn> {
    read(sources, form().unwrap())
}

fn source(text: &str) -> Source {
    Source { name: "return.yaml".to_owned(), bytes: text.as_bytes().to_vec() }
}

fn filled(text: &str) -> (String, Prefill) {
    let prefill = fill(&[source(text)], &[]).unwrap();
    (String::from_utf8(prefill.sources[0].bytes.clone()).unwrap(), prefill)
}

fn codes(prefill: &Prefill) -> Vec<&str> {
    let figures = prefill.filled.iter().filter(|filled| !filled.field.contains("partnership.bodies"));
    figures.map(|filled| filled.field.split(' ').next().unwrap()).collect()
}

fn told(prefill: &Prefill, field: &str) -> String {
    let found = prefill.filled.iter().find(|filled| filled.field.starts_with(field)).unwrap();
    found.value.clone()
}

const HEAD: &str = "reporting_year: 2024-25\nperiod_start: 2024-04-01\nperiod_end: 2025-03-31\n";
const YORK: &str = "partnership:\n  bodies:\n    - id: york\n      kind: local_authority\n      name: City of York Council\n      code: \"816\"\n    - { id: hny, kind: icb, name: NHS Humber, code: QOQ }\n    - { id: nyp, kind: police, name: Police, code: E23000009 }\n";

/// Covers every real council, but only some with the whole starter: it is long, and tests the same for each council.
#[test]
fn a_draft_of_every_council_reads_and_has_all_that_is_published() {
    let reference = shipped();
    let draft = jsonschema::validator_for(&draft_schema()).unwrap();
    let real: Vec<_> = reference.authorities().iter().filter(|authority| !authority.test_area).collect();
    assert_eq!(real.len(), 153);
    for (number, authority) in real.into_iter().enumerate() {
        let code = authority.dfe_code.as_str();
        let name = authority.name.as_str();
        let areas = [code.to_owned()];
        // Every twelfth council gets the whole starter, the others a short return without its comments.
        let first = if number % 12 == 0 { new(&areas, year("2024-25")) } else { fill(&[source(HEAD)], &areas) }.unwrap();
        let reading = reading(&first.sources);
        assert!(draft.is_valid(&reading.data), "{name}");
        let faults: Vec<_> = reading
            .findings
            .iter()
            .filter(|finding| !finding.message.ends_with("not answered") && !finding.message.contains("is missing"))
            .map(|finding| format!("{}: {}", finding.path(), finding.message))
            .collect();
        assert_eq!(faults, [] as [&str; 0], "{name}");
        let r = reading.value;
        let kinds: BTreeSet<BodyKind> = r.partnership.bodies.items().iter().filter_map(|body| body.kind.get()).collect();
        assert_eq!(kinds.len(), 3, "{name} has a council, a board and a force");
        for indicator in reference.indicators().iter().filter(|indicator| indicator.asked != Asked::Derived) {
            let published = reference.published(code, &indicator.code, 2025);
            let entry = r
                .indicators
                .values
                .items()
                .iter()
                .find(|entry| entry.code.given().is_some_and(|own| own.as_str() == indicator.code));
            let this_year =
                entry.and_then(|entry| entry.years.items().iter().find(|own| own.period.get() == Some(year("2024-25"))));
            assert_eq!(this_year.is_some_and(has_value), published != Published::NotShipped, "{} of {name}", indicator.code);
            let told = first.not_filled.iter().any(|left| left.field.contains(&indicator.code));
            let asked = indicator.asked == Asked::Core || indicator.source.is_some();
            assert_eq!(told, published == Published::NotShipped && asked, "{} of {name}", indicator.code);
            if let Some(entry) = entry {
                assert_eq!(entry.source.get(), Some(IndicatorSource::DfePublished));
                assert!(entry.years.items().iter().all(|own| own.as_published.get() == Some(true)));
            }
        }
        let second = fill(&first.sources, &areas).unwrap();
        assert_eq!(second.sources, first.sources, "{name}");
        assert_eq!(second.filled, [], "{name}");
    }
}

#[test]
fn the_figures_of_york_are_those_the_department_published() {
    let prefill = new(&["816".to_owned()], year("2024-25")).unwrap();
    assert_eq!(codes(&prefill).len(), 24);
    assert_eq!(told(&prefill, "D03 "), "1837 in 2024-25, 1614 in 2023-24, 1691 in 2022-23");
    assert_eq!(told(&prefill, "D11d "), "0 in 2024-25, 6 in 2023-24, c in 2022-23");
    assert_eq!(told(&prefill, "D17 "), "6.4% in 2024-25, x in 2023-24, x in 2022-23");
    let text = String::from_utf8(prefill.sources[0].bytes.clone()).unwrap();
    let row = "        - { period: 2024-25, numerator: 427, denominator: 1837, percent: 23.2, as_published: true }\n";
    assert!(text.contains(row));
    assert!(text.contains("      code: \"816\"\n") && text.contains("      code: QOQ\n"));
    let not: Vec<&str> = prefill.not_filled.iter().map(|left| left.field.as_str()).collect();
    assert_eq!(not, ["D14a, D14b, D14c, D14d, D14e and D22 of York"]);
}

/// The department counts social workers on 30 September: its 2025 figure belongs to 2025-26.
#[test]
fn social_workers_are_those_of_the_september_in_the_year() {
    let reference = shipped();
    assert_eq!(reference.published("816", "D46a", 2026), Published::Known("2.4".parse().unwrap()));
    assert_eq!(reference.published("816", "D46a", 2025), Published::Known("6.9".parse().unwrap()));
    assert_eq!(reference.latest_published("D46a"), Some(2026));
    assert_eq!(reference.latest_published("D03"), Some(2025));
}

#[test]
fn a_figure_of_one_year_is_never_put_in_for_another() {
    let prefill = new(&["816".to_owned()], year("2026-27")).unwrap();
    assert_eq!(told(&prefill, "D03 "), "1837 in 2024-25");
    let left = prefill.not_filled.iter().find(|left| left.field.starts_with("D03")).unwrap();
    assert_eq!(left.why, "the latest year the tool holds is 2024-25: the figure of 2026-27 is yours to give");
    let later = new(&["816".to_owned()], year("2030-31")).unwrap();
    assert_eq!(codes(&later), [] as [&str; 0]);
}

#[test]
fn several_councils_make_one_partnership_with_all_their_boards_and_forces() {
    let areas = ["815", "816"].map(str::to_owned);
    let prefill = new(&areas, year("2025-26")).unwrap();
    let r = reading(&prefill.sources).value;
    let bodies: Vec<(&str, &str, usize)> = r
        .partnership
        .bodies
        .items()
        .iter()
        .map(|body| (body.id.given().unwrap().as_str(), body.code.text(), body.covers.items().len()))
        .collect();
    let expected = [
        ("north-yorkshire-council", "815", 0),
        ("york-council", "816", 0),
        ("humber-and-north-yorkshire-icb", "QOQ", 0),
        ("west-yorkshire-icb", "QWO", 1),
        ("lancashire-and-south-cumbria-icb", "QE1", 1),
        ("north-yorkshire-police", "E23000009", 0),
    ];
    assert_eq!(bodies, expected);
    assert_eq!(codes(&prefill).iter().filter(|code| **code == "D03").count(), 2);
}

#[test]
fn bodies_are_those_of_the_period() {
    let boards = |when: &str| -> Vec<String> {
        let prefill = new(&["881".to_owned()], year(when)).unwrap();
        let r = reading(&prefill.sources).value;
        let boards = r.partnership.bodies.items().iter().filter(|body| body.kind.get() == Some(BodyKind::Icb));
        boards.map(|body| body.code.text().to_owned()).collect()
    };
    assert_eq!(boards("2025-26"), ["QH8", "QJG", "QM7"]);
    assert_eq!(boards("2026-27"), ["D7T5G"]);
    let before = new(&["942".to_owned()], year("2022-23")).unwrap();
    assert_eq!(before.not_filled[0].why, "no council with the code 942 existed in 2022-23");
}

#[test]
fn a_wrong_code_is_met_with_the_nearest() {
    for (code, said) in [
        ("817", "817 is not the code of a council in England; did you mean 816 (York)?"),
        ("York", "York is not the code of a council in England; did you mean 816 (York)?"),
        ("Kent County Council", "Kent County Council is not the code of a council in England; did you mean 886 (Kent)?"),
        ("670", "670 is a code of Wales, and this return is for England"),
        ("W06000015", "W06000015 is a code of Wales, and this return is for England"),
        ("", " is not the code of a council in England; write the three-digit code of the department, as 816 for York"),
    ] {
        assert_eq!(new(&[code.to_owned()], year("2024-25")).unwrap_err().to_string(), said);
    }
    let prefill = new(&["E06000014".to_owned()], year("2024-25")).unwrap();
    assert!(prefill.filled[0].value.starts_with("York (816)"));
}

#[test]
fn of_the_test_area_nothing_is_published() {
    let prefill = new(&["991".to_owned()], year("2024-25")).unwrap();
    assert_eq!(codes(&prefill), [] as [&str; 0]);
    assert!(prefill.not_filled.iter().any(|left| left.why == "the area is invented, and nothing is published of it"));
}

#[test]
fn what_is_answered_stays_and_what_comes_from_elsewhere_too() {
    let own = "indicators:\n  values:\n    # from our own system\n    - code: D03\n      authority: york\n      source: local_system\n      years:\n        - { period: 2024-25, count: 1840 }  # counted in May\n    - code: D04\n      authority: york\n      source:\n      years:\n        - period: 2024-25\n          percent: 23.1\n    - code: D13\n      authority: york\n      source: dfe_published\n      years:\n        - period: 2024-25\n          count:\n        - { period: 2022-23, count: 106 }\n    - code: D20\n      authority: york\n      years:\n# the end";
    let (text, prefill) = filled(&format!("{HEAD}{YORK}{own}"));
    let all = codes(&prefill);
    assert!(!all.contains(&"D03") && !all.contains(&"D04"));
    assert_eq!(told(&prefill, "D13 "), "126 in 2024-25, 139 in 2023-24");
    let expected = "    - code: D13\n      authority: york\n      source: dfe_published\n      years:\n        - period: 2024-25\n          count: 126\n          as_published: true\n        - { period: 2023-24, count: 139, as_published: true }\n        - { period: 2022-23, count: 106 }\n    - code: D20\n      authority: york\n      source: dfe_published  # Children looked after in England, 2025: numbers and rates, published 26 November 2025\n      years:\n        - { period: 2024-25, count: 240, as_published: true }\n";
    assert!(text.contains(expected), "{text}");
    assert!(text.starts_with(&format!("{HEAD}{YORK}indicators:\n  values:\n    # from our own system\n    - code: D03\n")));
    assert!(text.ends_with("\n# the end"));
    assert_eq!(filled(&text).0, text, "a second time changes nothing");
}

#[test]
fn the_return_of_last_year_gets_this_year_on_top() {
    let last = format!(
        "{HEAD}{YORK}indicators:\n  values:\n    - code: D03\n      authority: york\n      source: dfe_published\n      years:\n        - {{ period: 2023-24, count: 1614, as_published: true }}\n        - {{ period: 2022-23, count: 1691, as_published: true }}\n"
    );
    let (text, _) = filled(&last);
    let years = "      years:\n        - { period: 2024-25, count: 1837, as_published: true }\n        - { period: 2023-24, count: 1614, as_published: true }\n        - { period: 2022-23, count: 1691, as_published: true }\n";
    assert!(text.contains(years), "{text}");
}

#[test]
fn of_the_examples_nothing_is_left_to_fill() {
    for name in crate::examples::RETURNS {
        let sources = crate::examples::sources(name);
        let prefill = fill(&sources, &[]).unwrap();
        assert_eq!((prefill.sources == sources, prefill.filled), (true, vec![]), "{name}");
        let core = prefill.not_filled.iter().any(|left| left.field.contains("D14a"));
        assert_eq!(core, name == "real-area.yaml", "{name}: what is given is not told as missing");
    }
}

#[test]
fn every_line_break_stays_as_it_was() {
    let before = format!("\u{feff}{HEAD}{YORK}indicators:\n  values: []\n").replace('\n', "\r\n");
    let (text, prefill) = filled(&before);
    assert_eq!(text, before, "brackets say that there is nothing to tell");
    assert!(prefill.not_filled.iter().any(|left| left.field == "indicators.values"));
    let (text, _) = filled(&before.replace(" []", ""));
    assert!(text.starts_with('\u{feff}') && text.matches('\n').count() == text.matches("\r\n").count());
    assert!(text.contains("  values:\r\n    - code: D03  # Referrals\r\n"));
}

#[test]
fn what_cannot_be_placed_is_written_out_for_hand_work() {
    let (text, prefill) = filled(&format!("{HEAD}{YORK}indicators: {{ values: }}\n"));
    assert!(text.ends_with("indicators: { values: }\n"));
    let left = prefill.not_filled.iter().find(|left| left.field == "indicators.values").unwrap();
    assert_eq!(left.why, "what stands there is in brackets, where lines cannot be added safely");
    assert_eq!(left.lines[..2], ["values:", "  - code: D03  # Referrals"]);
}

#[test]
fn without_a_year_or_a_council_it_asks_for_them() {
    for text in ["", "# nothing\n", "partnership:\n", "reporting_year: 2024\n"] {
        let refusal = fill(&[source(text)], &["816".to_owned()]).unwrap_err().to_string();
        assert_eq!(refusal, "the return does not say its year: write reporting_year, as 2026-27, then fill again");
    }
    let (_, prefill) = filled(HEAD);
    assert!(prefill.not_filled[0].why.starts_with("no council is named"));
    let hostile = fill(&[source(&format!("{HEAD}partnership: *a\n"))], &["816".to_owned()]).unwrap_err().to_string();
    assert!(hostile.starts_with("return.yaml:4: ") && hostile.ends_with("Nothing was changed"), "{hostile}");
}

#[test]
fn the_command_writes_only_what_it_is_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("york.yaml");
    let other = folder.path().join("other.yaml");
    let text = format!("{HEAD}{YORK}");
    std::fs::write(&file, &text).unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_masa-return")).current_dir(folder.path()).args(arguments).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        (output.status.code(), said)
    };
    let (code, said) = run(&["fill", "york.yaml"]);
    assert!(
        code == Some(0) && said.contains("filled: D03 Referrals of York: 1837") && said.contains("Nothing is written yet"),
        "{said}"
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    assert_eq!(run(&["fill", "york.yaml", "-o", "other.yaml"]).0, Some(0));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    let (code, said) = run(&["fill", "york.yaml", "-o", "other.yaml"]);
    assert!(code == Some(3) && said.contains("is there already"), "{said}");
    assert_eq!(run(&["fill", "york.yaml", "--in-place"]).0, Some(0));
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, std::fs::read_to_string(&other).unwrap());
    let (code, said) = run(&["fill", "york.yaml", "--in-place"]);
    assert!(code == Some(0) && said.contains("Nothing was changed"), "{said}");
    assert_eq!(run(&["new", "x.yaml", "--area", "816"]).0, Some(2), "the year is never a default");
    assert_eq!(run(&["new", "x.yaml", "--area", "817", "--year", "2024-25"]).0, Some(2));
    assert!(!folder.path().join("x.yaml").exists());
    std::fs::write(&file, "partnership: &a\n").unwrap();
    assert_eq!(run(&["fill", "york.yaml", "--in-place"]).0, Some(1));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "partnership: &a\n");
}

#[test]
fn a_folder_of_parts_is_filled_part_by_part() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("return.yaml"), HEAD).unwrap();
    std::fs::write(folder.path().join("partnership.yaml"), "# who we are\nbodies:\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_masa-return"))
        .arg("fill")
        .arg(folder.path())
        .args(["--in-place", "--area", "816"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("return.yaml"), HEAD);
    assert!(read("partnership.yaml").starts_with("# who we are\nbodies:\n  - id: york-council\n"));
    assert!(read("indicators.yaml").starts_with("values:\n  - code: D03  # Referrals\n"));
}

/// Lines are removed, doubled and cut short. Filling succeeds or is refused, loses nothing, and changes nothing the second time.
#[test]
fn a_damaged_return_is_filled_or_refused_and_never_harmed() {
    let own = "indicators:\n  values:\n    - code: D03\n      authority: york\n      source: dfe_published\n      years:\n        - { period: 2023-24, count: 1614 }\n    - code: D13\n      authority: york\n      years:\n        - period: 2024-25\n          count:\n    - code: D20\n";
    let whole = format!("{HEAD}{YORK}{own}");
    let lines: Vec<&str> = whole.lines().collect();
    let mut refused = 0;
    for at in 0..lines.len() {
        for way in 0..4 {
            let mut damaged = lines.clone();
            match way {
                0 => drop(damaged.remove(at)),
                1 => damaged.insert(at, lines[at]),
                2 => damaged[at] = &lines[at][..lines[at].len() / 2],
                _ => damaged[at] = lines[at].split_inclusive(':').next().unwrap(),
            }
            let text = damaged.join("\n");
            let Ok(prefill) = fill(&[source(&text)], &[]) else {
                refused += 1;
                continue;
            };
            let after = String::from_utf8(prefill.sources[0].bytes.clone()).unwrap();
            let mut rest = after.lines();
            let kept = damaged.iter().all(|line| rest.any(|other| other.starts_with(line.trim_end())));
            assert!(kept, "{text}\nbecame\n{after}");
            let again = fill(&prefill.sources, &[]).unwrap();
            assert_eq!(String::from_utf8(again.sources[0].bytes.clone()).unwrap(), after, "{text}");
        }
    }
    assert!(refused < lines.len() * 2, "{refused} of {} refused", lines.len() * 4);
}
