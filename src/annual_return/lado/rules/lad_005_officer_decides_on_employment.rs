#![doc = include_str!("lad_005_officer_decides_on_employment.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::{FieldPath, Level};
use crate::rule::{CHECKED, Checked, Found};

/// A text says that the designated officer suspended or dismissed somebody.
pub const RULE: ReturnRule =
    ReturnRule::new("LAD-005", Level::Query, include_str!("lad_005_officer_decides_on_employment.md"), check)
        .proposed(Duty::LadoRole);

/// Words for the officer, in lower case.
const OFFICER: [&str; 4] = ["lado", "lados", "designated officer", "designated officers"];
/// Decisions that only an employer makes.
const DECISIONS: [&str; 7] = ["suspended", "suspends", "dismissed", "dismisses", "sacked", "reinstated", "disciplined"];
/// Things, not people, that an officer may dismiss.
const NOT_PEOPLE: [&str; 9] =
    ["no", "concern", "concerns", "allegation", "allegations", "complaint", "complaints", "referral", "referrals"];

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let Some(lado) = r.lado.given() else { return CHECKED };
    let texts: [(FieldPath, &str); 3] = [
        (at!(r.lado.escalations), lado.escalations.text()),
        (at!(r.lado.capacity.supervision), lado.capacity.supervision.text()),
        (at!(r.lado.learning), lado.learning.text()),
    ];
    for (path, text) in texts {
        let phrases = decisions(text);
        if !phrases.is_empty() {
            let quoted: Vec<String> = phrases.iter().map(|phrase| format!("“{phrase}”")).collect();
            found
                .add(
                    path,
                    format!("the text reads as if the designated officer decided on employment: {}", quoted.join(", ")),
                    "say who decided: employers decide on employment, and the designated officer advises and oversees",
                )
                .figures(phrases);
        }
    }
    CHECKED
}

/// Phrases that make the officer decide: "the LADO suspended", "dismissed by the designated officer".
fn decisions(text: &str) -> Vec<String> {
    let mut phrases = Vec::new();
    for sentence in text.split(['.', '!', '?', ';', '\n']) {
        let words: Vec<&str> =
            sentence.split_whitespace().map(|word| word.trim_matches(|edge: char| !edge.is_alphanumeric())).collect();
        let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let phrase = |from: usize, to: usize| words.get(from..to).unwrap_or_default().join(" ");
        for (at, word) in small.iter().enumerate() {
            if !DECISIONS.contains(&word.as_str()) {
                continue;
            }
            let of_a_person = !small.iter().skip(at + 1).take(3).any(|next| NOT_PEOPLE.contains(&next.as_str()));
            let by = small.iter().skip(at + 1).take(2).map(String::as_str).eq(["by", "the"]);
            for length in [1, 2] {
                let is_officer = |from: usize| {
                    let name = small.get(from..from + length).map(|name| name.join(" "));
                    name.is_some_and(|name| OFFICER.contains(&name.as_str()))
                };
                if of_a_person && at.checked_sub(length).is_some_and(is_officer) {
                    phrases.push(phrase(at - length, at + 1));
                }
                if by && is_officer(at + 3) {
                    phrases.push(phrase(at, at + 3 + length));
                }
            }
        }
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::decisions;

    #[test]
    fn only_what_the_officer_does_to_a_person_is_told() {
        for (text, expected) in [
            ("The designated officers dismissed two teachers.", &["designated officers dismissed"][..]),
            ("A coach was suspended by the LADO", &["suspended by the LADO"]),
            ("The LADO dismissed the allegation.", &[]),
            ("After advice from the LADO. Suspended staff came back.", &[]),
            ("The school suspended him, and told the LADO", &[]),
            ("", &[]),
        ] {
            assert_eq!(decisions(text), expected, "{text}");
        }
    }
}
