//! Dates of birth, exact ages, and the dates in a story.

use std::ops::Range;

use super::lists::{DOES, HUMANS, INSTITUTIONS, MONTHS, NOT_NAMES, NOT_PLACES, NUMBERS};
use super::words::{Shape, Text, Word, contains};
use super::{Kind, Manner, Scanner};

pub(super) fn find(scanner: &Scanner, text: &Text, manner: Manner, found: &mut Vec<(Kind, Range<usize>)>) {
    let mut i = 0;
    let mut birth: Option<usize> = None;
    while let Some(word) = text.get(i) {
        if word.plain {
            i += 1;
            continue;
        }
        if let Some(last) = day(text, i) {
            let (Some(first), Some(end)) = (text.get(i), text.get(last)) else { break };
            let range = first.start..end.end;
            // "born 3 March 2015 and 28 December 2018": the second date of a list is a date of birth too.
            if is_of_a_birth(text, i, last) || birth.is_some_and(|birth| goes_on_from(text, birth, i)) {
                birth = Some(last);
                found.push((Kind::DateOfBirth, range));
            } else if manner == Manner::Story {
                found.push((Kind::ExactDay, range));
            }
            i = last + 1;
            continue;
        }
        if let Some(last) = age(text, i, manner) {
            let (Some(first), Some(end)) = (text.get(i), text.get(last)) else { break };
            if manner == Manner::Story || is_beside_place_or_date(scanner, text, i, last) {
                found.push((Kind::ExactAge, first.start..end.end));
            }
            i = last + 1;
            continue;
        }
        i += 1;
    }
}

/// Whether only a comma or "and" separates the end of one thing from the start of the next.
fn goes_on_from(text: &Text, last: usize, next: usize) -> bool {
    let and = next == last + 2 && text.get(last + 1).is_some_and(|word| word.is("and")) && text.touches(last + 1);
    next == last + 1 && matches!(text.gap(last).trim(), "," | "&") || and && text.gap(last).trim_matches(',').trim().is_empty()
}

/// The last word of a date that starts here and has at least a day and a month.
fn day(text: &Text, at: usize) -> Option<usize> {
    let word = text.get(at)?;
    numeric_day(text, at).or_else(|| {
        let is_month = |word: &Word| MONTHS.has(word.text) && (word.has_capital() || !word.is("may") && !word.is("mar"));
        let is_year = |i: usize| {
            text.get(i).is_some_and(|year| year.number().is_some_and(|number| (1900..2100).contains(&number)))
                && text
                    .gap(i - 1)
                    .chars()
                    .all(|letter| letter.is_whitespace() || letter == ',' || letter == '’' || letter == '\'')
        };
        if is_day_number(word) {
            // "3 March 2015", "3rd of March".
            let mut month = at + 1;
            let short = text.gap(at).chars().all(|letter| letter.is_whitespace() || letter == '-');
            if text.get(month).is_some_and(|of| of.is("of")) && word.shape == Shape::Mixed {
                month += 1;
            }
            let fits = short && text.get(month).is_some_and(is_month);
            return fits.then(|| if is_year(month + 1) { month + 1 } else { month });
        }
        // "March 3rd, 2015".
        let fits = word.has_capital() && is_month(word) && text.touches(at) && text.get(at + 1).is_some_and(is_day_number);
        fits.then(|| if is_year(at + 2) { at + 2 } else { at + 1 })
    })
}

fn is_day_number(word: &Word) -> bool {
    let digits: &str = match word.shape {
        Shape::Digits => word.text,
        Shape::Mixed => word
            .text
            .strip_suffix("st")
            .or_else(|| word.text.strip_suffix("nd"))
            .or_else(|| word.text.strip_suffix("rd"))
            .or_else(|| word.text.strip_suffix("th"))
            .unwrap_or_default(),
        Shape::Small | Shape::Capital | Shape::Capitals | Shape::Letter => return false,
    };
    digits.len() <= 2 && digits.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
}

