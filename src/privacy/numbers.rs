//! Numbers that belong to only one person: NHS numbers, unique pupil numbers and national insurance numbers.

use std::ops::Range;

use super::Kind;
use super::words::{Shape, Text};

/// The check letters of a unique pupil number. The position of each is the remainder it stands for.
const PUPIL_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
/// How many words before a number may name its kind: "the NHS number on the letter is".
const NAMED_WITHIN: usize = 8;

pub(super) fn find(text: &Text, found: &mut Vec<(Kind, Range<usize>)>) {
    let mut i = 0;
    while let Some(word) = text.get(i) {
        let run = match word.shape {
            Shape::Digits => nhs(text, i).or_else(|| pupil(text, i)),
            Shape::Mixed => pupil(text, i).or_else(|| national_insurance(text, i)).or_else(|| nhs(text, i)),
            // A number written in groups may start with one or two letters.
            Shape::Capitals | Shape::Small | Shape::Letter if word.text.len() <= 2 && digit_follows(text, i) => {
                pupil(text, i).or_else(|| national_insurance(text, i))
            }
            Shape::Capitals | Shape::Small | Shape::Letter | Shape::Capital => None,
        };
        if let Some((kind, last)) = run {
            let end = text.get(last).map_or(word.end, |last| last.end);
            found.push((kind, word.start..end));
            i = last;
        }
        i += 1;
    }
}

fn digit_follows(text: &Text, at: usize) -> bool {
    text.get(at + 1).is_some_and(|next| next.text.starts_with(|first: char| first.is_ascii_digit()))
}

/// Neighbouring words joined together, as long as only marks that people put into numbers separate them. Each result has its last
/// word.
fn joined(text: &Text, from: usize, most_words: usize, most_letters: usize) -> Vec<(String, usize)> {
    let mut runs = Vec::new();
    let mut run = String::new();
    for i in from..from + most_words {
        let Some(word) = text.get(i) else { break };
        run.push_str(word.text);
        if run.len() > most_letters {
            break;
        }
        runs.push((run.clone(), i));
        let gap = text.gap(i);
        let marks = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '.' | '/' | '‑' | '–' | '_' | '(' | ')');
        if gap.is_empty() || gap.chars().count() > 4 || !gap.chars().all(marks) {
            break;
        }
    }
    runs
}

/// An NHS number: ten digits, the last of which is a check digit (modulus 11), that are called an NHS number or grouped 3-3-4.
fn nhs(text: &Text, at: usize) -> Option<(Kind, usize)> {
    if text.get(at)?.text.len() > 10 {
        return None;
    }
    let (digits, last) = joined(text, at, 10, 10).into_iter().find(|(run, _)| run.len() == 10)?;
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) || !check_digit_fits(&digits) {
        return None;
    }
    let groups: Vec<usize> = (at..=last).filter_map(|i| text.get(i)).map(|word| word.text.len()).collect();
    let before = |word: &str| (1..=NAMED_WITHIN).filter_map(|back| text.before(at, back)).any(|named| named.is(word));
    let after = |word: &str| (1..=2).filter_map(|on| text.get(last + on)).any(|named| named.is(word));
    let is_named = ["nhs", "patient", "patients", "nhsno", "nhsnumber"].into_iter().any(|word| before(word) || after(word));
    (is_named || groups == [3, 3, 4]).then_some((Kind::NhsNumber, last))
}

fn check_digit_fits(digits: &str) -> bool {
    let value = |digit: u8| u32::from(digit - b'0');
    let sum: u32 = digits.bytes().take(9).zip((2..=10).rev()).map(|(digit, weight): (u8, u32)| value(digit) * weight).sum();
    let check = match 11 - sum % 11 {
        11 => 0,
        other => other,
    };
    digits.bytes().last().is_some_and(|digit| value(digit) == check)
}

