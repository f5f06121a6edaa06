//! Measures the privacy scan on labelled passages: it finds what it must find, and ignores what is normal in reports.

mod findings;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use masa_return::privacy::{Kind, Manner, Scanner};

/// A passage, and what in it identifies a person.
struct Passage {
    line: usize,
    manner: Manner,
    text: String,
    labels: Vec<(Kind, Range<usize>)>,
}

const KINDS: [(&str, Kind); 14] = [
    ("nhs_number", Kind::NhsNumber),
    ("pupil_number", Kind::PupilNumber),
    ("national_insurance", Kind::NationalInsurance),
    ("date_of_birth", Kind::DateOfBirth),
    ("postcode", Kind::Postcode),
    ("telephone", Kind::Telephone),
    ("email", Kind::Email),
    ("case_reference", Kind::CaseReference),
    ("exact_age", Kind::ExactAge),
    ("exact_day", Kind::ExactDay),
    ("school", Kind::School),
    ("street", Kind::Street),
    ("initials", Kind::Initials),
    ("name", Kind::Name),
];

fn passages(source: &str) -> Vec<Passage> {
    let mut passages: Vec<(usize, String)> = Vec::new();
    for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        match passages.last_mut() {
            Some((_, text)) if !line.starts_with("R ") && !line.starts_with("S ") => {
                text.push('\n');
                text.push_str(line);
            }
            _ if line.trim().is_empty() => {}
            _ => passages.push((number + 1, line.to_owned())),
        }
    }
    passages.into_iter().map(|(line, text)| passage(line, text.trim_end())).collect()
}

fn passage(line: usize, marked: &str) -> Passage {
    let manner = if marked.starts_with("S ") { Manner::Story } else { Manner::Report };
    let mut rest = &marked[2..];
    let (mut text, mut labels) = (String::new(), Vec::new());
    while let Some((before, after)) = rest.split_once('{') {
        let (label, after) = after.split_once('}').unwrap_or_else(|| panic!("line {line}: a brace is open"));
        let (kind, value) = label.split_once('|').unwrap_or_else(|| panic!("line {line}: a label has no kind"));
        let kind = KINDS.iter().find(|(name, _)| *name == kind).unwrap_or_else(|| panic!("line {line}: {kind}")).1;
        text.push_str(before);
        labels.push((kind, text.len()..text.len() + value.len()));
        text.push_str(value);
        rest = after;
    }
    text.push_str(rest);
    Passage { line, manner, text, labels }
}

/// The results of the scan on passages.
#[derive(Default)]
struct Measured {
    labels: usize,
    missed: Vec<String>,
    clean: usize,
    alarmed: Vec<String>,
    /// Passages with a finding that no label explains, including clean passages.
    beside: Vec<String>,
    passages: usize,
    /// For each kind, the number found and the number of all.
    kinds: BTreeMap<Kind, (usize, usize)>,
}

impl Measured {
    fn recall(&self) -> f64 {
        100.0 * (self.labels - self.missed.len()) as f64 / self.labels as f64
    }

    fn false_alarms(&self) -> f64 {
        100.0 * self.alarmed.len() as f64 / self.clean as f64
    }

    fn tell(&self, name: &str) -> String {
        let mut told = format!(
            "{name}: {} passages, {} identifiers, recall {:.1} %; {} clean passages, false alarms {:.1} %; passages with any finding that is not labelled: {}\n",
            self.passages,
            self.labels,
            self.recall(),
            self.clean,
            self.false_alarms(),
            self.beside.len(),
        );
        for (what, lines) in [("missed", &self.missed), ("not labelled", &self.beside)] {
            for line in lines {
                let _ = writeln!(told, "  {what}: {line}");
            }
        }
        for (kind, (found, labels)) in &self.kinds {
            let _ = writeln!(told, "  {kind:?}: {found} of {labels}");
        }
        told
    }
}

fn measure(source: &str) -> Measured {
    let scanner = Scanner::new(
        ["Helen Marsh", "David Okoro", "Susan Whitfield"],
        [
            "Sampleton Council",
            "Exampleshire Police",
            "Exampleshire County Council",
            "Harbourlight",
            "Estuary Community NHS Trust",
        ],
    );
    let mut measured = Measured::default();
    for passage in passages(source) {
        let hits = scanner.scan(&passage.text, passage.manner);
        measured.passages += 1;
        measured.labels += passage.labels.len();
        measured.clean += usize::from(passage.labels.is_empty());
        let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        for (kind, range) in &passage.labels {
            let found = hits.iter().any(|hit| hit.kind == *kind && overlap(&hit.range, range));
            let counted = measured.kinds.entry(*kind).or_default();
            *counted = (counted.0 + usize::from(found), counted.1 + 1);
            if !found {
                measured.missed.push(format!("line {}: {kind:?} {}", passage.line, &passage.text[range.clone()]));
            }
        }
        for hit in &hits {
            if !passage.labels.iter().any(|(_, range)| overlap(&hit.range, range)) {
                let told = format!("line {}: {:?} {}", passage.line, hit.kind, &passage.text[hit.range.clone()]);
                if passage.labels.is_empty() {
                    measured.alarmed.push(told.clone());
                }
                measured.beside.push(told);
            }
        }
    }
    // Several alarms in one passage count as one false alarm.
    let line = |told: &String| told.split(':').next().map(str::to_owned);
    measured.alarmed.dedup_by_key(|told| line(told));
    measured
}

#[allow(clippy::print_stdout, reason = "the figures are what the test is for")]
fn hold(name: &str, source: &str) {
    let measured = measure(source);
    let told = measured.tell(name);
    println!("{told}");
    assert!(measured.recall() >= 98.0 && measured.false_alarms() < 2.0, "{told}");
    assert!(measured.beside.len() * 50 < measured.passages, "{told}");
}

#[test]
fn what_gives_people_away_is_found_and_what_is_normal_is_left_alone() {
    hold("written before", include_str!("passages.txt"));
}

#[test]
fn passages_the_scan_was_not_written_for_are_judged_as_well() {
    hold("held out", include_str!("held_out.txt"));
}

#[test]
fn passages_by_another_hand_are_judged_as_well() {
    hold("by another hand", include_str!("unseen.txt"));
}

#[test]
#[allow(clippy::print_stdout, reason = "the figures are what the test is for")]
fn passages_measured_after_the_last_change_are_judged_no_worse_since() {
    let measured = measure(include_str!("last_look.txt"));
    let told = measured.tell("last look");
    println!("{told}");
    // The measured values are 77.8% and 1.9%. A slightly worse result means that the scan got worse.
    assert!(measured.recall() >= 75.0 && measured.false_alarms() < 4.0, "{told}");
}

#[test]
fn every_kind_stands_in_the_passages() {
    let mut kinds: BTreeMap<Kind, usize> = KINDS.iter().map(|(_, kind)| (*kind, 0)).collect();
    for passage in passages(include_str!("passages.txt")) {
        for (kind, _) in passage.labels {
            *kinds.entry(kind).or_default() += 1;
        }
    }
    assert!(kinds.values().all(|count| *count >= 2), "{kinds:?}");
}
