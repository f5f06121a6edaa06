//! Where somebody lives or goes to school: postcodes, streets, schools.

use std::ops::Range;

use super::lists::{INSTITUTIONS, NOT_NAMES, PERHAPS_STREETS, SCHOOLS, STREETS};
use super::words::{List, Shape, Text, Word, contains};
use super::{Kind, Manner};

/// The postcode areas of the United Kingdom.
#[rustfmt::skip]
static AREAS: List = List::new(&[
    "ab", "al", "b", "ba", "bb", "bd", "bf", "bh", "bl", "bn", "br", "bs", "bt", "ca", "cb", "cf", "ch", "cm", "co", "cr", "ct",
    "cv", "cw", "da", "dd", "de", "dg", "dh", "dl", "dn", "dt", "dy", "e", "ec", "eh", "en", "ex", "fk", "fy", "g", "gl", "gu",
    "gy", "ha", "hd", "hg", "hp", "hr", "hs", "hu", "hx", "ig", "im", "ip", "iv", "je", "ka", "kt", "kw", "ky", "l", "la", "ld",
    "le", "ll", "ln", "ls", "lu", "m", "me", "mk", "ml", "n", "ne", "ng", "nn", "np", "nr", "nw", "ol", "ox", "pa", "pe", "ph",
    "pl", "po", "pr", "rg", "rh", "rm", "s", "sa", "se", "sg", "sk", "sl", "sm", "sn", "so", "sp", "sr", "ss", "st", "sw", "sy",
    "ta", "td", "tf", "tn", "tq", "tr", "ts", "tw", "ub", "w", "wa", "wc", "wd", "wf", "wn", "wr", "ws", "wv", "yo", "ze",
]);
/// Words that show that an address is an office's.
#[rustfmt::skip]
static OFFICES: List = List::new(&[
    "address", "based", "board", "building", "buildings", "business", "campus", "centre", "charity", "civic", "clinic",
    "college", "contact", "council", "court", "floor", "hall", "headquarters", "held", "hospital", "house", "hub", "icb",
    "library", "locality", "nhs", "office", "offices", "partnership", "police", "post", "premises", "registered", "school",
    "station", "suite", "team", "town", "trust", "write",
]);
/// Words that show that an address is somebody's home, whatever other words there are.
#[rustfmt::skip]
static HOMES: List = List::new(&[
    "aunt", "bedsit", "boy", "brother", "child", "dad", "daughter", "family", "father", "flat", "foster", "girl", "gran",
    "grandmother", "grandparents", "he", "her", "him", "his", "home", "hostel", "household", "live", "lived", "lives", "living",
    "mother", "mum", "nan", "parents", "placement", "private", "resident", "resides", "she", "sister", "son", "stayed", "their", "they",
]);
pub(super) fn find(text: &Text, manner: Manner, found: &mut Vec<(Kind, Range<usize>)>) {
    for i in text.words.iter().enumerate().filter(|(_, word)| !word.plain).map(|(i, _)| i) {
        postcode(text, i, manner, found);
        street(text, i, manner, found);
        if manner == Manner::Story {
            school(text, i, found);
            school_by_its_beginning(text, i, found);
            house(text, i, found);
        }
    }
}

fn postcode(text: &Text, at: usize, manner: Manner, found: &mut Vec<(Kind, Range<usize>)>) {
    let Some(word) = text.get(at).filter(|word| word.shape == Shape::Mixed) else { return };
    let whole = (5..=7).contains(&word.text.len()).then(|| word.text.split_at_checked(word.text.len() - 3)).flatten();
    let end = if whole.is_some_and(|(outward, inward)| is_outward(outward) && is_inward(inward)) {
        word.end
    } else {
        let gap = text.gap(at);
        let Some(next) = text.get(at + 1) else { return };
        let near =
            !gap.is_empty() && gap.chars().count() <= 3 && gap.chars().all(|letter| letter.is_whitespace() || letter == '-');
        let written_as_one = gap == " " && word.text.len() >= 3 && is_nearly_inward(next.text);
        if !near || !is_outward(word.text) || !(is_inward(next.text) || written_as_one) {
            return;
        }
        next.end
    };
    let is_office = manner == Manner::Report && is_an_office(text, at);
    if !is_office {
        found.push((Kind::Postcode, word.start..end));
    }
}