/// A date in digits: `03/04/2015`, `3.4.15`, `2015-04-03`.
fn numeric_day(text: &Text, at: usize) -> Option<usize> {
    let (first, second, third) = (text.get(at)?.number()?, text.get(at + 1)?.number()?, text.get(at + 2)?.number()?);
    let mark = text.gap(at);
    if !["/", ".", "-", " / ", "‑"].contains(&mark) || text.gap(at + 1) != mark {
        return None;
    }
    let goes_on =
        |i: usize| matches!(text.gap(i), "/" | "." | "-") && text.get(i + 1).is_some_and(|next| next.shape == Shape::Digits);
    let glued = at > 0 && goes_on(at - 1);
    let year = |year: u32| (1900..2100).contains(&year) || year < 100;
    let by_day = (1..=31).contains(&first) && (1..=12).contains(&second) && year(third) && text.get(at + 2)?.text.len() != 1;
    let by_year = (1900..2100).contains(&first) && (1..=12).contains(&second) && (1..=31).contains(&third);
    // Section numbers are written with points too: 3.4.15.
    let plausible = mark != "." || third > 1900 || text.get(at)?.text.len() == 2 || text.get(at + 1)?.text.len() == 2;
    (!glued && !goes_on(at + 2) && (by_day || by_year) && plausible).then_some(at + 2)
}

fn is_of_a_birth(text: &Text, first: usize, last: usize) -> bool {
    let range_words = ["after", "and", "before", "between", "by", "from", "since", "to", "until"];
    let mut back = (1..=6).map_while(|back| text.before(first, back));
    let birth = |word: &&Word| ["birth", "birthdate", "birthday", "born", "dob"].iter().any(|own| word.is(own));
    let short = first > 0 && text.before(first, 1).is_some_and(|b| b.is("b")) && text.gap(first - 1).starts_with('.');
    if short {
        return true;
    }
    let position = back.clone().position(|word| birth(&word)).or_else(|| {
        // The scan reads D.O.B. as three words.
        let letters: Vec<&str> = back.clone().take(3).map(|word| word.text).collect();
        letters.iter().copied().rev().collect::<String>().eq_ignore_ascii_case("dob").then_some(0)
    });
    // "babies born on 1 April or later" is about many; "the twins, born on 1 April" is about these two.
    let plural = |word: &Word| {
        let set_off = text.source.get(word.end..).is_some_and(|rest| rest.starts_with([',', '(']) || rest.starts_with(" ("));
        HUMANS.plural(word.text) && !super::lists::is_family(word.text) && !set_off
    };
    if let Some(position) = position {
        let same = text.before(first, position + 1).zip(text.get(first)).is_some_and(|(a, b)| a.sentence == b.sentence);
        return (same || position < 2)
            && !back.by_ref().take(position).any(|word| range_words.iter().any(|own| word.is(own)))
            && !back.take(2).any(plural);
    }
    // "was born in Marlow Bay hospital, six weeks early, on 3 March", "turned nine on 3 March".
    let sentence = text.sentence(first);
    let told = (sentence.start.max(first.saturating_sub(14))..first)
        .rev()
        .find(|i| text.get(*i).is_some_and(|word| ["born", "turned", "turns", "birthday"].iter().any(|own| word.is(own))));
    if let Some(told) = told {
        let one = (told.saturating_sub(8).max(sentence.start)..told)
            .filter_map(|i| text.get(i))
            .any(|word| HUMANS.one(word.text) || ["he", "she", "his", "her", "i", "my"].iter().any(|own| word.is(own)));
        let between = || (told + 1..first).filter_map(|i| text.get(i));
        let born = text.get(told).is_some_and(|word| word.is("born") || word.is("birthday"));
        let turned = !born && between().next().is_some_and(|word| years(word) || word.shape == Shape::Mixed);
        let on = text.before(first, 1).is_some_and(|word| word.is("on") || word.is("the") || word.is("of"));
        let verb = |word: &Word| DOES.has(word.text) || word.is("and") || word.is("but") || word.is("when");
        if one && on && (born || turned) && !between().any(verb) && (told + 1..first).all(|i| day(text, i).is_none()) {
            return true;
        }
    }
    // "15 March 2014 (date of birth)", "3 March is his birthday".
    let turned = |i: usize| text.get(i).is_some_and(|word| word.is("turned")) && text.get(i + 1).is_some_and(years);
    (last + 1..=last + 4).map_while(|i| text.get(i)).any(|word| birth(&word) && !word.is("born"))
        || (last + 1..=last + 3).any(turned)
}

