//! Ways to reach a person: e-mail addresses and telephone numbers. Those of teams, offices and helplines are not reported.

use std::ops::Range;

use super::given_names::{is_given_name, is_given_name_alone};
use super::words::{Shape, Text, contains};
use super::{Kind, Manner};

/// Words and parts of words; any one of them makes an e-mail address a team's.
#[rustfmt::skip]
const MAILBOXES: &[&str] = &[
    "access", "admin", "adopt", "advice", "allegation", "arrangement", "assess", "board", "business", "care", "cdop", "centre",
    "child", "comms", "communication", "community", "complaint", "consult", "contact", "council", "court", "csp", "cypss",
    "data", "desk", "dpo", "dsl", "duty", "earlyhelp", "edt", "education", "enquir", "exploitation", "family", "feedback",
    "foi", "foster", "frontdoor", "governance", "hello", "help", "hr", "hub", "icb", "info", "inquir", "inspect", "lado",
    "learning", "legal", "library", "licens", "lscb", "lscp", "mail", "mash", "media", "missing", "news", "noreply", "nurse",
    "office", "panel", "participation", "partner", "people", "performance", "policy", "post", "press", "privacy", "probation",
    "project", "quality", "reception", "record", "referral", "reply", "report", "return", "review", "safeguard", "scp",
    "scrutin", "secretar", "service", "support", "team",
];
#[rustfmt::skip]
const MORE_MAILBOXES: &[&str] = &[
    "channel", "children", "customer", "mace", "mappa", "marac", "prevent", "school", "send", "sendiass", "statutory", "train", "unit", "voice", "web", "welfare", "workforce",
    "young", "youth",
];
/// Mail providers of private people.
#[rustfmt::skip]
const PRIVATE_POST: &[&str] = &[
    "aol", "btinternet", "gmail", "googlemail", "hotmail", "icloud", "live", "mail", "me", "outlook", "proton", "protonmail",
    "sky", "yahoo",
];

/// Words near a telephone number that show it is a team's.
#[rustfmt::skip]
const TEAMS: &[&str] = &[
    "advice", "advocacy", "board", "bureau", "call", "callers", "centre", "charity", "childline", "clinic", "contact",
    "council", "crisis", "desk", "door", "duty", "emergency", "enquiries", "front", "headquarters", "helpdesk", "helpline",
    "helplines", "hospital", "hotline", "hours", "hub", "lado", "line", "mash", "nspcc", "number", "office", "offices", "out",
    "partnership", "phone", "police", "reception", "referral", "referrals", "report", "ring", "samaritans", "school", "service",
    "services", "staff", "switchboard", "team", "telephone", "text", "texting", "town", "unit", "website",
];
/// Words near a telephone number that show it is a person's, whatever other words there are.
#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "aunt", "boyfriend", "brother", "carer", "dad", "daughter", "father", "gran", "grandfather", "grandmother", "her", "him",
    "his", "home", "husband", "landlord", "me", "mother", "mum", "my", "nan", "neighbour", "nephew", "niece", "parent",
    "personal", "private", "sister", "son", "stepfather", "stepmother", "texted", "their", "uncle", "wife",
];

/// Words after a mobile number that say whose it is.
#[rustfmt::skip]
const HOLDERS: &[&str] = &[
    "belonged", "belonging", "belongs", "boy", "carried", "girl", "he", "herself", "himself", "owned", "owner", "she",
];

pub(super) fn find(text: &Text, manner: Manner, found: &mut Vec<(Kind, Range<usize>)>) {
    emails(text, manner, found);
    spoken_emails(text, found);
    telephones(text, manner, found);
}

/// Adds addresses written to hide them from programs: "leanne.smith at example.org".
fn spoken_emails(text: &Text, found: &mut Vec<(Kind, Range<usize>)>) {
    for (i, word) in text.words.iter().enumerate() {
        let named =
            matches!(text.gap(i), "." | "_") && text.get(i + 2).is_some_and(|at| at.is("at")) && is_given_name_alone(word.text);
        if named && let Some(end) = text.get(i + 3).filter(|end| end.shape == Shape::Small) {
            found.push((Kind::Email, word.start..end.end));
        }
    }
}

fn emails(text: &Text, manner: Manner, found: &mut Vec<(Kind, Range<usize>)>) {
    let source = text.source;
    for (at, _) in source.match_indices('@') {
        let is_part = |letter: &char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_' | '+' | '\'' | '’');
        let before = source.get(..at).unwrap_or_default();
        let after = source.get(at + 1..).unwrap_or_default();
        let local: usize = before.chars().rev().take_while(is_part).map(char::len_utf8).sum();
        let domain: usize = after.chars().take_while(is_part).map(char::len_utf8).sum();
        let domain = after.get(..domain).unwrap_or_default().trim_end_matches(['.', '-', '_']);
        let local = before.get(at - local..).unwrap_or_default();
        if local.is_empty() || !domain.contains('.') {
            continue;
        }
        if is_of_a_person(local, domain) || (manner == Manner::Story && !is_of_a_team(local)) {
            found.push((Kind::Email, at - local.len()..at + 1 + domain.len()));
        }
    }
}

fn is_of_a_team(local: &str) -> bool {
    // Nobody writes a name only in capitals: "MACE@" is the abbreviation of a team.
    if (3..=8).contains(&local.len()) && local.bytes().all(|letter| letter.is_ascii_uppercase()) && !is_given_name(local) {
        return true;
    }
    let local: String = local.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    MAILBOXES.iter().chain(MORE_MAILBOXES).any(|word| local.contains(word))
}