fn is_outward(part: &str) -> bool {
    let letters = part.bytes().take_while(u8::is_ascii_alphabetic).count();
    let Some((area, district)) = part.split_at_checked(letters) else { return false };
    let digits = district.bytes().take_while(u8::is_ascii_digit).count();
    AREAS.has(area) && (1..=2).contains(&digits) && (district.len() == digits || (digits == 1 && district.len() == 2))
}

fn is_inward(part: &str) -> bool {
    let letters = part.as_bytes();
    let ordinal = ["1st", "2nd", "3rd"].contains(&part) || part.ends_with("th");
    letters.len() == 3
        && letters.first().is_some_and(u8::is_ascii_digit)
        && letters.iter().skip(1).all(|letter| letter.is_ascii_alphabetic() && !b"cikmov".contains(&letter.to_ascii_lowercase()))
        && !ordinal
}

/// Whether this is a digit and two capitals: the second half of a postcode that was mistyped, but is meant as one.
fn is_nearly_inward(part: &str) -> bool {
    let letters = part.as_bytes();
    letters.len() == 3
        && letters.first().is_some_and(u8::is_ascii_digit)
        && letters.iter().skip(1).all(u8::is_ascii_uppercase)
        && !part.ends_with("AM")
        && !part.ends_with("PM")
}

/// Whether the sentence around an address is about an office, and not about anybody's home.
fn is_an_office(text: &Text, at: usize) -> bool {
    let sentence = text.sentence(at);
    let from = sentence.start.max(at.saturating_sub(16));
    let to = sentence.end.min(at + 10);
    let mut words = (from..to).filter_map(|i| text.get(i));
    // "Quayside House" is an office; "a house in" is a home.
    let house = |word: &Word| word.shape == Shape::Small && (word.is("house") || word.is("houses"));
    let home = words.clone().any(|word| HOMES.has(word.text) || house(word));
    !home && words.any(|word| OFFICES.has(word.text))
}

fn street(text: &Text, at: usize, manner: Manner, found: &mut Vec<(Kind, Range<usize>)>) {
    let Some(word) = text.get(at) else { return };
    let sure = STREETS.has(word.text);
    if at == 0 || !(sure || PERHAPS_STREETS.has(word.text)) {
        return;
    }
    let first = first_of_name(text, at);
    if first == at && !(word.has_capital() && text.before(at, 1).is_some_and(|before| before.shape == Shape::Digits)) {
        return;
    }
    let number = text.before(first, 1).filter(|before| {
        first > 0
            && (before.shape == Shape::Digits || before.shape == Shape::Mixed)
            && text.touches(first - 1)
            && before.text.len() <= 4
    });
    if !sure && !word.has_capital() && number.is_none() {
        return;
    }
    let names = || (first..at).filter_map(|i| text.get(i));
    let estates = ["custodial", "secure", "prison", "real", "nhs"];
    if word.is("estate") && names().any(|name| estates.iter().any(|estate| name.is(estate))) {
        return;
    }
    let courts = ["crown", "family", "county", "youth", "magistrates", "supreme", "criminal", "high", "appeal", "children"];
    if word.is("court") && names().any(|name| courts.iter().any(|court| name.is(court))) {
        return;
    }
    let preposition = text.before(first, 1).is_some_and(|before| {
        ["in", "on", "at", "off", "along", "near", "from", "to", "of", "by", "down", "around"].iter().any(|own| before.is(own))
            || (before.is("the") && word.is("estate"))
    });
    let is_told = match manner {
        Manner::Story => number.is_some() || sure || preposition,
        Manner::Report => {
            let of_an_office = || {
                text.touches(at) && text.get(at + 1).is_some_and(|next| next.has_capital() && INSTITUTIONS.has(next.text))
                    || is_an_office(text, at)
            };
            let numbered = number.is_some_and(|number| number.number().is_none_or(|number| number < 1000));
            is_a_home(text, at) && (number.is_some() || (sure && preposition))
                || numbered && word.has_capital() && !of_an_office()
        }
    };
    let is_saint = word.is("st") && text.get(at + 1).is_some_and(|next| text.touches(at) && next.has_capital());
    if is_told && !is_saint {
        let start = number.map_or(text.get(first).map_or(word.start, |first| first.start), |number| number.start);
        found.push((Kind::Street, start..word.end));
    }
}