/// Whether a number counts something: "was 14 of 20", "is one in which".
fn is_a_count(text: &Text, at: usize) -> bool {
    let is = |words: &[&str]| text.get(at + 1).is_some_and(|word| words.iter().any(|own| word.is(own)));
    let counts = [
        "%", "of", "per", "times", "out", "percent", "months", "weeks", "days", "sessions", "minutes", "miles", "hours", "years",
        "children", "people", "other",
    ];
    let gap = text.gap(at);
    let goes_on =
        gap.starts_with(['.', ',']) && text.get(at + 1).is_some_and(|word| word.shape == Shape::Digits) && !gap.contains(' ');
    let is_one = text.get(at).is_some_and(|word| word.is("one")) && text.touches(at) && !is(&["and", "when"]);
    is(&counts) || goes_on || gap.starts_with('%') || is_one
}

/// Words that may follow "he was 14".
#[rustfmt::skip]
const AFTER_AN_AGE: &[&str] = &[
    "and", "at", "before", "but", "by", "he", "in", "last", "next", "now", "on", "she", "so", "that", "the", "then", "this",
    "when", "while", "with", "years",
];

/// The last word of one person's age that starts here.
fn age(text: &Text, at: usize, manner: Manner) -> Option<usize> {
    let word = text.get(at)?;
    let next = |on: usize| text.get(at + on);
    let is = |on: usize, words: &[&str]| next(on).is_some_and(|word| words.iter().any(|own| word.is(own)));
    let close = |i: usize| text.gap(i).chars().all(|letter| letter.is_whitespace() || matches!(letter, '-' | '‑' | '–' | '/'));
    let is_age = |i: usize| text.get(i).is_some_and(years);

    if is_age(at) {
        let units = ["day", "days", "month", "months", "week", "weeks", "year", "years", "yr", "yrs", "mth", "mths", "wk"];
        // "a 7-year-old", "7 years old", "seven month old", "14 years of age".
        if is(1, &units) && close(at) && !is_part_of_a_range(text, at) {
            if is(2, &["old"]) && close(at + 1) && !is_of_a_thing(text, at + 3) {
                return Some(at + 2);
            }
            if is(2, &["of"]) && is(3, &["age"]) {
                return Some(at + 3);
            }
        }
        if is(1, &["yo", "yr", "y"]) && (is(1, &["yo"]) || is(2, &["old", "o"])) && close(at) {
            return Some(if is(1, &["yo"]) { at + 1 } else { at + 2 });
        }
        // "he was 14 when", "she is nine.", "a boy of seven".
        let before = text.before(at, 1)?;
        let teller = manner == Manner::Story && !word.is("one");
        let one_person = |word: &Word| {
            HUMANS.one(word.text) || ["he", "she"].iter().any(|own| word.is(own)) || teller && (word.is("i") || word.is("i'm"))
        };
        let is_now = ["am", "is", "was", "just", "only", "turned", "turning", "now"].iter().any(|own| before.is(own));
        let who = (2..=6)
            .filter_map(|back| text.before(at, back))
            .filter(|other| other.sentence == word.sentence)
            .any(|word| one_person(word) || word.is("who"))
            || before.is("was")
                && (7..=12)
                    .filter_map(|back| text.before(at, back))
                    .filter(|other| other.sentence == word.sentence)
                    .any(|word| HUMANS.child(word.text));
        let is_count = is_a_count(text, at);
        let follows = next(1).is_none_or(|word| {
            word.sentence != text.get(at).map_or(0, |own| own.sentence)
                || !text.touches(at)
                || AFTER_AN_AGE.iter().any(|own| word.is(own))
        });
        if is_now && who && !is_count && follows {
            return Some(at);
        }
        if before.is("of")
            && text.before(at, 2).is_some_and(|person| HUMANS.child(person.text))
            && !is_part_of_a_range(text, at)
            && !next(1).is_some_and(|word| HUMANS.plural(word.text))
        {
            return Some(at);
        }
        // "At fourteen, he had".
        let at_an_age = (before.is("at") || before.is("by")) && text.gap(at) == ", " && is(1, &["he", "she"]);
        if at_an_age {
            return Some(at);
        }
        // "Kayden (14)".
        let bracketed = text.gap(at.wrapping_sub(1)).ends_with('(') && text.gap(at).starts_with(')');
        if bracketed && (before.has_capital() && super::given_names::is_given_name(before.text) || HUMANS.one(before.text)) {
            return Some(at);
        }
        let birthday = is(1, &["birthday"])
            && !["their", "its", "a", "each", "children"].iter().any(|own| before.is(own))
            && !matches!(word.text, "18th" | "16th" | "25th" | "21st" | "eighteenth" | "sixteenth");
        return birthday.then_some(at + 1);
    }
    if word.shape == Shape::Mixed {
        // "14yo", "7yrs old", "13th birthday".
        let digits = word.text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let number = word.text.get(..word.text.len() - digits.len()).and_then(|number| number.parse::<u32>().ok())?;
        if (1..=99).contains(&number) {
            if ["yo", "yro"].iter().any(|own| digits.eq_ignore_ascii_case(own)) {
                return Some(at);
            }
            if ["yr", "yrs", "y", "mth", "mths"].iter().any(|own| digits.eq_ignore_ascii_case(own)) && is(1, &["old", "o"]) {
                return Some(at + 1);
            }
            let before = text.before(at, 1)?;
            let of_many =
                ["their", "the", "a", "each", "every", "its", "before", "after", "children"].iter().any(|own| before.is(own));
            if ["st", "nd", "rd", "th"].contains(&digits)
                && is(1, &["birthday"])
                && !of_many
                && !matches!(number, 16 | 18 | 21 | 25)
            {
                return Some(at + 1);
            }
        }
        return None;
    }
    // "thirteenth birthday".
    if word.text.ends_with("th")
        && is(1, &["birthday"])
        && text.before(at, 1).is_some_and(|before| ["his", "her"].iter().any(|own| before.is(own)))
        && !matches!(word.text, "eighteenth" | "sixteenth")
    {
        return Some(at + 1);
    }
    aged(text, at, manner)
}

