//! Names next to words for family members.

use super::Seeker;
use crate::privacy::given_names::{is_given_name, is_given_name_alone};
use crate::privacy::lists::{ADJECTIVES, HUMANS, INTRODUCE, ORIGINS, is_family};
use crate::privacy::words::Shape;

impl Seeker<'_> {
    /// A name after the word: "her sister Leanne", "Mum (Leanne)", "mother of Kayden", "his son is called Kayden". Returns its
    /// first and last word.
    pub(super) fn after_family(&self, at: usize) -> Option<(usize, usize)> {
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
            // In lower case, only an unambiguous given name directly next to the word counts.
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
        // "Parent Champions": at the start of a sentence, the word for a family member may begin the name of a group.
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

    /// A name before the word, as its owner: "Leanne's mother", "Kayden’s little sister". Returns its first and last word.
    pub(super) fn before_family(&self, at: usize) -> Option<(usize, usize)> {
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

    /// A name explained by the word: "Leanne, his sister", "Leanne (mother)". Returns its first and last word.
    pub(super) fn told_of_family(&self, at: usize) -> Option<(usize, usize)> {
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
        // At the start of a sentence every word has a capital: "Afterwards, her mother".
        let likely = given || (!word.first && !placed) || gap.starts_with(" (");
        (family
            && likely
            && (whose || gap.starts_with(" ("))
            && !self.ends_as_institution(at, last)
            && !(self.is_known(at, last) && last > at))
            .then_some((at, last))
    }
}