fn is_of_a_person(local: &str, domain: &str) -> bool {
    let parts: Vec<&str> = local.split(['.', '_', '-', '+']).filter(|part| !part.is_empty()).collect();
    let host = domain.split('.').next().unwrap_or_default().to_lowercase();
    let letters = |part: &str| part.trim_matches(|letter: char| letter.is_ascii_digit()).to_owned();
    let begins_with_a_person = parts.first().is_some_and(|first| is_given_name(&letters(first)));
    if PRIVATE_POST.binary_search(&host.as_str()).is_ok() || begins_with_a_person {
        return true;
    }
    // The mailbox may be named after the team: `exampleshirescp@`, `harbourlight@harbourlight.example`.
    let own_name = parts.first().is_some_and(|first| first.len() > 3 && host.contains(&first.to_lowercase()));
    !is_of_a_team(local) && !own_name
}

fn telephones(text: &Text, manner: Manner, found: &mut Vec<(Kind, Range<usize>)>) {
    let mut i = 0;
    while let Some(word) = text.get(i) {
        let begins = word.shape == Shape::Digits && (word.text.starts_with('0') || word.text.starts_with("44"));
        let Some((digits, last)) = begins.then(|| number(text, i)).flatten() else {
            i += 1;
            continue;
        };
        let end = text.get(last).map_or(word.end, |last| last.end);
        let abroad = text.source.get(..word.start).is_some_and(|before| before.ends_with('+'));
        if !is_public(&digits) && !is_near_a_team(text, i, last, &digits, manner) {
            found.push((Kind::Telephone, word.start - usize::from(abroad)..end));
        }
        i = last + 1;
    }
}

/// The digits of a telephone number that starts here, in national form from the 0 on, and its last word.
fn number(text: &Text, from: usize) -> Option<(String, usize)> {
    let mut digits = String::new();
    for i in from..from + 6 {
        let word = text.get(i)?;
        if word.shape != Shape::Digits {
            return None;
        }
        digits.push_str(word.text);
        let national = match digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44")) {
            Some(rest) if !rest.is_empty() => format!("0{}", rest.trim_start_matches('0')),
            _ => digits.clone(),
        };
        let gap = text.gap(i);
        let goes_on = text.get(i + 1).is_some_and(|next| next.shape == Shape::Digits)
            && !gap.is_empty()
            && gap.chars().count() <= 4
            && gap.chars().all(|letter| letter.is_whitespace() || matches!(letter, '-' | '(' | ')' | '.' | '‑' | '–'));
        let kind = national.as_bytes().get(1).copied();
        let whole = national.len() == 11 || (national.len() == 10 && !goes_on && kind == Some(b'1'));
        if whole && matches!(kind, Some(b'1' | b'2' | b'3' | b'5' | b'7' | b'8' | b'9')) {
            return Some((national, i));
        }
        if national.len() > 11 || !goes_on {
            return None;
        }
    }
    None
}

/// Whether a number is of a kind that no private person has: free, shared-cost and national numbers.
fn is_public(digits: &str) -> bool {
    ["03", "05", "08", "09"].iter().any(|begin| digits.starts_with(begin))
}

fn is_near_a_team(text: &Text, first: usize, last: usize, digits: &str, manner: Manner) -> bool {
    let sentence = text.sentence(first);
    let near = |list: &[&str], back: usize, on: usize| {
        (first.saturating_sub(back).max(sentence.start)..first)
            .chain(last + 1..(last + 1 + on).min(sentence.end))
            .filter_map(|i| text.get(i))
            .any(|word| contains(list, word.text))
    };
    let mobile = digits.starts_with("07");
    if manner == Manner::Story || near(PERSONS, 8, 3) || mobile && near(HOLDERS, 0, 9) {
        return false;
    }
    let shared = ["duty", "helpline", "hotline", "line", "lines", "on-call", "service", "team", "text", "texting"];
    if mobile { near(&shared, 6, 6) } else { near(TEAMS, 12, 8) || has_an_address(text, sentence) }
}

/// Whether there is an address too: an office gives its telephone number with its address.
fn has_an_address(text: &Text, sentence: Range<usize>) -> bool {
    sentence.filter_map(|i| text.get(i)).any(|word| word.is("house") || word.is("hall") || word.is("civic") || word.is("address"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, String)> {
        let mut found = Vec::new();
        find(&Text::new(text), Manner::Report, &mut found);
        found.into_iter().map(|(kind, range)| (kind, text[range].to_owned())).collect()
    }

    #[test]
    fn lists_are_in_order() {
        for list in [PRIVATE_POST, TEAMS, PERSONS, HOLDERS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn team_mailboxes_and_helplines_are_left_alone() {
        for text in [
            "Write to safeguarding@example.org or info@example.gov.uk",
            "Childline: 0800 1111, or the helpline on 0808 157 0000",
            "Call the front door team on 01632 960123",
            "harbourlight@harbourlight.example",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_persons_own_address_and_number_are_found() {
        assert_eq!(found("(leanne.smith@example.org)."), [(Kind::Email, "leanne.smith@example.org".to_owned())]);
        assert_eq!(found("her mobile, +44 (0)7700 900123,"), [(Kind::Telephone, "+44 (0)7700 900123".to_owned())]);
        assert_eq!(found("Ring dad on 01632-960-123"), [(Kind::Telephone, "01632-960-123".to_owned())]);
    }
}