/// Whether the sentence says that somebody lives there.
fn is_a_home(text: &Text, at: usize) -> bool {
    let homes = ["bedsit", "flat", "home", "hostel", "live", "lived", "lives", "living", "moved", "resides", "staying"];
    let sentence = text.sentence(at);
    let whose = |word: &Word| ["her", "his", "their"].iter().any(|own| word.is(own)) || super::lists::is_family(word.text);
    if sentence.clone().filter_map(|i| text.get(i)).any(|word| word.is("address")) {
        return sentence.filter_map(|i| text.get(i)).any(whose);
    }
    let near = |word: &Word| contains(&homes, word.text);
    let people = |word: &Word| HOMES.has(word.text);
    let mut words = sentence.filter_map(|i| text.get(i));
    words.clone().any(near) && words.any(|word| people(word) && !near(word))
}

fn school(text: &Text, at: usize, found: &mut Vec<(Kind, Range<usize>)>) {
    let Some(word) = text.get(at) else { return };
    let is_school = |word: &Word| SCHOOLS.has(word.text);
    if !is_school(word) || text.get(at + 1).is_some_and(|next| text.touches(at) && next.has_capital() && is_school(next)) {
        return;
    }
    // "Thornfield primary" names a school; "High hopes" does not.
    let alone = ["first", "high", "middle", "sixth", "junior", "pre"].iter().any(|own| word.is(own));
    let mut first = first_of_name(text, at);
    // "at Stoneferry High": the place where somebody is, with no further capitalised word after it.
    let ends = word.has_capital()
        && first < at
        && !(text.touches(at) && text.get(at + 1).is_some_and(Word::has_capital))
        && text
            .before(first, 1)
            .is_some_and(|before| ["at", "from", "in", "into", "joined", "left", "of", "to"].iter().any(|own| before.is(own)));
    if alone && (!ends || word.is("sixth") || word.is("pre") || word.is("first")) {
        return;
    }
    while first < at && text.get(first).is_some_and(is_school) {
        first += 1;
    }
    let named = (first..at).filter_map(|i| text.get(i)).any(|name| {
        name.has_capital()
            && !is_school(name)
            && !NOT_NAMES.has(name.text)
            && ![
                "boys",
                "girls",
                "multi",
                "royal",
                "special",
                "independent",
                "community",
                "church",
                "catholic",
                "summer",
                "saturday",
                "sunday",
                "free",
                "boarding",
                "virtual",
                "forest",
                "academy",
                "staff",
            ]
            .iter()
            .any(|own| name.is(own))
    });
    if named {
        let start = text.get(first).map_or(word.start, |first| first.start);
        found.push((Kind::School, start..word.end));
    }
}

/// Adds schools known by their first word: "Ysgol Glan-y-Môr", and "St Brigid's" where the sentence is about school.
fn school_by_its_beginning(text: &Text, at: usize, found: &mut Vec<(Kind, Range<usize>)>) {
    let Some(word) = text.get(at) else { return };
    let saint = word.is("st");
    if !word.has_capital() || !(saint || word.is("ysgol")) || !(text.touches(at) || text.gap(at) == ". ") {
        return;
    }
    let Some(name) = text.get(at + 1).filter(|next| next.has_capital()) else { return };
    let of_school = ["attended", "attends", "class", "classes", "form", "lessons", "pupil", "school", "teacher", "uniform"];
    let speaks_of_school = || text.sentence(at).filter_map(|i| text.get(i)).any(|word| of_school.iter().any(|own| word.is(own)));
    let goes_on = text.get(at + 2).is_some_and(|next| next.has_capital() && !text.gap(at + 1).contains([',', '.', ';']));
    if saint && (!name.owns || goes_on || !speaks_of_school()) {
        return;
    }
    let mut last = at + 1;
    while !saint
        && (matches!(text.gap(last), "-" | "‑") || text.touches(last) && text.get(last + 1).is_some_and(Word::has_capital))
        && text.get(last + 1).is_some()
    {
        last += 1;
    }
    found.push((Kind::School, word.start..text.get(last).map_or(name.end, |last| last.end)));
}