/// An age after the word: "aged 14", "age: 7", "at the age of two".
fn aged(text: &Text, at: usize, manner: Manner) -> Option<usize> {
    let word = text.get(at)?;
    let is = |on: usize, words: &[&str]| text.get(at + on).is_some_and(|word| words.iter().any(|own| word.is(own)));
    let is_age = |i: usize| text.get(i).is_some_and(years);
    let aged = word.is("aged")
        || (word.is("age")
            && (text.gap(at).contains(':') || is(1, &["of"]) || text.gap(at.wrapping_sub(1)).ends_with(['(', ',', ' '])));
    if aged {
        let number = if is(1, &["just", "only", "of", "about", "around"]) { at + 2 } else { at + 1 };
        let from = text.before(at, 1);
        let of_many = from.is_some_and(|before| {
            HUMANS.plural(before.text)
                || ["are", "were", "those", "all", "from", "under", "over", "by", "until", "to", "at", "below", "above"]
                    .iter()
                    .any(|own| before.is(own))
        }) || text
            .before(at, 2)
            .is_some_and(|two| HUMANS.plural(two.text) && from.is_some_and(|before| !HUMANS.one(before.text)));
        let of_one = word.is("aged")
            || manner == Manner::Story
            || from.is_some_and(|before| HUMANS.one(before.text) || before.has_capital());
        let at_the_age_of = word.is("age")
            && is(1, &["of"])
            && text
                .sentence(at)
                .filter_map(|i| text.get(i))
                .any(|word| ["he", "she", "his", "her"].iter().any(|own| word.is(own)));
        if is_age(number)
            && !is_part_of_a_range(text, number)
            && ((!of_many && of_one && !(word.is("age") && is(1, &["of"]))) || at_the_age_of)
        {
            return Some(number);
        }
    }
    None
}

