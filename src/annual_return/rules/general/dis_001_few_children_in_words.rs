#![doc = include_str!("dis_001_few_children_in_words.md")]

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::model::DataForm;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};

/// A text gives a small number of children next to a word about harm.
pub const RULE: ReturnRule = ReturnRule::new("DIS-001", Level::Query, include_str!("dis_001_few_children_in_words.md"), check);

/// Small numbers, as digits and as words.
const SMALL: [&str; 10] = ["1", "2", "3", "4", "5", "one", "two", "three", "four", "five"];
/// The length of the longest of them in letters.
const LONGEST_SMALL: usize = 5;
/// Words for the people counted.
const CHILDREN: [&str; 19] = [
    "child",
    "children",
    "baby",
    "babies",
    "infant",
    "infants",
    "toddler",
    "toddlers",
    "boy",
    "boys",
    "girl",
    "girls",
    "sibling",
    "siblings",
    "teenager",
    "teenagers",
    "pupil",
    "pupils",
    "families",
];
/// Stems of words about harm. A number of children in a sentence without such a word reveals nothing harmful.
const HARM: [&str; 24] = [
    "abus",
    "allegation",
    "assault",
    "bereave",
    "custody",
    "death",
    "die",
    "dying",
    "exploit",
    "harm",
    "homicide",
    "injur",
    "kill",
    "murder",
    "neglect",
    "overdose",
    "pregnan",
    "rape",
    "removed",
    "suicid",
    "traffick",
    "violen",
    "hiv",
    "fgm",
];

/// Parts this rule leaves out: a story is about one family, and other rules cover it.
const NOT_JUDGED: [&str; 1] = ["stories"];

fn check(facts: &Facts, found: &mut Found) -> Checked {
    // The writer can no longer correct a public form, so the rule does not apply to it.
    if facts.this.data_form.get() == Some(DataForm::Public) {
        return CHECKED;
    }
    let texts = facts.leaves()?;
    let judged = texts.iter().filter(|leaf| !leaf.private && matches!(leaf.kind, "" | "narrative"));
    for leaf in judged.filter(|leaf| !NOT_JUDGED.contains(&leaf.path.part())) {
        // Most texts mention no harm, so this quick test skips them.
        if !speaks_of_harm(&leaf.text) {
            continue;
        }
        if let Some(harm) = leaf.text.split_inclusive(['.', '!', '?', ';']).find_map(few_children_beside) {
            found.add(
                leaf.path.clone(),
                format!("the text gives a number of children from 1 to 5 beside the word “{harm}”; such numbers are held back in tables"),
                "leave the number out, as in “a small number of children”, or say under explanations why nobody can be recognised by it",
            );
        }
    }
    CHECKED
}

/// Whether a text may contain a word from a list, or a word that begins with one.
fn may_have(list: &'static [&'static str], finder: &'static OnceLock<Option<AhoCorasick>>, text: &str) -> bool {
    let finder = finder.get_or_init(|| AhoCorasick::builder().ascii_case_insensitive(true).build(list).ok());
    finder.as_ref().is_none_or(|finder| finder.is_match(text))
}

fn speaks_of_harm(text: &str) -> bool {
    static FINDER: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    may_have(&HARM, &FINDER, text)
}

fn may_count_a_few(sentence: &str) -> bool {
    static FINDER: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    may_have(&SMALL, &FINDER, sentence)
}

/// The word about harm in a sentence that gives a small number of children.
fn few_children_beside(sentence: &str) -> Option<String> {
    let words = || {
        let is_between = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '’' | '\'' | '-');
        sentence.split(is_between).filter(|word| !word.is_empty())
    };
    // Most sentences count nothing, so this quick test skips them.
    if !may_count_a_few(sentence)
        || !words().any(|word| word.len() <= LONGEST_SMALL && SMALL.iter().any(|small| word.eq_ignore_ascii_case(small)))
    {
        return None;
    }
    let words: Vec<String> = words().map(str::to_lowercase).collect();
    let counts = words.iter().enumerate().any(|(i, word)| SMALL.contains(&word.as_str()) && counts_children(&words, i));
    counts.then(|| words.iter().find(|word| HARM.iter().any(|start| word.starts_with(start))).cloned())?
}

/// Whether the number at a position counts children: they follow it at once, or after one or two words that describe them.
fn counts_children(words: &[String], number: usize) -> bool {
    let word = |at: usize| words.get(number.saturating_add(at)).map_or("", String::as_str);
    // Under 5, aged 4: an age. 1 of 12, 1 in 4: part of a larger number.
    let back = |steps: usize| number.checked_sub(steps).and_then(|at| words.get(at)).map_or("", String::as_str);
    let is_part = matches!(back(1), "in" | "of" | "to") && is_number(back(2));
    if is_part || matches!(back(1), "under" | "aged" | "age" | "over" | "than" | "every" | "type" | "phase" | "section") {
        return false;
    }
    let is_group = |at: usize| {
        let young = word(at) == "young" && matches!(word(at.saturating_add(1)), "people" | "person");
        let next = if young { at.saturating_add(2) } else { at.saturating_add(1) };
        // One child in four: a share.
        (young || CHILDREN.contains(&word(at))) && !(word(next) == "in" && is_number(word(next.saturating_add(1))))
    };
    let describes = |at: usize| {
        let own = word(at);
        !own.is_empty()
            && !is_number(own)
            && !["of", "in", "and", "or", "to", "for", "with", "the", "a", "years", "months", "weeks", "days", "working", "hours"]
                .contains(&own)
    };
    is_group(1) || (describes(1) && is_group(2)) || (describes(1) && describes(2) && is_group(3) && word(1).ends_with("ly"))
}

fn is_number(word: &str) -> bool {
    const MORE: [&str; 7] = ["six", "seven", "eight", "nine", "ten", "twenty", "hundred"];
    SMALL.contains(&word) || MORE.contains(&word) || word.starts_with(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_children_beside_harm_are_seen() {
        for (text, harm) in [
            ("Three children died in the year", "died"),
            ("We learnt of 2 babies who were injured at home", "injured"),
            ("Harm to three children was seen", "harm"),
            ("There were allegations about four young people", "allegations"),
            ("Neglect was found for five disabled children", "neglect"),
            ("One child was seriously harmed", "harmed"),
        ] {
            assert_eq!(few_children_beside(text).as_deref(), Some(harm), "{text}");
        }
    }

    #[test]
    fn nobody_is_warned_of_what_counts_no_children_or_tells_of_no_harm() {
        for text in [
            "Three partners met after the death",
            "Two boards and five audits looked at neglect",
            "Most of the children under 5 live with neglect",
            "One child in four lives with domestic abuse",
            "Three children's homes were asked about harm",
            "Two young people joined the board",
            "In 9 of 12 cases harm to children was seen",
            "Help for neglect came within 5 working days of a child being seen",
            "Four courses on neglect of children were held",
            "Twelve children died",
        ] {
            assert_eq!(few_children_beside(text), None, "{text}");
        }
    }
}
