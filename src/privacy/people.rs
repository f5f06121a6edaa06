//! Names and initials of people. A name counts where something says that it is a person's: a word of family beside it, a
//! courtesy before it, a given name in it. Somebody named with an office is named for the office, and is left alone in reports.

use std::ops::Range;

use super::given_names::{is_given_name, is_given_name_alone};
use super::lists::{
    ABBREVIATIONS, COURTESIES, HONOURS, HUMANS, INSTITUTIONS, MONTHS, NEAR, NOT_NAMES, PUBLIC_NAMES, ROLES, TITLES, is_family,
};
use super::words::{Shape, Text, Word, contains};
use super::{Kind, Manner, Scanner};

pub(super) fn find(scanner: &Scanner, text: &Text, manner: Manner, found: &mut Vec<(Kind, Range<usize>)>) {
    let seeker = Seeker { scanner, text, manner };
    let mut i = 0;
    while i < text.words.len() {
        if let Some(last) = seeker.initials(i) {
            found.extend(seeker.range(i, last).map(|range| (Kind::Initials, range)));
            i = last + 1;
            // "AJ, BJ and CJ": the others of the list are initials too.
            while let Some(other) = seeker.goes_on(i).filter(|at| seeker.may_be_initials(*at)) {
                found.extend(seeker.range(other, other).map(|range| (Kind::Initials, range)));
                i = other + 1;
            }
        } else if let Some((first, last)) = seeker.name(i) {
            found.extend(seeker.range(first, last).map(|range| (Kind::Name, range)));
            i = last.max(i) + 1;
            // "Tariq, Ellie and Mo": so are the others of a list of names.
            while first == last
                && let Some(other) = seeker.goes_on(i).filter(|at| seeker.may_be_lone_name(*at))
            {
                found.extend(seeker.range(other, other).map(|range| (Kind::Name, range)));
                i = other + 1;
            }
        } else {
            i += 1;
        }
    }
}

struct Seeker<'a> {
    scanner: &'a Scanner,
    text: &'a Text<'a>,
    manner: Manner,
}

/// Words between a word of family and the name: "her sister, who is called Leanne".
#[rustfmt::skip]
const INTRODUCE: &[&str] = &["as", "called", "is", "known", "name", "named", "nicknamed", "was", "who"];
/// Words after "mother's" and before a name: none of them is one.
#[rustfmt::skip]
const ADJECTIVES: &[&str] = &[
    "adult", "adopted", "baby", "birth", "boy", "dear", "eldest", "elder", "foster", "half", "little", "maternal", "new",
    "older", "own", "paternal", "small", "step", "then", "twin", "young", "younger", "youngest",
];
/// What people do.
#[rustfmt::skip]
const DOES: &[&str] = &[
    "added",
    "asked",
    "came",
    "cooks",
    "cried",
    "described",
    "died",
    "explained",
    "feels",
    "felt",
    "goes",
    "had",
    "has",
    "hates",
    "is",
    "knew",
    "laughed",
    "liked",
    "likes",
    "lived",
    "lives",
    "loved",
    "loves",
    "moved",
    "plays",
    "ran",
    "remembered",
    "said",
    "says",
    "sings",
    "sleeps",
    "slept",
    "smiled",
    "speaks",
    "spoke",
    "started",
    "stayed",
    "talked",
    "tells",
    "thinks",
    "told",
    "took",
    "waited",
    "wakes",
    "walked",
    "wanted",
    "wants",
    "was",
    "went",
    "wished",
    "wishes",
    "wrote",
];
/// Pronouns of one person.
#[rustfmt::skip]
const PRONOUNS: &[&str] = &["he", "her", "hers", "herself", "him", "himself", "his", "she"];
/// Adjectives of origin, which are written with a capital and name nobody.
#[rustfmt::skip]
const ORIGINS: &[&str] = &[
    "background",
    "backgrounds",
    "children",
    "community",
    "communities",
    "descent",
    "families",
    "family",
    "heritage",
    "man",
    "men",
    "mother",
    "mothers",
    "origin",
    "parents",
    "people",
    "speaking",
    "woman",
    "women",
];

