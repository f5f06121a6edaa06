//! References of a single case: police, court and record numbers.

use std::ops::Range;

use super::words::{List, Shape, Text, Word};
use super::{Kind, Manner};

/// Words for what a case reference belongs to.
#[rustfmt::skip]
static OWNERS: List = List::new(&[
    "care", "case", "child", "children", "chs", "client", "court", "cps", "crime", "cris", "custody", "family", "file",
    "hospital", "incident", "investigation", "liquidlogic", "log", "mosaic", "niche", "occurrence", "op", "patient", "person",
    "pnc", "police", "proceedings", "pupil", "record", "referral", "report", "social", "storm", "young",
]);
/// Words that announce a reference.
#[rustfmt::skip]
static NAMES: List = List::new(&[
    "cad", "id", "identifier", "log", "no", "nos", "number", "numbers", "ref", "reference", "references", "refs", "uprn", "urn",
]);
/// Words for papers and organisations, whose references are public.
#[rustfmt::skip]
static PUBLIC: List = List::new(&[
    "agenda", "charity", "company", "contract", "dataset", "document", "foi", "grant", "guidance", "invoice", "isbn", "minute",
    "ofsted", "paper", "policy", "procurement", "purchase", "registration", "statutory", "table", "tender", "version",
]);

pub(super) fn find(text: &Text, manner: Manner, found: &mut Vec<(Kind, Range<usize>)>) {
    for (i, word) in text.words.iter().enumerate() {
        if !(matches!(word.shape, Shape::Digits | Shape::Mixed) || word.has_capital() && word.text.len() <= 5) {
            continue;
        }
        if i > 0 && text.gap(i - 1).len() == 1 && !text.touches(i - 1) {
            continue;
        }
        let last = end(text, i);
        let Some(run) = text.get(last).and_then(|last| text.source.get(word.start..last.end)) else { continue };
        if (has_name(text, i) && (is_value(run) || is_named_at_once(text, i) && is_file_mark(run)))
            || manner == Manner::Story && is_told(text, i, run)
            || is_court_file(run)
            || is_crime_number(run)
        {
            found.push((Kind::CaseReference, word.start..word.start + run.len()));
        }
    }
}

/// The last word of a reference, whose parts are joined by slashes and dashes.
fn end(text: &Text, from: usize) -> usize {
    let mut last = from;
    while matches!(text.gap(last), "/" | "-" | "\\" | "_" | "." | "‑" | "*") {
        last += 1;
    }
    last
}

/// Whether a value can be a reference: it has at least four digits, and is neither a year nor a financial year.
fn is_value(run: &str) -> bool {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let is_year = run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    let is_financial_year = run.len() == 7 && run.starts_with("20") && run.get(4..5) == Some("-");
    digits >= 4 && !is_year && !is_financial_year
}

/// Whether a value is a file mark such as `SCP/LCSPR/17/B`: several parts, with a number among them.
fn is_file_mark(run: &str) -> bool {
    run.len() >= 6
        && run.split(['/', '-', '_']).count() > 2
        && run.contains(|letter: char| letter.is_ascii_digit())
        && run.contains(|letter: char| letter.is_ascii_uppercase())
}

/// Whether a story gives the reference of its child: "the reference on the letter was FAM/2291/24".
fn is_told(text: &Text, at: usize, run: &str) -> bool {
    let named = (1..=6).map_while(|back| text.before(at, back)).any(|word| {
        ["log", "ref", "reference", "urn"].iter().any(|own| word.is(own))
            && text.get(at).is_some_and(|value| value.sentence == word.sentence)
    });
    let public = (1..=8).map_while(|back| text.before(at, back)).any(|word| PUBLIC.has(word.text));
    named && !public && is_value(run) && run.contains(['/', '-', '*'])
}

/// Whether "case ref.", "crime number" or similar comes directly before.
fn is_named_at_once(text: &Text, at: usize) -> bool {
    let is = |back: usize, list: &[&str]| text.before(at, back).is_some_and(|word| list.iter().any(|own| word.is(own)));
    is(1, &NAMES) && is(2, &["case", "court", "crime", "file", "incident", "police"])
}

/// Whether the words before announce the reference of a case: "crime number", "case ref. no:", "police log".
fn has_name(text: &Text, at: usize) -> bool {
    let before: Vec<&Word> = (1..=7).map_while(|back| text.before(at, back)).collect();
    let one_of = |word: &Word, list: &[&str]| list.iter().any(|own| word.is(own));
    let filler = ["as", "child", "for", "given", "her", "his", "is", "of", "reads", "that", "the", "this", "to", "under", "was"];
    let Some(named) = before.iter().position(|word| NAMES.has(word.text)) else { return false };
    if before.iter().take(named).any(|word| !one_of(word, &filler)) {
        return false;
    }
    let nearest: Vec<&&Word> = before.iter().take(named + 4).collect();
    // A count may follow "number": "the number of referrals" has no reference, and in "case numbers rose" no value follows
    // directly.
    nearest.iter().any(|word| OWNERS.has(word.text)) && !nearest.iter().any(|word| PUBLIC.has(word.text))
}

/// A court case number such as `ZC26C00123`: two letters, the year, the letter of the jurisdiction, five digits.
fn is_court_file(run: &str) -> bool {
    let letters = run.as_bytes();
    let digits = |range: Range<usize>| letters.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let capitals = |range: Range<usize>| letters.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_uppercase));
    letters.len() == 10 && capitals(0..2) && digits(2..4) && capitals(4..5) && digits(5..10)
}

/// A crime number such as `06DD/12345/26`: station, serial number, year.
fn is_crime_number(run: &str) -> bool {
    let parts: Vec<&str> = run.split('/').collect();
    let [station, number, year] = parts.as_slice() else { return false };
    let digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    station.len() <= 4
        && station.contains(|letter: char| letter.is_ascii_digit())
        && (4..=7).contains(&number.len())
        && digits(number)
        && matches!(year.len(), 2 | 4)
        && digits(year)
}