/// Whether a word is a number of years that a person may have.
fn years(word: &Word) -> bool {
    match word.shape {
        Shape::Digits => word.text.len() <= 2 && word.number().is_some_and(|years| (1..100).contains(&years)),
        Shape::Small | Shape::Capital => NUMBERS.has(word.text),
        Shape::Capitals | Shape::Letter | Shape::Mixed => false,
    }
}

/// Whether an age is one end of a range: "5 to 9", "16 and over", "10-15", "under 5".
fn is_part_of_a_range(text: &Text, at: usize) -> bool {
    let number = |i: usize| text.get(i).is_some_and(years);
    let joins = |word: &Word| ["and", "or", "to", "through", "until"].iter().any(|own| word.is(own));
    let after = text.get(at + 1);
    let dash = matches!(text.gap(at).trim(), "-" | "–" | "‑" | "—" | "/" | "+");
    let opens = text.gap(at).contains('+')
        || (dash && number(at + 1))
        || after.is_some_and(|word| {
            joins(word)
                && (number(at + 2)
                    || text.get(at + 2).is_some_and(|word| {
                        ["above", "below", "over", "under", "older", "younger", "up"].iter().any(|own| word.is(own))
                    }))
        })
        || after.is_some_and(|word| ["plus", "upwards"].iter().any(|own| word.is(own)));
    let before = text.before(at, 1);
    let closes = before.is_some_and(|word| {
        ["above", "below", "over", "under", "between"].iter().any(|own| word.is(own)) || joins(word) && at >= 2 && number(at - 2)
    }) || (at > 0 && matches!(text.gap(at - 1).trim(), "-" | "–" | "‑") && number(at - 1));
    opens || closes
}

/// Whether the age is that of a thing or a scheme: "a 3-year-old agreement", "the 2 year old offer".
fn is_of_a_thing(text: &Text, at: usize) -> bool {
    const THINGS: [&str; 40] = [
        "agreement",
        "arrangement",
        "assessment",
        "building",
        "cases",
        "check",
        "checks",
        "contract",
        "data",
        "dataset",
        "development",
        "duty",
        "early",
        "education",
        "entitlement",
        "figures",
        "framework",
        "funded",
        "funding",
        "guidance",
        "health",
        "infrastructure",
        "issue",
        "law",
        "offer",
        "plan",
        "places",
        "policy",
        "problem",
        "programme",
        "project",
        "protocol",
        "provision",
        "report",
        "review",
        "reviews",
        "site",
        "strategy",
        "system",
        "website",
    ];
    text.get(at).is_some_and(|word| at > 0 && text.touches(at - 1) && THINGS.iter().any(|own| word.is(own)))
}

