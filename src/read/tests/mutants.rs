//! Files changed at random: whatever happens to a file, reading ends, and what it does not complain of is what the form allows.

use super::*;

/// Numbers that are the same on every run.
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
    for round in 0..1500 {
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
        let _ = crate::show::human(&reading.findings, true);
    }
}

#[test]
fn explore_every_line() {
    let lines: Vec<&str> = GOOD.lines().collect();
    let ops: Vec<(&str, fn(&str) -> String)> = vec![
        ("no colon", |l| l.replacen(':', "", 1)),
        ("no space", |l| l.replacen(": ", ":", 1)),
        ("equals", |l| l.replacen(':', " =", 1)),
        ("one more space", |l| format!(" {l}")),
        ("two more spaces", |l| format!("  {l}")),
        ("one less space", |l| l.strip_prefix(' ').unwrap_or(l).to_owned()),
        ("two less", |l| l.strip_prefix("  ").unwrap_or(l).to_owned()),
        ("no dash", |l| l.replacen("- ", "  ", 1)),
        ("no dash space", |l| l.replacen("- ", "-", 1)),
        ("lone quote", |l| l.replacen(": ", ": \"", 1)),
        ("end quote", |l| format!("{l}\"")),
        ("bracket", |l| l.replacen(": ", ": [", 1)),
        ("semicolon", |l| l.replacen(": ", "; ", 1)),
        ("typo", |l| {
            let at = l.find(':').unwrap_or(2);
            format!("{}{}", &l[..at - 1], &l[at..])
        }),
        ("tab", |l| l.replacen("  ", "\t", 1)),
        ("comment", |l| format!("# {l}")),
        ("gone", |_| String::new()),
        ("twice", |l| format!("{l}\n{l}")),
        ("stray text", |l| format!("{l}\nstray text")),
        ("text after", |l| format!("{l}: more")),
        ("capital", |l| l.to_uppercase()),
    ];
    let mut histogram = std::collections::BTreeMap::new();
    for (number, line) in lines.iter().enumerate().take(29) {
        for (name, op) in &ops {
            let new = op(line);
            if new == *line {
                continue;
            }
            let mut all: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
            all[number] = new.clone();
            let reading = read_one(&format!("{}\n", all.join("\n")));
            let told = told(&reading.findings);
            *histogram.entry(told.len()).or_insert(0) += 1;
            let right = reading.findings.iter().any(|f| f.span().is_some_and(|s| s.line == number + 1));
            let expected_zero = matches!(*name, "gone" | "comment");
            if told.len() > 1 || (!right && !expected_zero) {
                println!("=> {} {name}: {new:?}", number + 1);
                for line in told {
                    println!("=>      {}", line.chars().take(170).collect::<String>());
                }
            }
        }
    }
    println!("=> {histogram:?}");
}
