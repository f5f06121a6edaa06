//! Somebody named with an office is named for it.

use super::{Seeker, contains_unsorted};
use crate::privacy::Manner;
use crate::privacy::given_names::is_given_name_alone;
use crate::privacy::lists::{HONOURS, ROLES, TITLES};
use crate::privacy::words::Shape;

impl Seeker<'_> {
    /// Whether a name is given with an office: "Helen Marsh, independent chair", "the chief nurse, Anita Sharma".
    pub(super) fn is_excused(&self, first: usize, last: usize) -> bool {
        if self.manner == Manner::Story {
            return false;
        }
        if first == last && is_given_name_alone(self.word(first).map_or("", |word| word.text)) {
            return first > 0 && self.word(first - 1).is_some_and(|word| TITLES.has(word.text) && word.has_capital());
        }
        let role =
            |i: usize| self.word(i).is_some_and(|word| ROLES.has(word.text) || TITLES.has(word.text) && word.has_capital());
        if self.word(last + 1).is_some_and(|word| HONOURS.has(word.text) && word.shape == Shape::Capitals) {
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
                // "told her support worker Tracy" names an officer; "the son of a nurse, Tom," does not.
                return !(at == first && before > 0 && self.is(before - 1, &["a", "an"]) && self.text.gap(before).contains(','));
            }
            if before + 1 == first
                && self.is(before, &["by", "from"])
                && before > 0
                && contains_unsorted(
                    &[
                        "chaired",
                        "led",
                        "foreword",
                        "introduction",
                        "message",
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
        if self.is(last + 1, &["for"]) && self.is(last + 2, &["chairing", "leading", "editing", "organising"]) {
            return true;
        }
        if !apposition && !becomes {
            return false;
        }
        if self.is(last + 1, &["chairs", "chaired", "leads", "led"]) {
            return true;
        }
        // "Sunita Rao has been appointed": people are appointed only to an office.
        let appointed = |i: usize| self.is(i, &["appointed", "elected", "promoted", "reappointed", "seconded"]);
        if becomes && (last + 2..last + 5).any(|i| appointed(i) && self.same_sentence(last, i)) {
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