impl Seeker<'_> {
    fn range(&self, first: usize, last: usize) -> Option<Range<usize>> {
        Some(self.text.get(first)?.start..self.text.get(last)?.end)
    }

    fn word(&self, i: usize) -> Option<&Word<'_>> {
        self.text.get(i)
    }

    fn is(&self, i: usize, words: &[&str]) -> bool {
        self.word(i).is_some_and(|word| words.iter().any(|own| word.is(own)))
    }

    fn same_sentence(&self, a: usize, b: usize) -> bool {
        self.word(a).zip(self.word(b)).is_some_and(|(a, b)| a.sentence == b.sentence)
    }

    /// The next of a list whose last word stands before this one: after a comma or "and".
    fn goes_on(&self, next: usize) -> Option<usize> {
        let gap = self.text.gap(next.checked_sub(1)?);
        let and = self.is(next, &["and", "or"]) && gap.trim_matches(',').trim().is_empty();
        let at = if and { next + 1 } else { next };
        ((and || gap.trim() == ",") && self.same_sentence(next - 1, at)).then_some(at)
    }

    fn may_be_lone_name(&self, at: usize) -> bool {
        let fits = self.surname(at).is_some_and(|word| {
            word.shape == Shape::Capital
                && !contains(ROLES, word.text)
                && !self.scanner.is_of_a_body(word.text)
                && !HUMANS.plural(word.text)
                && !is_family(word.text)
        });
        fits && self.end_of_name(at) == at && !self.ends_as_institution(at, at)
    }

    fn may_be_initials(&self, at: usize) -> bool {
        self.word(at)
            .is_some_and(|word| word.shape == Shape::Capitals && word.text.len() <= 3 && !contains(ABBREVIATIONS, word.text))
    }

    /// The last word of initials that begin here: "J.T.", "J. T.", "child JT", "J. Smith".
    fn initials(&self, at: usize) -> Option<usize> {
        let word = self.word(at)?;
        if word.shape == Shape::Letter {
            let gap = |i: usize| self.text.gap(i);
            let mut last = at;
            while matches!(gap(last), "." | ". ") && self.word(last + 1).is_some_and(|next| next.shape == Shape::Letter) {
                last += 1;
            }
            let preceded = at > 0 && matches!(gap(at - 1), "." | "-" | "&" | "/");
            if preceded {
                return None;
            }
            if last > at {
                let letters: String = (at..=last).filter_map(|i| self.word(i)).map(|word| word.text).collect();
                let is_short_for = contains(ABBREVIATIONS, &letters) || letters.len() > 3;
                let before_name = gap(last).starts_with('.') && self.surname(last + 1).is_some();
                if before_name && !is_short_for {
                    return if self.is_excused(at, last + 1) { None } else { Some(last + 1) };
                }
                return (!is_short_for && !self.scanner.knows_initials(&letters)).then_some(last);
            }
            // "J. Smith", "J Smith".
            let dotted = gap(at) == ". ";
            if dotted && self.surname(at + 1).is_some() && !self.is_label(at) {
                let known = self.word(at + 1).is_some_and(|name| self.scanner.knows(&[name.text]));
                return (!known && !self.is_excused(at, at + 1)).then_some(at + 1);
            }
            return None;
        }
        if word.shape != Shape::Capitals
            || word.text.len() > 3
            || contains(ABBREVIATIONS, word.text)
            || is_given_name(word.text)
            || contains(NOT_NAMES, word.text)
        {
            return None;
        }
        let touches = |i: usize| {
            self.text
                .gap(i)
                .chars()
                .all(|letter| letter.is_whitespace() || matches!(letter, ',' | '(' | ':' | '‘' | '\'' | '“' | '"'))
        };
        let person = |i: usize| {
            self.word(i).is_some_and(|word| {
                is_family(word.text)
                    || HUMANS.child(word.text) && word.shape != Shape::Capitals
                    || word.is("yp")
                    || word.is("mr")
                    || word.is("mrs")
                    || word.is("ms")
                    || word.is("miss")
            })
        };
        let before = at > 0
            && self.same_sentence(at - 1, at)
            && touches(at - 1)
            && (person(at - 1) && !self.word(at - 1).is_some_and(|word| word.owns)
                || self.is(at - 1, &["of", "called", "initials"]) && at > 1 && person(at - 2) && self.text.gap(at - 1) == " "
                || self.is(at - 1, &["initials", "called"])
                || self.is(at - 1, &["group", "pair"]) && at > 1 && person(at - 2));
        let stands_for_words = self.text.touches(at)
            && self.word(at + 1).is_some_and(|next| {
                next.shape == Shape::Small
                    && [
                        "plan",
                        "plans",
                        "status",
                        "team",
                        "service",
                        "services",
                        "worker",
                        "order",
                        "conference",
                        "review",
                        "meeting",
                        "process",
                        "assessment",
                        "programme",
                        "support",
                    ]
                    .iter()
                    .any(|own| next.is(own))
            });
        let after = word.owns && (person(at + 1) || self.is(at + 1, ADJECTIVES) && person(at + 2));
        ((before && !stands_for_words) || after).then_some(at)
    }

    /// Whether a single letter is a label: "Child K", "Family A", "Table B".
    fn is_label(&self, at: usize) -> bool {
        at > 0
            && self.text.touches(at - 1)
            && self.word(at - 1).is_some_and(|before| {
                before.has_capital()
                    || HUMANS.one(before.text)
                    || [
                        "family",
                        "appendix",
                        "annex",
                        "table",
                        "figure",
                        "part",
                        "grade",
                        "band",
                        "group",
                        "option",
                        "tier",
                        "vitamin",
                        "plan",
                        "hepatitis",
                    ]
                    .iter()
                    .any(|own| before.is(own))
            })
    }

    /// A word that can be part of a name.
    fn surname(&self, at: usize) -> Option<&Word<'_>> {
        let word = self.word(at)?;
        let fits = matches!(word.shape, Shape::Capital | Shape::Capitals)
            && word.text.chars().count() > 1
            && !contains(NOT_NAMES, word.text)
            && !contains(INSTITUTIONS, word.text)
            && !contains(MONTHS, word.text)
            && !contains(COURTESIES, word.text)
            && !(word.shape == Shape::Capitals
                && (contains(ABBREVIATIONS, word.text) || word.text.len() < 4 && !is_given_name(word.text)));
        fits.then_some(word)
    }

    /// The last word of the name that begins here, over surnames and hyphens.
    fn end_of_name(&self, first: usize) -> usize {
        let mut last = first;
        while last < first + 4 {
            let Some(word) = self.word(last) else { break };
            let gap = self.text.gap(last);
            let joined = self.text.touches(last) || gap == "-" || gap == "‑";
            if !joined || word.owns {
                break;
            }
            let particle = self.is(
                last + 1,
                &["al", "bin", "da", "de", "del", "der", "di", "el", "la", "le", "van", "von", "ibn", "bint", "dos"],
            );
            if particle && self.text.touches(last + 1) && self.surname(last + 2).is_some() {
                last += 2;
                continue;
            }
            let initial =
                self.word(last + 1).is_some_and(|next| next.shape == Shape::Letter && next.text != "I" && next.text != "A");
            if initial && self.same_sentence(last, last + 1) {
                last += 1;
                continue;
            }
            if self.surname(last + 1).is_none() || !self.same_sentence(last, last + 1) {
                break;
            }
            last += 1;
        }
        last
    }

    /// A name that has something to do with this word: the first and last word of it.
    fn name(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.word(at)?;
        if word.shape == Shape::Capital && contains(COURTESIES, word.text) {
            return self.after_courtesy(at);
        }
        if word.watched && (is_family(word.text) || contains(NEAR, word.text)) {
            if let Some(found) = self.after_family(at) {
                return Some(found);
            }
        }
        if (word.is("called") || word.is("named") || word.is("nicknamed"))
            && let Some(found) = self.called(at)
        {
            return Some(found);
        }
        if !word.has_capital() {
            return None;
        }
        if word.owns
            && let Some(found) = self.before_family(at)
        {
            return Some(found);
        }
        if let Some(found) = self.told_of_family(at) {
            return Some(found);
        }
        self.given_name(at).or_else(|| self.who_speaks(at))
    }

    fn after_courtesy(&self, at: usize) -> Option<(usize, usize)> {
        let gap = self.text.gap(at);
        if !matches!(gap.trim(), "" | ".") || !self.same_sentence(at, at + 1) {
            return None;
        }
        let first = at + 1;
        let last = match self.word(first)?.shape {
            Shape::Letter if self.text.gap(first).starts_with('.') && self.surname(first + 1).is_some() => {
                self.end_of_name(first + 1)
            }
            Shape::Letter => return None,
            _ => {
                if self.is(first, &["justice", "speaker", "recorder", "mayor"]) {
                    return None;
                }
                self.surname(first)?;
                self.end_of_name(first)
            }
        };
        let known = self.words(first, last).last().is_some_and(|last| self.scanner.knows(&[last]));
        (!known && !self.is_excused(at, last)).then_some((first, last))
    }

    fn words(&self, first: usize, last: usize) -> Vec<&str> {
        (first..=last).filter_map(|i| self.word(i)).map(|word| word.text).collect()
    }

    /// "her sister Leanne", "Mum (Leanne)", "mother of Kayden", "his son is called Kayden".
    fn after_family(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.word(at)?;
        let sure = is_family(word.text);
        let mut first = at + 1;
        let mut introduced = false;
        if word.owns {
            // "his mother's name is Leanne".
            if !self.is(first, &["name", "names"]) {
                return None;
            }
        }
        while first < at + 6 && self.is(first, INTRODUCE) && self.same_sentence(at, first) {
            introduced |= self.is(first, &["called", "named", "nicknamed", "name", "known"]);
            first += 1;
        }
        if first > at + 1 && !introduced {
            return None;
        }
        let mut of = false;
        if first == at + 1 && (self.is(first, &["of", "to"])) && self.text.touches(at) {
            of = true;
            first += 1;
            while self.is(first, &["baby", "little", "young", "child", "twins", "pupil"]) {
                first += 1;
            }
        }
        let name = self.word(first)?;
        if !self.same_sentence(at, first) {
            return None;
        }
        let gap = self.text.source.get(self.word(first - 1)?.end..name.start).unwrap_or_default();
        let plain = gap.chars().all(char::is_whitespace);
        let marked = !plain
            && gap.chars().count() <= 4
            && gap.chars().all(|letter| {
                letter.is_whitespace()
                    || matches!(letter, ',' | '(' | ':' | '-' | '–' | '—' | '“' | '‘' | '"' | '\'' | '[' | '*' | '_' | '’')
            });
        if !plain && !marked {
            return None;
        }
        let capital = name.has_capital();
        if !capital {
            // In small letters: only a given name that is nothing else, right beside the word.
            return (sure && (plain || introduced) && is_given_name_alone(name.text) && name.shape == Shape::Small)
                .then_some((first, first));
        }
        self.surname(first)?;
        let last = self.end_of_name(first);
        let given = is_given_name(name.text);
        let institution = self.ends_as_institution(first, last) || self.scanner.is_of_a_body(name.text) && !given;
        let of_origin = self.is(last + 1, ORIGINS) && !given;
        if institution || of_origin || self.is_known(first, last) && last > first || self.is_excused(first, last) {
            return None;
        }
        let in_title = word.has_capital() && !word.first && plain && !given;
        // "Parent Champions": at the beginning of a sentence the word of family may begin the name of a group.
        let likely = !word.has_capital()
            || of
            || introduced
            || first == last && (self.speaks(last + 1) || self.text.gap(last).starts_with([',', ')']));
        let strong = match (sure, plain) {
            (true, true) => !in_title && (given || name.shape == Shape::Capital && likely),
            (true, false) => given || self.closes(last),
            (false, _) => {
                (given && (plain && name.shape == Shape::Capital || is_given_name_alone(name.text)) && !of && !in_title)
                    || introduced
            }
        };
        let after_family_in_capitals = word.shape == Shape::Capitals && name.shape == Shape::Capitals && !given;
        (strong && !after_family_in_capitals).then_some((first, last))
    }

    /// "a boy called Kayden", "known as Leanne": somebody is called so, and not something.
    fn called(&self, at: usize) -> Option<(usize, usize)> {
        let first = at + 1;
        let name = self.surname(first)?;
        if !self.same_sentence(at, first) {
            return None;
        }
        let last = self.end_of_name(first);
        let someone = (1..=4)
            .filter_map(|back| self.text.before(at, back))
            .any(|word| HUMANS.one(word.text) || word.is("he") || word.is("she") || word.is("i"));
        ((someone || is_given_name_alone(name.text)) && !self.ends_as_institution(first, last) && !self.is_known(first, last))
            .then_some((first, last))
    }

    /// "Leanne's mother", "Kayden’s little sister".
    fn before_family(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.surname(at)?;
        let mut next = at + 1;
        while next < at + 4 && self.is(next, ADJECTIVES) {
            next += 1;
        }
        let family = self.word(next)?;
        let beside = is_family(family.text) && self.same_sentence(at, next);
        let mut first = at;
        while first > 0 && self.text.touches(first - 1) && self.surname(first - 1).is_some() && !self.word(first - 1)?.owns {
            first -= 1;
        }
        let given = is_given_name(word.text) || self.word(first).is_some_and(|first| is_given_name(first.text));
        let many = HUMANS.plural(word.text)
            || HUMANS.one(word.text)
            || self.scanner.is_of_a_body(word.text)
            || HUMANS.plural(family.text) && !given;
        let excused = ["today", "god", "world", "mayor", "force", "city", "county", "country"].iter().any(|own| word.is(own));
        (beside && !many && !excused && !self.ends_as_institution(first, at)).then_some((first, at))
    }

    /// "Leanne, his sister", "Leanne (mother)".
    fn told_of_family(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.surname(at)?;
        if at > 0 && self.text.touches(at - 1) && self.surname(at - 1).is_some() {
            return None;
        }
        let last = self.end_of_name(at);
        let gap = self.text.gap(last);
        if !(gap.starts_with(',') || gap.starts_with(" (") || gap.contains('–')) || !self.same_sentence(last, last + 1) {
            return None;
        }
        let mut next = last + 1;
        let whose = self.is(next, &["his", "her", "their", "my", "the"]);
        if whose {
            next += 1;
        }
        while next < last + 5
            && (self.is(next, ADJECTIVES)
                || self.is(next, &["child", "boy", "girl"]) && self.word(next).is_some_and(|word| word.owns))
        {
            next += 1;
        }
        let family = self.word(next).is_some_and(|family| is_family(family.text));
        let placed = at > 0 && self.is(at - 1, &["in", "at", "from", "near", "to", "of", "outside", "around"]);
        let given = is_given_name(word.text);
        // At the beginning of a sentence any word has a capital: "Afterwards, her mother".
        let likely = given || (!word.first && !placed) || gap.starts_with(" (");
        (family
            && likely
            && (whose || gap.starts_with(" ("))
            && !self.ends_as_institution(at, last)
            && !(self.is_known(at, last) && last > at))
            .then_some((at, last))
    }

    /// A given name, alone or with a surname.
    fn given_name(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.surname(at)?;
        if !is_given_name(word.text) || contains(TITLES, word.text) {
            return self.before_birth(at);
        }
        if at > 0 {
            let gap = self.text.gap(at - 1);
            let before = self.word(at - 1)?;
            // "St John", "Upper Holly", "Great Glen", "Sampleton-Holly": the end of another name.
            let inside = (self.text.touches(at - 1) || gap == "-") && before.sentence == word.sentence;
            let part = inside
                && (before.is("st")
                    || before.is("saint")
                    || before.is("san")
                    || contains(TITLES, before.text) && before.has_capital() && self.manner == Manner::Report
                    || (before.has_capital() && !before.first && self.surname(at - 1).is_some() && !is_family(before.text)));
            if part || before.is("operation") || before.is("storm") || before.is("project") {
                return None;
            }
        }
        let last = self.end_of_name(at);
        if self.ends_as_institution(at, last) || self.is_known(at, last) || self.is_public(at, last) {
            return None;
        }
        if last == at && (!self.is_lone_given_name(at) || word.shape == Shape::Capitals && word.text.len() < 4) {
            return None;
        }
        // A word that is a name too needs a surname that is not the beginning of a place or a scheme.
        if last > at
            && !is_given_name_alone(word.text)
            && (word.first
                && !self.speaks(last + 1)
                && !self.is(last + 1, &["and", "who"])
                && !is_given_name(self.word(last)?.text)
                && self.scanner.is_of_a_body(word.text))
        {
            return None;
        }
        if self.is_excused(at, last) || self.word(at).is_some_and(|word| self.scanner.is_of_a_body(word.text)) && last == at {
            return None;
        }
        Some((at, last))
    }

    /// "Tiwa, dob", "Tiwa (born": a word with a capital, and the beginning of what is known of a person.
    fn before_birth(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.surname(at).filter(|word| word.shape == Shape::Capital)?;
        let last = self.end_of_name(at);
        let gap = self.text.gap(last);
        let told = self.is(last + 1, &["dob", "d", "born", "aged"]) && (gap.starts_with(',') || gap.starts_with(" ("));
        let dob = !self.is(last + 1, &["d"]) || self.is(last + 2, &["o"]);
        let plain = !HUMANS.one(word.text)
            && !HUMANS.plural(word.text)
            && !contains(ROLES, word.text)
            && !self.scanner.is_of_a_body(word.text);
        (told && dob && plain && !self.ends_as_institution(at, last)).then_some((at, last))
    }

    /// Whether a given name alone is a person's: nothing else is called so, or it speaks or has something a person has.
    fn is_lone_given_name(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if is_given_name_alone(word.text) {
            return true;
        }
        is_given_name(word.text)
            && !word.first
            && word.shape == Shape::Capital
            && self.speaks(at + 1)
            && self.is(at + 1, &["said", "says", "told", "felt", "asked", "wanted", "wants", "wrote", "loves", "liked", "cried"])
    }

    fn speaks(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.shape == Shape::Small && contains_unsorted(DOES, word.text))
    }

    /// "Xiomara said that she", "Tunde Bakare told us about his": names no list has.
    fn who_speaks(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.surname(at).filter(|word| word.shape == Shape::Capital && !word.owns)?;
        if at > 0
            && self.text.touches(at - 1)
            && self.word(at - 1).is_some_and(|before| {
                before.has_capital() || before.is("the") || before.is("in") || before.shape == Shape::Letter
            })
        {
            return None;
        }
        let last = self.end_of_name(at);
        let ends_small = !HUMANS.one(word.text)
            && !HUMANS.plural(word.text)
            && !word.text.ends_with("ly")
            && !word.text.ends_with("ing")
            && !word.text.ends_with("ed");
        let follows = (last + 1..last + 8).filter(|i| self.same_sentence(last, *i)).any(|i| self.is(i, PRONOUNS));
        let plain = !contains(ROLES, word.text)
            && !self.scanner.is_of_a_body(word.text)
            && !is_family(word.text)
            && !contains(NEAR, word.text);
        (ends_small
            && plain
            && self.speaks(last + 1)
            && self.text.touches(last)
            && follows
            && !self.ends_as_institution(at, last)
            && !self.is_known(at, last)
            && !self.is_excused(at, last)
            && !self.is_public(at, last))
        .then_some((at, last))
    }

    /// Whether a name ends a sentence or a bracket, or goes on as an apposition.
    fn closes(&self, last: usize) -> bool {
        let gap = self.text.gap(last);
        self.word(last + 1).is_none()
            || !self.same_sentence(last, last + 1)
            || gap.starts_with([',', ')', '.', ':', '”', '"', '’'])
            || self.is(last + 1, &["and", "who"])
    }

    /// "Holly Road Surgery", "the Freya Centre", "Sarah's Law", "Leanne Smith Foundation".
    fn ends_as_institution(&self, first: usize, last: usize) -> bool {
        let next = last + 1;
        let gap = self.text.gap(last);
        let owned = self.word(last).is_some_and(|word| word.owns);
        let beside = self.text.touches(last) || gap == "-" || (owned && !gap.contains([',', '.', ';']));
        let institution = |i: usize| {
            self.word(i).is_some_and(|word| {
                word.has_capital()
                    && (contains(INSTITUTIONS, word.text)
                        || contains(&["rise", "star", "story", "project", "hope"], word.text) && owned && word.text.len() < 4)
            })
        };
        let the = first > 0 && self.is(first - 1, &["the"]) && self.text.touches(first - 1);
        let and_institution =
            beside && self.is(next, &["and", "of", "for", "the", "&"]) && (institution(next + 1) || institution(next + 2)) && the;
        (beside
            && (institution(next)
                || self
                    .word(next)
                    .is_some_and(|word| word.has_capital() && !owned && institution(next + 1) && self.text.touches(next))))
            || and_institution
    }

    fn is_known(&self, first: usize, last: usize) -> bool {
        self.scanner.knows(&self.words(first, last))
    }

    fn is_public(&self, first: usize, last: usize) -> bool {
        let words: Vec<String> = self.words(first, last).iter().map(|word| word.to_lowercase()).collect();
        words.windows(2).any(|pair| PUBLIC_NAMES.iter().any(|public| pair.iter().map(String::as_str).eq(public.iter().copied())))
    }

    /// Whether somebody is named with an office: "Helen Marsh, independent chair", "the chief nurse, Anita Sharma".
    fn is_excused(&self, first: usize, last: usize) -> bool {
        if self.manner == Manner::Story {
            return false;
        }
        if first == last && is_given_name_alone(self.word(first).map_or("", |word| word.text)) {
            return first > 0 && self.word(first - 1).is_some_and(|word| contains(TITLES, word.text) && word.has_capital());
        }
        let role = |i: usize| {
            self.word(i).is_some_and(|word| contains(ROLES, word.text) || contains(TITLES, word.text) && word.has_capital())
        };
        if self.word(last + 1).is_some_and(|word| contains(HONOURS, word.text) && word.shape == Shape::Capitals) {
            return true;
        }
        self.role_before(first, &role) || self.role_after(last, &role)
    }

    fn role_before(&self, first: usize, role: &dyn Fn(usize) -> bool) -> bool {
        let mut at = first;
        for _ in 0..9 {
            let Some(before) = at.checked_sub(1) else { return false };
            if !self.same_sentence(before, first) {
                return false;
            }
            if role(before) {
                // "told her support worker Tracy" is an officer; "the son of a nurse, Tom," is not.
                return !(at == first && before > 0 && self.is(before - 1, &["a", "an"]) && self.text.gap(before).contains(','));
            }
            if before + 1 == first
                && self.is(before, &["by"])
                && before > 0
                && contains_unsorted(
                    &[
                        "chaired",
                        "led",
                        "authored",
                        "written",
                        "reviewed",
                        "presented",
                        "signed",
                        "facilitated",
                        "approved",
                        "prepared",
                        "commissioned",
                        "undertaken",
                        "conducted",
                        "delivered",
                        "overseen",
                    ],
                    self.word(before - 1).map_or("", |word| word.text),
                )
            {
                return true;
            }
            let Some(word) = self.word(before) else { return false };
            let joins = word.has_capital()
                || word.owns
                || [
                    "of",
                    "for",
                    "and",
                    "the",
                    "at",
                    "to",
                    "in",
                    "our",
                    "its",
                    "children",
                    "safeguarding",
                    "services",
                    "&",
                    "is",
                    "then",
                    "now",
                    "new",
                ]
                .iter()
                .any(|own| word.is(own));
            if !joins {
                return false;
            }
            at = before;
        }
        false
    }

    fn role_after(&self, last: usize, role: &dyn Fn(usize) -> bool) -> bool {
        let gap = self.text.gap(last);
        let apposition = gap.contains([',', '(', '–', '—', ':', '|', '-']);
        let becomes = self.is(
            last + 1,
            &[
                "is",
                "was",
                "became",
                "chairs",
                "chaired",
                "leads",
                "led",
                "has",
                "as",
                "remains",
                "joined",
                "took",
                "succeeded",
                "continues",
                "acts",
                "acted",
                "stepped",
                "retired",
                "serves",
                "served",
            ],
        );
        if !apposition && !becomes {
            return false;
        }
        if self.is(last + 1, &["chairs", "chaired", "leads", "led"]) {
            return true;
        }
        for i in last + 1..last + 11 {
            if !self.same_sentence(last, i) {
                return false;
            }
            if role(i) {
                let of_nobody =
                    i > 0 && (self.is(i - 1, &["a", "an", "his", "her"]) || becomes && self.is(i - 1, &["by", "with"]));
                let behind_a_comma = i > last + 1 && self.text.gap(i - 1).contains(',') && becomes;
                return !of_nobody && !behind_a_comma;
            }
            let stops =
                ["who", "whose", "her", "his", "he", "she", "said", "told", "and", "aged", "when", "mother", "father", "lives"];
            let goes_on = i == last + 1 && becomes;
            if !goes_on
                && self.is(i, &stops)
                && !(self.is(i, &["and"]) && self.word(i - 1).is_some_and(|word| word.has_capital()))
            {
                return false;
            }
        }
        false
    }
}

fn contains_unsorted(list: &[&str], word: &str) -> bool {
    list.iter().any(|own| word.eq_ignore_ascii_case(own))
}
