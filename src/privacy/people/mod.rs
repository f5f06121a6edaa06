//! Names and initials of people.
//!
//! A name is reported when something shows that it is a person's: a word for a family member next to it, a title before it, a
//! given name in it. Somebody named with an office is named for the office, and is not reported in reports.

mod family;
mod initials;
mod office;

use std::cell::OnceCell;
use std::ops::Range;

use super::given_names::{is_given_name, is_given_name_alone};
use super::lists::{
    ABBREVIATIONS, COURTESIES, DOES, DOES_ALONE, FUNCTION_WORDS, HUMANS, INSTITUTIONS, INTRODUCES, MADE_FOR, MONTHS, NEAR,
    NOT_NAMES, NOT_PLACES, PERHAPS_STREETS, PRONOUNS, PUBLIC_NAMES, ROLES, STREETS, TITLES, TOLD_OF, is_family,
};
use super::words::{List, Shape, Text, Word, contains};
use super::{Kind, Manner, Scanner};

pub(super) fn find(scanner: &Scanner, text: &Text, manner: Manner, found: &mut Vec<(Kind, Range<usize>)>) {
    let seeker = Seeker { scanner, text, manner, surnames: vec![OnceCell::new(); text.words.len()] };
    let mut i = 0;
    while let Some(word) = text.get(i) {
        if word.plain {
            i += 1;
        } else if let Some(last) = seeker.initials(i) {
            found.extend(seeker.range(i, last).map(|range| (Kind::Initials, range)));
            i = last + 1;
            // "AJ, BJ and CJ": the rest of the list are initials too.
            while let Some(other) = seeker.goes_on(i).filter(|at| seeker.may_be_initials(*at)) {
                found.extend(seeker.range(other, other).map(|range| (Kind::Initials, range)));
                i = other + 1;
            }
        } else if let Some((first, last)) = seeker.name(i).filter(|(first, _)| !seeker.is_pseudonym(*first)) {
            found.extend(seeker.range(first, last).map(|range| (Kind::Name, range)));
            i = last.max(i) + 1;
            // "Tariq, Ellie and Mo": the rest of the list are names too.
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
    /// For each word, whether it can be part of a name. The answer is kept because it is needed often.
    surnames: Vec<OnceCell<bool>>,
}

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

    /// The index of the next entry of a list, when a comma, "and" or "or" comes at the word `next`.
    fn goes_on(&self, next: usize) -> Option<usize> {
        let gap = self.text.gap(next.checked_sub(1)?);
        let and = self.is(next, &["and", "or"]) && gap.trim_matches(',').trim().is_empty();
        let at = if and { next + 1 } else { next };
        ((and || gap.trim() == ",") && self.same_sentence(next - 1, at)).then_some(at)
    }

    fn may_be_lone_name(&self, at: usize) -> bool {
        let fits = self.surname(at).is_some_and(|word| {
            word.shape == Shape::Capital
                && !ROLES.has(word.text)
                && !self.scanner.is_of_a_body(word.text)
                && !HUMANS.plural(word.text)
                && !is_family(word.text)
        });
        fits && self.end_of_name(at) == at && !self.ends_as_institution(at, at)
    }

    /// The word here, if it can be part of a name.
    fn surname(&self, at: usize) -> Option<&Word<'_>> {
        let word = self.word(at).filter(|word| word.has_capital())?;
        self.surnames.get(at)?.get_or_init(|| Self::may_be_surname(word)).then_some(word)
    }

    fn may_be_surname(word: &Word) -> bool {
        word.text.chars().count() > 1
            && !NOT_NAMES.has(word.text)
            && !INSTITUTIONS.has(word.text)
            && !MONTHS.has(word.text)
            && !COURTESIES.has(word.text)
            && !is_contraction(word.text)
            && !(word.shape == Shape::Capitals
                && (ABBREVIATIONS.has(word.text) || word.text.len() < 4 && !is_given_name(word.text)))
    }

    /// The last word of the name that starts here, including surnames and hyphenated parts.
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

    /// The first and last word of a name that this word belongs to or points to.
    fn name(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.word(at)?;
        if word.shape == Shape::Capital && COURTESIES.has(word.text) {
            return self.after_courtesy(at);
        }
        if (is_family(word.text) || NEAR.has(word.text))
            && let Some(found) = self.after_family(at)
        {
            return Some(found);
        }
        if INTRODUCES.has(word.text)
            && (word.is("called")
                || word.is("named")
                || word.is("nicknamed")
                || word.is("as") && at > 0 && self.is(at - 1, &["known"])
                || word.is("is") && at > 1 && self.is(at - 1, &["name"]) && self.is(at - 2, &["his", "her", "my", "whose"]))
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
        self.given_name(at).or_else(|| self.who_speaks(at)).or_else(|| self.who_is_cared_for(at))
    }

    /// A name that is in no list, where something belongs to one person: "The plan for Xiomara, who", "a care order for Xiomara".
    /// In a story also "she hugged Xiomara".
    fn who_is_cared_for(&self, at: usize) -> Option<(usize, usize)> {
        self.surname(at).filter(|word| word.shape == Shape::Capital && !word.first && !word.owns)?;
        if !self.text.touches(at.checked_sub(1)?) {
            return None;
        }
        let last = self.end_of_name(at);
        let order = self.is(at - 1, &["for"]) && at > 1 && self.is(at - 2, &["order", "orders"]);
        let of_one = (self.is_made_for(at) || self.is_told_of(at))
            && (last + 1..last + 9)
                .filter(|i| self.same_sentence(last, *i))
                .any(|i| self.is(i, &PRONOUNS) || self.is(i, &["who"]));
        let done_to = self.manner == Manner::Story
            && self.is(
                at - 1,
                &[
                    "adopted",
                    "asked",
                    "bathed",
                    "carried",
                    "collected",
                    "comforted",
                    "fed",
                    "fostered",
                    "hugged",
                    "kissed",
                    "loved",
                    "met",
                    "missed",
                    "told",
                ],
            );
        let stands_alone = !self.text.touches(last) || self.is_function_word(last + 1);
        ((order || of_one || done_to) && stands_alone && self.may_name_a_person(at, last)).then_some((at, last))
    }

    /// Whether capitalised words that are in no list can be a person's name.
    fn may_name_a_person(&self, first: usize, last: usize) -> bool {
        self.word(first).is_some_and(|word| {
            !HUMANS.one(word.text)
                && !HUMANS.plural(word.text)
                && !ROLES.has(word.text)
                && !NEAR.has(word.text)
                && !NOT_PLACES.has(word.text)
                && !self.scanner.is_of_a_body(word.text)
        }) && !self.ends_as_institution(first, last)
            && !self.is_known(first, last)
            && !self.is_excused(first, last)
            && !self.is_public(first, last)
    }

    fn is_made_for(&self, at: usize) -> bool {
        at > 1 && self.is(at - 1, &["for"]) && self.is(at - 2, MADE_FOR)
    }

    fn is_told_of(&self, at: usize) -> bool {
        at > 1 && self.is(at - 1, &["of"]) && self.is(at - 2, TOLD_OF)
    }

    fn is_function_word(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.shape == Shape::Small && FUNCTION_WORDS.has(word.text))
    }

    /// Whether this sentence or a neighbouring one says that the name is not real: "not his real name", "chose the name".
    fn is_pseudonym(&self, at: usize) -> bool {
        let own = self.text.sentence(at);
        let from = self.text.sentence(own.start.saturating_sub(1)).start;
        let to = self.text.sentence(own.end).end.max(own.end);
        let name = |i: usize| self.is(i, &["name", "names"]);
        let mut named = false;
        for i in from..to {
            named |= name(i);
            let within = |words: &[&str], most: usize| (i + 1..=i + most).any(|next| self.is(next, words));
            let not_real = self.is(i, &["not"])
                && within(&["her", "his", "the", "their"], 3)
                && within(&["actual", "own", "real"], 4)
                && (named || within(&["name", "names"], 5));
            let chosen = self.is(i, &["chose", "chosen", "picked"]) && within(&["name"], 2);
            let changed = name(i) && within(&["changed"], 4);
            if not_real || chosen || changed || self.is(i, &["pseudonym", "pseudonyms"]) {
                return true;
            }
        }
        false
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

    /// A name that is introduced: "a boy called Kayden", "known as Leanne". A person must be called so, not a thing.
    fn called(&self, at: usize) -> Option<(usize, usize)> {
        let first = at + 1;
        let name = self.surname(first)?;
        if !self.same_sentence(at, first) {
            return None;
        }
        let last = self.end_of_name(first);
        let someone = (1..=4)
            .filter_map(|back| self.text.before(at, back))
            .any(|word| HUMANS.one(word.text) || PRONOUNS.has(word.text) || ["i", "my", "whose"].iter().any(|own| word.is(own)));
        ((someone || is_given_name_alone(name.text)) && !self.ends_as_institution(first, last) && !self.is_known(first, last))
            .then_some((first, last))
    }

    /// A given name, alone or with a surname.
    fn given_name(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.surname(at)?;
        if !is_given_name(word.text) || TITLES.has(word.text) {
            return self.before_birth(at);
        }
        if at > 0 {
            let gap = self.text.gap(at - 1);
            let before = self.word(at - 1)?;
            // "St John", "Upper Holly", "Great Glen", "Sampleton-Holly": the word is the end of another name.
            let inside = (self.text.touches(at - 1) || gap == "-") && before.sentence == word.sentence;
            let part = inside
                && (before.is("st")
                    || before.is("saint")
                    || before.is("san")
                    || TITLES.has(before.text) && before.has_capital() && self.manner == Manner::Report
                    || (before.has_capital()
                        && (!before.first || is_given_name(before.text))
                        && self.surname(at - 1).is_some()
                        && !is_family(before.text)));
            // "Families and Youth Grant": the word is a name too, but ends a title.
            let ends_a_title = inside
                && before.has_capital()
                && !before.first
                && !is_given_name_alone(word.text)
                && !is_family(before.text)
                && !HUMANS.one(before.text)
                && !ROLES.has(before.text)
                && !TITLES.has(before.text);
            if part || ends_a_title || before.is("operation") || before.is("storm") || before.is("project") {
                return None;
            }
        }
        let last = self.end_of_name(at);
        if self.ends_as_institution(at, last) || self.is_known(at, last) || self.is_public(at, last) || self.is_cited(at, last) {
            return None;
        }
        if last == at && (!self.is_lone_given_name(at) || word.shape == Shape::Capitals && word.text.len() < 5) {
            return None;
        }
        // A name that is also a word needs a surname that does not start a place or a scheme.
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

    /// A capitalised word before a detail of a person: "Tiwa, dob", "Tiwa (born".
    fn before_birth(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.surname(at).filter(|word| word.shape == Shape::Capital)?;
        let last = self.end_of_name(at);
        let gap = self.text.gap(last);
        let told = self.is(last + 1, &["dob", "d", "born", "aged"]) && (gap.starts_with(',') || gap.starts_with(" ("));
        let dob = !self.is(last + 1, &["d"]) || self.is(last + 2, &["o"]);
        if !told || !dob {
            return None;
        }
        let plain =
            !HUMANS.one(word.text) && !HUMANS.plural(word.text) && !ROLES.has(word.text) && !self.scanner.is_of_a_body(word.text);
        (plain && !self.ends_as_institution(at, last)).then_some((at, last))
    }

    /// Whether a given name alone is a person's: it names nothing else, or it speaks, or it has something only a person has.
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
        self.word(at).is_some_and(|word| word.shape == Shape::Small && DOES.has(word.text))
    }

    /// A name in no list that speaks: "Xiomara said that she", "Tunde Bakare told us about his".
    fn who_speaks(&self, at: usize) -> Option<(usize, usize)> {
        let word = self.surname(at).filter(|word| word.shape == Shape::Capital && !word.owns)?;
        if at > 0
            && self.text.touches(at - 1)
            && self.word(at - 1).is_some_and(|before| {
                before.has_capital() || before.is("the") || before.is("in") || before.shape == Shape::Letter
            })
            || at > 0 && self.word(at - 1).is_some_and(|before| before.owns)
        {
            return None;
        }
        let last = self.end_of_name(at);
        let speaks = self.speaks(last + 1);
        if !speaks && self.manner != Manner::Story {
            return None;
        }
        let ends_small = !HUMANS.one(word.text)
            && !HUMANS.plural(word.text)
            && !word.text.ends_with("ly")
            && !word.text.ends_with("ing")
            && !word.text.ends_with("ed");
        let follows = (last + 1..last + 8).filter(|i| self.same_sentence(last, *i)).any(|i| self.is(i, &PRONOUNS));
        let plain = !ROLES.has(word.text)
            && !TITLES.has(word.text)
            && !self.scanner.is_of_a_body(word.text)
            && !is_family(word.text)
            && !NEAR.has(word.text);
        let alone = self.manner == Manner::Story
            && !word.text.ends_with('s')
            && !NOT_PLACES.has(word.text)
            && self.is_alone_in_doing(last + 1)
            && (!word.first
                || !self.is(last + 1, COME_AND_GO)
                || (last + 2..last + 16)
                    .any(|i| self.same_sentence(last, i) && self.is_alone_in_doing(i) && !self.is(i, COME_AND_GO)));
        (ends_small
            && plain
            && (speaks && follows || alone)
            && self.text.touches(last)
            && !self.ends_as_institution(at, last)
            && !self.is_known(at, last)
            && !self.is_excused(at, last)
            && !self.is_public(at, last))
        .then_some((at, last))
    }

    fn is_alone_in_doing(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.shape == Shape::Small && DOES_ALONE.has(word.text))
    }

    /// Whether a name ends a sentence or a bracket, or is followed by an apposition.
    fn closes(&self, last: usize) -> bool {
        let gap = self.text.gap(last);
        self.word(last + 1).is_none()
            || !self.same_sentence(last, last + 1)
            || gap.starts_with([',', ')', '.', ':', '”', '"', '’'])
            || self.is(last + 1, &["and", "who"])
    }

    /// Whether a name belongs to an institution: "Holly Road Surgery", "the Freya Centre", "Sarah's Law", "Leanne Smith
    /// Foundation".
    fn ends_as_institution(&self, first: usize, last: usize) -> bool {
        let next = last + 1;
        let gap = self.text.gap(last);
        let owned = self.word(last).is_some_and(|word| word.owns);
        let beside = self.text.touches(last) || gap == "-" || (owned && !gap.contains([',', '.', ';']));
        let institution = |i: usize| {
            self.word(i).is_some_and(|word| {
                word.has_capital()
                    && (INSTITUTIONS.has(word.text)
                        || STREETS.has(word.text)
                        || PERHAPS_STREETS.has(word.text)
                        || contains(&["rise", "star", "story", "project", "hope"], word.text) && owned && word.text.len() < 4)
            })
        };
        let the = first > 0 && self.is(first - 1, &["the"]) && self.text.touches(first - 1);
        let and_sons = beside
            && self.is(next, &["and", "&"])
            && self.is(next + 1, &["co", "daughters", "partners", "sons"])
            && self.word(next + 1).is_some_and(|word| word.has_capital());
        let and_institution = and_sons
            || beside
                && self.is(next, &["and", "of", "for", "the", "&"])
                && (institution(next + 1) || institution(next + 2))
                && the;
        // "the Jay report", "the Ruth Ellis unit", "Fraser guidelines": things named after somebody.
        let work = beside
            && !owned
            && (self.is(next, &["competence", "competency", "guidelines", "principles", "ruling"])
                || the && self.word(next).is_some_and(|word| CALLED_AFTER_SOMEBODY.has(word.text)));
        work || (beside
            && (institution(next)
                || self
                    .word(next)
                    .is_some_and(|word| word.has_capital() && !owned && institution(next + 1) && self.text.touches(next))))
            || and_institution
    }

    /// Whether the name is the author of a publication: "Harwin et al. (2019)", "(Pearce, August 2022)".
    fn is_cited(&self, first: usize, last: usize) -> bool {
        let year = |i: usize| self.word(i).is_some_and(|word| word.number().is_some_and(|year| (1900..2100).contains(&year)));
        let in_brackets = first > 0 && self.text.gap(first - 1).ends_with('(');
        self.manner == Manner::Report
            && (self.is(last + 1, &["et"]) && self.is(last + 2, &["al"])
                || in_brackets
                    && self.text.gap(last).starts_with(',')
                    && (year(last + 1) || self.word(last + 1).is_some_and(|word| MONTHS.has(word.text)) && year(last + 2)))
    }

    fn is_known(&self, first: usize, last: usize) -> bool {
        self.scanner.knows(&self.words(first, last))
    }

    fn is_public(&self, first: usize, last: usize) -> bool {
        let words: Vec<String> = self.words(first, last).iter().map(|word| word.to_lowercase()).collect();
        words.windows(2).any(|pair| PUBLIC_NAMES.iter().any(|public| pair.iter().map(String::as_str).eq(public.iter().copied())))
    }
}

/// Well-known things named after a person.
#[rustfmt::skip]
static CALLED_AFTER_SOMEBODY: List = List::new(&[
    "approach", "award", "building", "campaign", "centre", "charity", "charter", "enquiry", "foundation", "framework", "fund",
    "house", "inquiry", "lecture", "method", "model", "pledge", "principle", "report", "room", "scale", "suite", "test",
    "toolkit", "trust", "unit", "ward", "wing",
]);

/// What things do too: "Morning came", "Money went".
const COME_AND_GO: &[&str] = &["came", "fell", "learned", "learnt", "missed", "ran", "tried", "went"];

/// Whether a word is a contraction such as "We've" or "They'd", which no name is.
fn is_contraction(word: &str) -> bool {
    let end = word.rsplit_once(super::words::is_apostrophe);
    end.is_some_and(|(_, end)| ["d", "ll", "m", "re", "t", "ve"].iter().any(|own| end.eq_ignore_ascii_case(own)))
}

fn contains_unsorted(list: &[&str], word: &str) -> bool {
    list.iter().any(|own| word.eq_ignore_ascii_case(own))
}