fn is_beside_place_or_date(scanner: &Scanner, text: &Text, first: usize, last: usize) -> bool {
    // A semicolon does not end the sentence here.
    let mut sentence = text.sentence(first);
    if sentence.start > 0 && text.gap(sentence.start - 1).contains(';') {
        sentence.start = text.sentence(sentence.start - 1).start;
    }
    if text.gap(sentence.end.saturating_sub(1)).contains(';') {
        sentence.end = text.sentence(sentence.end).end;
    }
    (sentence.start..sentence.end).filter(|i| !(first..=last).contains(i)).any(|i| {
        if day(text, i).is_some() {
            return true;
        }
        let Some(word) = text.get(i) else { return false };
        let month_and_year = MONTHS.has(word.text)
            && word.has_capital()
            && text.get(i + 1).is_some_and(|year| year.number().is_some_and(|year| (1900..2100).contains(&year)));
        let weekday = word.has_capital()
            && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].iter().any(|own| word.is(own));
        month_and_year || weekday || is_place(scanner, text, i)
    })
}

/// Whether a word names a place: it is capitalised, follows a preposition of place, and is not the area of the whole report.
fn is_place(scanner: &Scanner, text: &Text, at: usize) -> bool {
    let Some(word) = text.get(at) else { return false };
    let Some(before) = text.before(at, 1) else { return false };
    let preposition = ["around", "at", "from", "in", "near", "outside", "of", "to", "off", "on"].iter().any(|own| before.is(own));
    let number = |word: &Word| MONTHS.has(word.text);
    let organisations = [
        "board",
        "charity",
        "constabulary",
        "council",
        "foundation",
        "group",
        "nhs",
        "panel",
        "partnership",
        "police",
        "service",
        "services",
        "team",
        "trust",
    ];
    let next = |on: usize| text.get(at + on).filter(|_| text.touches(at + on - 1));
    let station = next(2).is_some_and(|word| word.is("station"));
    let institution = next(1).is_some_and(|next| contains(&organisations, next.text)) && !station;
    let district = ["estate", "park", "road", "street", "town", "village", "ward"];
    let of_a_place = next(1).is_some_and(|next| next.has_capital() && contains(&district, next.text));
    preposition
        && word.shape == Shape::Capital
        && !word.owns
        && !number(word)
        && !institution
        && !NOT_PLACES.has(word.text)
        && (of_a_place || !INSTITUTIONS.has(word.text))
        && (!NOT_NAMES.has(word.text) || ["north", "south", "east", "west"].iter().any(|own| word.is(own)))
        && (!scanner.is_of_a_body(word.text) || scanner.is_of_one_council(word.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, manner: Manner) -> Vec<(Kind, String)> {
        let mut found = Vec::new();
        find(&Scanner::default(), &Text::new(text), manner, &mut found);
        found.into_iter().map(|(kind, range)| (kind, text[range].to_owned())).collect()
    }

    #[test]
    fn a_day_beside_a_birth_is_a_date_of_birth() {
        for (text, expected) in [
            ("born on 3 March 2015", "3 March 2015"),
            ("DOB: 03.04.15", "03.04.15"),
            ("D.O.B. 2015-04-03", "2015-04-03"),
            ("his birthday on the 5th of May", "5th of May"),
        ] {
            assert_eq!(found(text, Manner::Report), [(Kind::DateOfBirth, expected.to_owned())], "{text}");
        }
        for text in ["babies born between 1 April 2026 and 31 March 2027", "published on 3 March 2015", "section 3.4.15"] {
            assert_eq!(found(text, Manner::Report), [], "{text}");
        }
    }

    #[test]
    fn an_age_is_exact_when_it_is_one_persons() {
        for text in ["a 7-year-old", "a boy aged 7", "He was 14 when", "a 14yo boy", "seven months old", "a girl of twelve."] {
            assert_eq!(found(text, Manner::Story).len(), 1, "{text}");
            assert_eq!(found(text, Manner::Report), [], "{text}");
            assert_eq!(found(&format!("{} from Thornfield", text.trim_end_matches('.')), Manner::Report).len(), 1, "{text}");
        }
        for text in
            ["children aged 5 to 9", "16-year-olds", "aged 16 and over", "a 3-year-old agreement", "aged 10-15", "under 5"]
        {
            assert_eq!(found(text, Manner::Story), [], "{text}");
        }
    }
}