/// A unique pupil number: a check letter and twelve digits. In a temporary number the last is a letter.
fn pupil(text: &Text, at: usize) -> Option<(Kind, usize)> {
    let first = text.get(at)?;
    if !first.text.as_bytes().first()?.is_ascii_alphabetic() || first.text.len() > 13 || first.shape == Shape::Capital {
        return None;
    }
    let (run, last) = joined(text, at, 5, 13).into_iter().find(|(run, _)| run.len() == 13)?;
    let run = run.to_ascii_uppercase().into_bytes();
    let (check, rest) = run.split_first()?;
    let mut sum = 0;
    for (i, (letter, weight)) in rest.iter().zip(2_usize..).enumerate() {
        let value = match letter {
            b'0'..=b'9' => usize::from(letter - b'0'),
            other if i == 11 => PUPIL_LETTERS.iter().position(|own| own == other)?,
            _ => return None,
        };
        sum += value * weight;
    }
    let fits = PUPIL_LETTERS.get(sum % 23) == Some(check);
    let is_named = (1..=NAMED_WITHIN)
        .filter_map(|back| text.before(at, back))
        .any(|named| named.is("upn") || named.is("upns") || named.is("pupil"));
    (fits || is_named).then_some((Kind::PupilNumber, last))
}

/// A national insurance number: two letters, six digits and a letter from A to D, together or in groups.
fn national_insurance(text: &Text, at: usize) -> Option<(Kind, usize)> {
    let first = text.get(at)?;
    let prefix = first.text.as_bytes();
    if prefix.len() < 2
        || !prefix.iter().take(2).all(u8::is_ascii_alphabetic)
        || prefix.get(2).is_some_and(|letter| !letter.is_ascii_digit())
    {
        return None;
    }
    let (run, last) = joined(text, at, 5, 9).into_iter().find(|(run, _)| run.len() == 9)?;
    let run = run.to_ascii_uppercase().into_bytes();
    let digits = run.get(2..8)?.iter().all(u8::is_ascii_digit);
    let named = (1..=NAMED_WITHIN)
        .filter_map(|back| text.before(at, back))
        .any(|named| named.is("insurance") || named.is("ni") || named.is("nino"));
    let written_so = first.shape != Shape::Small && !first.text.starts_with(char::is_lowercase);
    (digits && matches!(run.last(), Some(b'A'..=b'D')) && (named || written_so)).then_some((Kind::NationalInsurance, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, String)> {
        let mut found = Vec::new();
        find(&Text::new(text), &mut found);
        found.into_iter().map(|(kind, range)| (kind, text[range].to_owned())).collect()
    }

    #[test]
    fn ten_digits_are_an_nhs_number_only_with_check_digit_and_context() {
        assert_eq!(found("NHS no. 9990000026"), [(Kind::NhsNumber, "9990000026".to_owned())]);
        assert_eq!(found("(999-000\n0026)"), [(Kind::NhsNumber, "999-000\n0026".to_owned())]);
        assert_eq!(found("order 9990000026"), []);
        assert_eq!(found("NHS number 9990000027"), []);
        assert_eq!(found("NHS funding of 1234567890 pounds"), []);
    }

    #[test]
    fn a_pupil_number_is_known_by_its_letter_or_its_name() {
        let letter = |rest: &str| {
            let sum: usize = rest.bytes().zip(2..).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
            char::from(PUPIL_LETTERS[sum % 23])
        };
        let right = format!("{}820432100001", letter("820432100001"));
        assert_eq!(found(&format!("a file {right} was")), [(Kind::PupilNumber, right.clone())]);
        let wrong = right.replacen(|first: char| first.is_ascii_alphabetic(), "I", 1);
        assert_eq!(found(&format!("a file {wrong} was")), []);
        assert_eq!(found(&format!("UPN: {wrong}")), [(Kind::PupilNumber, wrong)]);
    }

    #[test]
    fn a_national_insurance_number_is_known_by_its_shape() {
        for text in ["QQ123456C", "QQ 12 34 56 C", "NI number: qq 12 34 56 c"] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        assert_eq!(found("form CP 123456 and QQ123456F"), []);
    }
}
