//! Removes anything that may identify a person from what findings quote. Findings quote what was typed so that people can find
//! it.

use std::borrow::Cow;

use serde_json::Value;

use super::facts::Facts;
use super::passages::manner;
use super::walk::at;
use crate::finding::{Finding, Step};
use crate::privacy::{Hit, Manner, Scanner};

/// The mark at the end of a value that a message cut short, perhaps in the middle of a number. It also replaces what is removed.
const CUT: char = '…';
/// The minimum number of characters of a cut value that is worth removing.
const LEAST: usize = 3;

/// Removes from findings what looks like personal data, and the source line it is on. `data` is the return as it was typed: its
/// context shows what a value is, even if a message shows only part of it.
pub fn mask(facts: &Facts, data: &Value, findings: &mut [Finding]) {
    let scanner = facts.scanner();
    for finding in findings.iter_mut().filter(|finding| !finding.is_about_a_person()) {
        let manner = manner(&finding.path());
        let mut hidden = Vec::new();
        if let Some(Value::String(typed)) = at(data, &finding.path()) {
            gather(scanner, typed, manner, &mut hidden);
        }
        let mut shows = false;
        for span in finding.places.iter().filter_map(|place| place.span.as_ref()) {
            if let Some(line) = &span.excerpt {
                let before = hidden.len();
                gather(scanner, line, manner, &mut hidden);
                shows |= hidden.len() > before;
            }
        }
        let mut texts: Vec<&mut String> = vec![&mut finding.message, &mut finding.help];
        texts.extend(finding.figures.iter_mut());
        texts.extend(finding.places.iter_mut().map(|place| &mut place.note));
        for text in texts {
            let masked = without(scanner, text, &hidden, manner);
            if masked != *text {
                *text = masked;
                shows = true;
            }
        }
        shows |= mask_keys(scanner, finding);
        let explained = finding.explanation.as_deref().is_some_and(|text| !scanner.scan(text, Manner::Report).is_empty());
        if shows || explained {
            finding.masked = true;
            for place in &mut finding.places {
                if let Some(span) = &mut place.span {
                    span.excerpt = None;
                }
            }
        }
    }
}

/// Masks the keys in a finding's paths, because text typed in place of a key is repeated there. Returns whether a key was masked.
fn mask_keys(scanner: &Scanner, finding: &mut Finding) -> bool {
    let mut shows = false;
    for step in finding.places.iter_mut().flat_map(|place| place.path.0.iter_mut()) {
        if let Step::Key(key) = step
            && let Cow::Owned(masked) = scanner.mask(key, Manner::Report)
        {
            *key = masked.into();
            shows = true;
        }
    }
    if shows {
        finding.about = finding.path().to_string();
    }
    shows
}

/// Collects the passages of a text that may not be shown.
fn gather(scanner: &Scanner, text: &str, manner: Manner, hidden: &mut Vec<String>) {
    let passage = |hit: Hit| text.get(hit.range).map(str::to_owned);
    hidden.extend(scanner.scan(text, manner).into_iter().filter_map(passage));
}

/// A text without the hidden passages, whether whole or cut, and without anything that itself looks like personal data.
fn without(scanner: &Scanner, text: &str, hidden: &[String], manner: Manner) -> String {
    let mut masked = text.to_owned();
    for passage in hidden.iter().filter(|passage| passage.chars().count() >= LEAST) {
        // Messages show line breaks as spaces.
        let passage = passage.split_whitespace().collect::<Vec<_>>().join(" ");
        masked = masked.replace(&passage, &CUT.to_string());
        let cuts = passage.char_indices().skip(LEAST).map(|(at, _)| at).collect::<Vec<_>>();
        for at in cuts.into_iter().rev() {
            let cut = format!("{}{CUT}", passage.get(..at).unwrap_or_default().trim_end());
            masked = masked.replace(&cut, &CUT.to_string());
        }
    }
    scanner.mask(&masked, manner).into_owned()
}