/// Adds houses that have a name and no number: "They live in The Hollies".
fn house(text: &Text, at: usize, found: &mut Vec<(Kind, Range<usize>)>) {
    let Some(the) = text.get(at).filter(|word| word.text == "The" && !word.first) else { return };
    let before = |back: usize, words: &[&str]| text.before(at, back).is_some_and(|word| words.iter().any(|own| word.is(own)));
    let lives = ["live", "lived", "lives", "living", "moved", "resides", "stayed", "staying", "stays"];
    let Some(name) = text.get(at + 1).filter(|name| name.shape == Shape::Capital && text.touches(at)) else { return };
    let last = if text.touches(at + 1) { text.get(at + 2).filter(|next| next.has_capital()) } else { None };
    if before(1, &["at", "in", "to"]) && before(2, &lives) && !NOT_NAMES.has(name.text) && last.is_none() {
        found.push((Kind::Street, the.start..name.end));
    }
}

/// The first word of the name that ends here: capitalised words joined by white space, without the article.
fn first_of_name(text: &Text, at: usize) -> usize {
    let mut first = at;
    while first > 0 {
        let Some(before) = text.get(first - 1) else { break };
        let gap = text.gap(first - 1);
        // "Millbeck C of E Primary".
        let back = |back: usize, word: &str| text.before(first, back).is_some_and(|before| before.is(word));
        if back(1, "e") && back(2, "of") && back(3, "c") {
            first -= 3;
            continue;
        }
        let joined = text.touches(first - 1) || matches!(gap, "-" | ". ") || (before.owns && !gap.contains(['.', ',']));
        let small = ["of", "the", "and"].iter().any(|own| before.is(own));
        let joins_names = before.shape == Shape::Small
            && small
            && first < at
            && text
                .before(first - 1, 1)
                .is_some_and(|two| two.has_capital() && !NOT_NAMES.has(two.text) && INSTITUTIONS.has(two.text));
        let of_schools = [
            "all",
            "boys",
            "catholic",
            "church",
            "community",
            "england",
            "first",
            "girls",
            "high",
            "house",
            "north",
            "new",
            "nursery",
            "old",
            "primary",
            "south",
            "west",
        ];
        let plain = NOT_NAMES.has(before.text) && !contains(&of_schools, before.text);
        let named = (before.has_capital() || before.shape == Shape::Letter) && !plain;
        let saint = before.is("st");
        if !joined || !(named || joins_names || saint) {
            break;
        }
        first -= 1;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, manner: Manner) -> Vec<(Kind, String)> {
        let mut found = Vec::new();
        find(&Text::new(text), manner, &mut found);
        found.into_iter().map(|(kind, range)| (kind, text[range].to_owned())).collect()
    }

    #[test]
    fn lists_are_in_order() {
        for list in [&AREAS, &OFFICES, &HOMES, &STREETS, &PERHAPS_STREETS, &SCHOOLS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn the_postcode_of_an_office_is_no_finding_and_that_of_a_home_is() {
        assert_eq!(found("Write to us at County Hall, Exampleton EX99 1AA.", Manner::Report), []);
        assert_eq!(found("The family moved to ex99 1aa.", Manner::Report), [(Kind::Postcode, "ex99 1aa".to_owned())]);
        assert_eq!(found("in KS2 3ab, on the A1 4th", Manner::Report), []);
    }

    #[test]
    fn streets_and_schools_are_told_in_stories() {
        let text = "She walked from St Mary's Primary School to Mill Lane.";
        let expected = [(Kind::School, "St Mary's Primary School".to_owned()), (Kind::Street, "Mill Lane".to_owned())];
        assert_eq!(found(text, Manner::Story), expected);
        assert_eq!(found(text, Manner::Report), []);
        assert_eq!(found("The school and the Crown Court knew. Her Primary School helped.", Manner::Story), []);
    }
}
