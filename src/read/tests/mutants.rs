//! Random changes to files: whatever happens to a file, reading ends, and anything it does not complain about is allowed by the
//! form.

use super::*;

/// A random number generator that gives the same numbers on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides as u64).expect("small")
    }
}

#[test]
fn no_change_of_a_file_brings_reading_down_or_passes_unseen() {
    let form = form();
    let mut dice = Dice(2027);
    let pieces = [
        ":",
        " ",
        "  ",
        "\t",
        "-",
        "- ",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "#",
        "&a ",
        "*a",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\n",
        "\n\n",
        "---\n",
        "?",
        ",",
        "=",
        "\u{a0}",
        "\u{2028}",
        "é",
        "\u{7}",
        "\0",
        "£",
        "a: b",
        "\r",
        "<<: ",
        "~",
        "null",
        "\u{e000}",
        "...\n",
        "\u{feff}",
        "0",
        "name: x\n",
    ];
    for round in 0..300 {
        let mut letters: Vec<char> = GOOD.chars().collect();
        for _ in 0..=dice.roll(3) {
            let at = dice.roll(letters.len());
            match dice.roll(4) {
                0 => drop(letters.remove(at)),
                1 => letters.splice(at..at, pieces[dice.roll(pieces.len())].chars()).for_each(drop),
                2 => {
                    let end = (at + dice.roll(40)).min(letters.len() - 1);
                    letters.drain(at..end).for_each(drop);
                }
                _ => {
                    let end = (at + dice.roll(60)).min(letters.len() - 1);
                    let copy: Vec<char> = letters[at..end].to_vec();
                    let to = dice.roll(letters.len());
                    letters.splice(to..to, copy).for_each(drop);
                }
            }
        }
        let text: String = letters.into_iter().collect();
        let reading = read_one(&text);
        let errors = reading.findings.iter().filter(|finding| finding.level == crate::finding::Level::Error).count();
        if errors == 0 {
            let missing_query =
                |error: &jsonschema::ValidationError| error.to_string().contains("\"email\" is a required property");
            let unseen: Vec<String> = form
                .validator()
                .iter_errors(&reading.data)
                .filter(|error| !missing_query(error))
                .map(|error| error.to_string())
                .collect();
            assert!(unseen.is_empty(), "round {round}: {unseen:?}\n{text}");
            assert!(!format!("{:?}", reading.value).contains("Faulty"), "round {round}\n{text}\n{:?}", reading.value);
        }
        for finding in &reading.findings {
            assert_ne!(finding.code, crate::read::codes::OURS, "round {round}: {}\n{text}", finding.message);
            let span = finding.span();
            assert!(span.is_none_or(|span| span.line >= 1 && span.column >= 1), "round {round}");
        }
        let _ = crate::findings::human(&crate::findings::Told::new(&reading.findings), form, true);
    }
}

/// One mistake at a time, of every kind, on every line.
#[test]
fn a_slip_on_any_line_is_told_there_and_rarely_more_than_once() {
    type Slip = fn(&str) -> String;
    let slips: [(&str, Slip); 18] = [
        ("no colon", |line| line.replacen(':', "", 1)),
        ("no space after the colon", |line| line.replacen(": ", ":", 1)),
        ("an equals sign", |line| line.replacen(':', " =", 1)),
        ("one space more", |line| format!(" {line}")),
        ("two spaces more", |line| format!("  {line}")),
        ("one space less", |line| line.strip_prefix(' ').unwrap_or(line).to_owned()),
        ("two spaces less", |line| line.strip_prefix("  ").unwrap_or(line).to_owned()),
        ("no dash", |line| line.replacen("- ", "  ", 1)),
        ("no space after the dash", |line| line.replacen("- ", "-", 1)),
        ("a quote that is not closed", |line| line.replacen(": ", ": \"", 1)),
        ("a bracket that is not closed", |line| line.replacen(": ", ": [", 1)),
        ("a semicolon", |line| line.replacen(": ", "; ", 1)),
        ("a letter left out", |line| {
            let at = line.find(':').unwrap_or(2);
            format!("{}{}", &line[..at - 1], &line[at..])
        }),
        ("a tab", |line| line.replacen("  ", "\t", 1)),
        ("twice", |line| format!("{line}\n{line}")),
        ("stray text", |line| format!("{line}\nstray text")),
        ("more text", |line| format!("{line}: more")),
        ("capitals", |line| line.to_uppercase()),
    ];
    let lines: Vec<&str> = GOOD.lines().collect();
    let (mut tried, mut once, mut right) = (0, 0, 0);
    for (number, line) in lines.iter().enumerate().take(29) {
        for (_, slip) in slips {
            let new = slip(line);
            if new == *line {
                continue;
            }
            let mut all: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            all[number] = new;
            let reading = read_one(&format!("{}\n", all.join("\n")));
            tried += 1;
            once += usize::from(reading.findings.len() == 1);
            // A mistake that adds a line below is reported on the added line.
            let near = |finding: &crate::finding::Finding| {
                finding.span().is_some_and(|span| (number + 1..=number + 2).contains(&span.line))
            };
            right += usize::from(reading.findings.iter().any(near));
        }
    }
    assert_eq!((tried, once, right), (440, 437, 439));
}
